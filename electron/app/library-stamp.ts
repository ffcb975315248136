/**
 * The stamp of a library: by it a cache is known to be of the library as it is now.
 */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Names, sizes and times of the files that a library is read from; null where there is no folder. */
export async function stampOf(folder: string): Promise<string | null> {
  try {
    const names = (await readdir(folder)).filter(name => /^(?:library|journal).*\.jsonl?$/.test(name)).sort()
    const files = await Promise.all(
      names.map(async name => {
        const { size, mtimeMs } = await stat(join(folder, name))
        return `${name} ${size} ${mtimeMs}`
      }),
    )
    return files.join('\n')
  } catch (error) {
    // A file that goes while it is looked at means that somebody works here: no stamp, no cache.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
