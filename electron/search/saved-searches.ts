/**
 * The saved searches of a library: `searches.json` in its folder, so that they go where the papers go.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { PaperlaneError } from '../../shared/errors.ts'
import { type SavedSearch, SavedSearches } from '../../shared/search/saved.ts'
import type { Library } from '../library/library.ts'
import { replaceFile } from '../library/replace-file.ts'

/**
 * Reads them; none where there is no file yet.
 *
 * @throws PaperlaneError `file-unreadable` where the file is no such list; it is left as it is
 */
export async function readSavedSearches({
  folder,
}: Pick<Library, 'folder'>): Promise<readonly SavedSearch[]> {
  const path = join(folder, 'searches.json')
  try {
    return v.parse(SavedSearches, JSON.parse(await readFile(path, 'utf8')))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    const message = `${path} does not hold saved searches that can be understood. It was left as it is.`
    throw new PaperlaneError('file-unreadable', message, { cause })
  }
}

/**
 * Writes them, so that they are on disk when this answers.
 *
 * @throws PaperlaneError as reading does, since what cannot be read is never overwritten; `library-read-only`; `file-unwritable`
 */
export async function writeSavedSearches(
  library: Pick<Library, 'folder' | 'isReadOnly'>,
  searches: readonly SavedSearch[],
): Promise<void> {
  if (library.isReadOnly) throw new PaperlaneError('library-read-only', 'The library is open read-only.')
  await readSavedSearches(library)
  const path = join(library.folder, 'searches.json')
  await replaceFile(path, Buffer.from(`${JSON.stringify(searches, null, 2)}\n`))
}
