/**
 * Conflicted copies: what sync programs lay beside the library when it was changed in two places.
 *
 * Dropbox, Nextcloud, Google Drive, OneDrive, Syncthing and others all put
 * something between the name and its ending. Such a file is never read by
 * itself; on request its papers are merged, and then it goes to conflicts/.
 */
import { dirname, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { ConflictedCopy, MergePreview } from '../../shared/ipc/keeping.ts'
import { edited } from '../../shared/library/changes.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { asidePath } from './aside.ts'
import { backupSeq } from './backups.ts'
import { errno } from './file-system.ts'
import { readSnapshot } from './formats/v1-snapshot.ts'
import { journalFirstSeq, scanInParts } from './journal.ts'
import type { Applied, Library } from './library.ts'
import { previewOf, unlessUnreadable } from './preview.ts'
import { Slices } from './slices.ts'

interface ReadCopy {
  readonly papers: readonly Paper[]
  readonly isIntact: boolean
}

/** What a file of the library's folder is a copy of, by its name; null for any other file. */
export function copyOf(name: string): ConflictedCopy['of'] | null {
  if (backupSeq(name) !== null) return null
  if (/^library[^a-z\d].*\.json$/i.test(name) && name.toLowerCase() !== 'library.json') return 'library'
  return /^journal-\d{12}[^\d].*\.jsonl$/i.test(name) && journalFirstSeq(name) === null ? 'journal' : null
}

/** The copies beside an open library. */
export class Copies {
  readonly #library: Library

  constructor(library: Library) {
    this.#library = library
  }

  /** The newest first. */
  async list(): Promise<readonly ConflictedCopy[]> {
    const { files, folder } = this.#library
    const copies: ConflictedCopy[] = []
    for (const file of await unlessUnreadable(folder, () => files.list(folder))) {
      const of = copyOf(file)
      const status = of && (await files.stat(join(folder, file)))
      if (of && status) copies.push({ file, of, modifiedAt: status.modifiedAt, bytes: status.size })
    }
    return copies.sort((a, b) => b.modifiedAt - a.modifiedAt)
  }

  /**
   * What merging a copy would change.
   *
   * @throws PaperlaneError `bad-request` where there is no such copy, `library-damaged` where no
   *   paper of it can be read, `library-newer`, `file-unreadable`
   */
  async preview(file: string): Promise<MergePreview> {
    const { papers, isIntact } = await this.#read(await this.#find(file))
    const difference = await previewOf(this.#library, { type: 'merge', papers, label: '' })
    return { file, difference, isIntact }
  }

  /**
   * Brings in the papers of a copy, as one step that undo takes back, and then moves the copy to conflicts/.
   *
   * @throws PaperlaneError as `preview`, and as `Library.apply`; the copy stays where it is then
   */
  async merge(file: string): Promise<Applied | null> {
    const copy = await this.#find(file)
    const { papers } = await this.#read(copy)
    const applied = await this.#library.apply({ type: 'merge', papers, label: `Merged ${file}` }, 'user')
    await this.#setAside(copy)
    return applied
  }

  /** Moves a copy to conflicts/ and brings nothing in. */
  async dismiss(file: string): Promise<void> {
    await this.#setAside(await this.#find(file))
  }

  /** By its name among those that are there, so that no name can lead elsewhere. */
  async #find(file: string): Promise<ConflictedCopy> {
    const found = (await this.list()).find(copy => copy.file === file)
    if (!found) throw new PaperlaneError('bad-request', 'There is no such copy beside the library any more.')
    return found
  }

  async #read({ file, of }: ConflictedCopy): Promise<ReadCopy> {
    const { files, folder } = this.#library
    const bytes = await unlessUnreadable(file, () => files.readFile(join(folder, file)))
    const copy = await (of === 'library' ? readLibrary(bytes, file) : this.#readJournal(bytes))
    if (copy.papers.length === 0 && !copy.isIntact)
      throw new PaperlaneError('library-damaged', `No paper in ${file} could be read.`)
    return copy
  }

  /** The papers that a journal is about, as it left them, without the lines that our own journals have too. */
  async #readJournal(bytes: Buffer): Promise<ReadCopy> {
    const slices = new Slices()
    const own = await this.#ownLines(slices)
    const papers = new Map<PaperId, Paper>()
    let isIntact = true
    for (const stretch of scanInParts(bytes)) {
      if (slices.isDue) await slices.rest()
      if (!stretch) continue
      const { entry } = stretch
      if (!entry) isIntact = false
      if (!entry || own.has(`${entry.crc} ${entry.seq}`)) continue
      for (const change of entry.changes) {
        if (change.type === 'added') papers.set(change.paper.id, change.paper)
        else if (change.type === 'removed') papers.delete(change.paper.id)
        else {
          const before = papers.get(change.id) ?? this.#library.get(change.id)
          if (before) papers.set(change.id, edited(before, change.fields))
        }
      }
    }
    return { papers: [...papers.values()], isIntact }
  }

  /** Checksum and seq of every line of our own journals, by which a line is known again. */
  async #ownLines(slices: Slices): Promise<ReadonlySet<string>> {
    const { files, folder } = this.#library
    const lines = new Set<string>()
    for (const name of await files.list(folder)) {
      if (journalFirstSeq(name) === null) continue
      const bytes = await unlessUnreadable(name, () => files.readFile(join(folder, name)))
      for (let from = 0; from < bytes.length; from = bytes.indexOf(10, from) + 1 || bytes.length) {
        const head = /^[0-9a-f]{8} \d+/.exec(bytes.toString('latin1', from, from + 25))
        if (head) lines.add(head[0])
        if (slices.isDue) await slices.rest()
      }
    }
    return lines
  }

  async #setAside({ file }: ConflictedCopy): Promise<void> {
    const { files, folder } = this.#library
    try {
      const path = await asidePath(files, folder, 'conflicts', file, Date.now())
      await files.rename(join(folder, file), path)
      await files.syncFolder(dirname(path))
      await files.syncFolder(folder)
    } catch (cause) {
      if (errno(cause) === undefined) throw cause
      const message = `${file} could not be moved to conflicts (${errno(cause)}). It lies where it was.`
      throw new PaperlaneError('file-unwritable', message, { cause })
    }
  }
}

async function readLibrary(bytes: Buffer, file: string): Promise<ReadCopy> {
  const reading = await readSnapshot(bytes)
  if (reading.is === 'newer')
    throw new PaperlaneError('library-newer', `${file} was written by a newer Paperlane.`)
  const papers = reading.snapshot?.papers ?? []
  return { papers, isIntact: reading.is !== 'damaged' && reading.snapshot.rejected.length === 0 }
}
