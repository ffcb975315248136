/**
 * A library.json that was edited outside Paperlane: what was edited in it, taken over.
 */
import { basename, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { EditedPreview } from '../../shared/ipc/keeping.ts'
import { withEdit } from '../../shared/library/merging.ts'
import type { Paper } from '../../shared/library/paper.ts'
import { libraryAt } from './earlier.ts'
import { errno } from './file-system.ts'
import { readSnapshot, type ReadSnapshot } from './formats/v1-snapshot.ts'
import type { Applied, Library } from './library.ts'
import { isNothing, previewOf, unlessUnreadable } from './preview.ts'
import { Slices } from './slices.ts'

/** The library.json that was edited outside Paperlane and waits in conflicts/ for a decision. */
export class EditedFile {
  readonly #library: Library

  constructor(library: Library) {
    this.#library = library
  }

  /** What using the newest such file would do; null where there is none, or where it says nothing new. */
  async preview(): Promise<EditedPreview | null> {
    const found = await this.#find()
    if (!found) return null
    const papers = await withEdits(this.#library, found.snapshot)
    const difference = await previewOf(this.#library, { type: 'become', papers, label: '' })
    const rejected = found.snapshot.rejected.length
    return isNothing(difference) ? null : { file: found.file, difference, rejected }
  }

  /**
   * Makes the edits of the file in the library, as one step that undo takes back. The file stays where it is kept.
   *
   * @throws PaperlaneError as `Library.apply`
   */
  async take(): Promise<Applied | null> {
    const found = await this.#find()
    if (!found) return null
    const papers = await withEdits(this.#library, found.snapshot)
    const label = 'Took over the edited library.json'
    const applied = await this.#library.apply({ type: 'become', papers, label }, 'user')
    await this.#settle('taken')
    return applied
  }

  /** Lets the file be. It stays where it is kept and is not asked about again. */
  async dismiss(): Promise<void> {
    await this.#settle('dismissed')
  }

  async #find(): Promise<{ readonly file: string; readonly snapshot: ReadSnapshot } | null> {
    const { files, folder } = this.#library
    for (const name of await this.#waiting()) {
      const bytes = await unlessUnreadable(name, () => files.readFile(join(folder, 'conflicts', name)))
      const reading = await readSnapshot(bytes)
      if (reading.is === 'edited' || reading.is === 'valid')
        return { file: join('conflicts', name), snapshot: reading.snapshot }
    }
    return null
  }

  /** The files that nothing was decided about, the newest first. */
  async #waiting(): Promise<string[]> {
    const { files, folder } = this.#library
    const names = await unlessUnreadable('conflicts', () => files.list(join(folder, 'conflicts')))
    return names
      .filter(name => waitingName.test(name))
      .sort()
      .reverse()
  }

  /**
   * The decision is part of the name, so that it holds after a restart too.
   *
   * @throws PaperlaneError `file-unwritable`; the file is asked about again then
   */
  async #settle(how: 'taken' | 'dismissed'): Promise<void> {
    const { files, folder } = this.#library
    const conflicts = join(folder, 'conflicts')
    const names = await this.#waiting()
    if (names.length === 0) return
    try {
      for (const name of names) {
        const settled = `${basename(name, '.json')}.${how}.json`
        await files.rename(join(conflicts, name), join(conflicts, settled))
      }
      await files.syncFolder(conflicts)
    } catch (cause) {
      if (errno(cause) === undefined) throw cause
      const message = `The edited file in conflicts could not be renamed (${errno(cause)}).`
      throw new PaperlaneError('file-unwritable', message, { cause })
    }
  }
}

/**
 * The papers as they are, with what was edited in the file.
 *
 * The file says of how many journal entries it knows. What it has otherwise than
 * the library had it then was edited; all else is older than the library, and no
 * edit. Where the library of then is not known any more, the file is taken as it stands.
 */
async function withEdits(library: Library, { papers, seq }: ReadSnapshot): Promise<readonly Paper[]> {
  const base = await libraryAt(library, seq)
  if (!base) return papers
  const slices = new Slices()
  const theirs = new Map(papers.map(paper => [paper.id, paper]))
  const ids = new Set([...Array.from(library.all(), ({ id }) => id), ...theirs.keys()])
  const result: Paper[] = []
  for (const id of ids) {
    const paper = withEdit(base(id), theirs.get(id), library.get(id))
    if (paper) result.push(paper)
    if (slices.isDue) await slices.rest()
  }
  return result
}

/** As recovery and the snapshot adapter name a library.json that they set aside. */
const waitingName = /^[\dT-]{19}-[0-9a-f]{4}-library\.json$/
