/**
 * The list of kept files of a library: `kept-files.json` in its folder.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { PaperlaneError } from '../../shared/errors.ts'
import { type KeptFile, KeptFiles } from '../../shared/exports/kept.ts'
import type { Library } from '../library/library.ts'
import { replaceFile } from '../library/replace-file.ts'

/**
 * Reads it; empty where there is no file yet.
 *
 * @throws PaperlaneError `file-unreadable` where the file is no such list; it is left as it is
 */
export async function readKeptList({ folder }: Pick<Library, 'folder'>): Promise<readonly KeptFile[]> {
  const path = join(folder, 'kept-files.json')
  try {
    return v.parse(KeptFiles, JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    const message = `${path} does not list kept files in a way that can be understood. It was left as it is.`
    throw new PaperlaneError('file-unreadable', message, { cause })
  }
}

/** Writes it, so that it is on disk when this answers. Throws `file-unwritable`. */
export async function writeKeptList(
  { folder }: Pick<Library, 'folder'>,
  files: readonly KeptFile[],
): Promise<void> {
  await replaceFile(join(folder, 'kept-files.json'), Buffer.from(`${JSON.stringify(files, null, 2)}\n`))
}
