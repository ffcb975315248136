/**
 * How a library's papers go out: `exports.json` in its folder, so that keys are made alike wherever the library is opened.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { usualPattern } from '../../shared/bibtex/key-pattern.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { ExportChoices, usualOptions } from '../../shared/exports/options.ts'
import type { Library } from '../library/library.ts'
import { replaceFile } from '../library/replace-file.ts'

/**
 * Reads them; the usual ones where there is no file yet.
 *
 * @throws PaperlaneError `file-unreadable` where the file is something else; it is left as it is
 */
export async function readExportChoices({ folder }: Pick<Library, 'folder'>): Promise<ExportChoices> {
  const path = join(folder, 'exports.json')
  try {
    return v.parse(ExportChoices, JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      return { keyPattern: usualPattern, options: usualOptions, presets: [] }
    const message = `${path} does not say how to export in a way that can be understood. It was left as it is.`
    throw new PaperlaneError('file-unreadable', message, { cause })
  }
}

/**
 * Writes them, so that they are on disk when this answers.
 *
 * @throws PaperlaneError as reading does, since what cannot be read is never overwritten; `library-read-only`; `file-unwritable`
 */
export async function writeExportChoices(
  library: Pick<Library, 'folder' | 'isReadOnly'>,
  choices: ExportChoices,
): Promise<void> {
  if (library.isReadOnly) throw new PaperlaneError('library-read-only', 'The library is open read-only.')
  await readExportChoices(library)
  await replaceFile(
    join(library.folder, 'exports.json'),
    Buffer.from(`${JSON.stringify(choices, null, 2)}\n`),
  )
}
