/**
 * Setting aside: bytes that could not be used are kept, never overwritten (L5).
 *
 * `quarantine/` keeps what was damaged, `conflicts/` what another program put
 * in our place. Nothing is ever deleted from either; the person may.
 */
import { randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { ensureFolder, errno, type FileSystem, writeNewFile } from './file-system.ts'

/** Stands in the name of every file that is not finished; recovery deletes them. */
export const temporaryMark = '.tmp-'

/** A name beside a file, for what is to take its place once it is whole. */
export function temporaryPath(path: string): string {
  return `${path}${temporaryMark}${randomBytes(6).toString('hex')}`
}

export type AsideFolder = 'quarantine' | 'conflicts'

/** Where something set aside from `name` will stand: `quarantine/2031-05-04T10-20-30-1f2e-library.json`. */
export async function asidePath(
  files: FileSystem,
  library: string,
  into: AsideFolder,
  name: string,
  at: number,
): Promise<string> {
  const folder = join(library, into)
  await ensureFolder(files, folder)
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')
  return join(folder, `${time}-${randomBytes(2).toString('hex')}-${name}`)
}

/** Keeps bytes; answers the path they are at, relative to the library's folder. */
export async function keepBytes(
  files: FileSystem,
  library: string,
  into: AsideFolder,
  name: string,
  bytes: Uint8Array,
  at: number,
): Promise<string> {
  const path = await asidePath(files, library, into, name, at)
  await writeNewFile(files, path, [bytes])
  return join(into, basename(path))
}

/** Gives a file a second name, by a hard link or, where the disk knows none, by a copy. */
export async function keepFile(files: FileSystem, from: string, to: string): Promise<void> {
  try {
    await files.link(from, to)
  } catch (error) {
    if (!withoutLinks.has(errno(error) ?? '')) throw error
    // Under another name first: half a copy must never pass for the whole.
    const temporary = temporaryPath(to)
    await writeNewFile(files, temporary, [await files.readFile(from)])
    await files.rename(temporary, to)
  }
}

/** What file systems without hard links (FAT, some network drives) answer. */
const withoutLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES'])
