/**
 * The store: the files behind a library, and what to do when the disk fails.
 *
 * It appends to the journal, begins a new one and writes a snapshot when the
 * journal has grown, and falls back to read-only when the disk can no longer
 * be trusted. Only the pump appends; a snapshot is written beside it from a
 * consistent cut, which is free to take as papers are never changed in place.
 */
import { dirname, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Ahead, Begun } from './ahead.ts'
import { asidePath } from './aside.ts'
import { errno, type FileSystem, removeIfPossible } from './file-system.ts'
import { Folding, type Unfolded } from './folding.ts'
import type { Entry } from './formats/v1.ts'
import type { Snapshot } from './formats/v1-snapshot.ts'
import type { History } from './history.ts'
import { type EncodedEntry, Journal, type LinePlace, SyncFailure } from './journal.ts'
import type { Listeners } from './listeners.ts'
import type { Papers } from './papers.ts'
import type { Recovered } from './recovery.ts'
import { replaceFileInPieces } from './replace-file.ts'
import type { SnapshotAdapter } from './snapshot.ts'

export interface StoreParts {
  readonly files: FileSystem
  /** The real path of the library's folder. */
  readonly folder: string
  readonly adapter: SnapshotAdapter
  /** null for a library that can only be read. */
  readonly journal: Journal | null
  /** The journals before it that no snapshot holds wholly. */
  readonly unfolded: readonly Unfolded[]
  readonly papers: Papers
  readonly now: () => number
  readonly compactAfterBytes: number
  readonly compactAfterEntries: number
  readonly troubled: Listeners<PaperlaneError>
}

export class Store {
  readonly history: History
  readonly #parts: StoreParts
  readonly #libraryId: string
  readonly #extras: Snapshot['extras']
  #journal: Journal | null
  #seq: number
  #crc: string
  readonly #folding: Folding
  /** The checksum of a refused line that perhaps still stands in the journal. */
  #refused: string | null = null

  constructor(parts: StoreParts, { history, libraryId, extras, seq, crc }: Recovered) {
    this.#parts = parts
    this.#journal = parts.journal
    this.history = history
    this.#libraryId = libraryId
    this.#extras = extras
    this.#seq = seq
    this.#crc = crc
    this.#folding = new Folding(parts, history, () => this.#cut())
  }

  get files(): FileSystem {
    return this.#parts.files
  }

  get folder(): string {
    return this.#parts.folder
  }

  /** The last entry that is on disk and in memory. */
  get seq(): number {
    return this.#seq
  }

  /** The checksum of its line. */
  get crc(): string {
    return this.#crc
  }

  get isReadOnly(): boolean {
    return this.#journal === null
  }

  /**
   * Puts lines on disk, where recovery will look for them; answers where the first of them stands.
   *
   * Whether the journal is still in its place is asked while the disk works, as
   * one question more before each change would be a quarter of its time. Where
   * it is not, the lines went into a file that nobody will read: the journal is
   * made anew, nothing is answered, and the caller plans on what is there now.
   *
   * @returns null where the journal had to be replaced, and the lines are in none
   * @throws PaperlaneError `library-unwritable` (nothing of them is left in the journal)
   *   or `library-read-only`
   */
  async append(lines: readonly EncodedEntry[]): Promise<Pick<LinePlace, 'journal' | 'offset'> | null> {
    const journal = this.#journal
    if (!journal) throw readOnly()
    const offset = journal.end
    const areFullInPlace = this.#folding.areInPlace()
    const [written, place] = await Promise.allSettled([journal.append(lines), journal.isInPlace()])
    if (written.status === 'rejected') throw await this.#takeBack(journal, offset, lines, written.reason)
    if (place.status === 'rejected') throw await this.#takeBack(journal, offset, lines, place.reason)
    try {
      if (!(await areFullInPlace)) await this.#folding.finish()
      if (place.value) return { journal: journal.name, offset }
      // Whoever moved the file away may bring it back: what was not answered must not come with it.
      await journal.cutBack(offset)
      await this.#replace(journal)
    } catch (cause) {
      this.#refused = lines[0]?.crc ?? null
      throw await this.#giveUp(cause)
    }
    return null
  }

  /**
   * Goes on in the journal that begins with an import that was written ahead, as `append`.
   *
   * @returns null where it could not be put in its place, and everything is as it was
   * @throws PaperlaneError `library-read-only`
   */
  async begin(ahead: Ahead): Promise<Begun | null> {
    if (!this.#journal) throw readOnly()
    await this.#makeSureOfAll(this.#journal)
    const full = this.#journal
    let begun: Begun
    try {
      begun = await ahead.begin(this.#seq + 1, this.#crc)
    } catch (cause) {
      if (errno(cause) === undefined) throw cause
      return null
    }
    try {
      await this.files.syncFolder(this.folder)
    } catch (cause) {
      // A name that may come or not after a power cut: it is taken away, and a snapshot has to say that it never was.
      this.#refused = begun.crc
      await begun.journal.close()
      await removeIfPossible(this.files, join(this.folder, begun.journal.name))
      throw await this.#giveUp(cause)
    }
    // An empty one had the same name, and is not there any more.
    if (full.end > 0) this.#folding.add(full, this.#seq)
    this.#journal = begun.journal
    await full.close()
    return begun
  }

  /** Notes an entry that is on disk and in memory; answers its label. */
  confirm(entry: Entry, crc: string, place: LinePlace): string {
    this.#seq = entry.seq
    this.#crc = crc
    return this.history.record(entry, place)
  }

  /** Between two batches: begins a snapshot when the journal has grown enough. Does not wait for it. */
  async tidy(): Promise<void> {
    if (this.#journal && this.#folding.isDue(this.#journal)) await this.#compact()
  }

  /** Writes everything that is in memory to a file of its own. */
  async saveCopy(path: string): Promise<void> {
    const { adapter } = this.#parts
    await replaceFileInPieces(path, adapter.pieces(this.#cut()), this.files)
  }

  /** Waits for a running snapshot, writes one where many entries wait for it, and lets go of the journal. */
  async close(): Promise<void> {
    const { adapter, compactAfterEntries } = this.#parts
    await this.#folding.finished()
    if (this.#journal && this.#seq - adapter.seq > compactAfterEntries) {
      await this.#compact()
      await this.#folding.finished()
    } else if (this.#journal) await this.#makeSureOfAll(this.#journal)
    await this.#journal?.close()
    this.#journal = null
  }

  /** Begins a new journal here, in the pump, and leaves the snapshot of everything before it to run by itself. */
  async #compact(): Promise<void> {
    const journal = this.#journal
    // Entries of a journal that was replaced are nowhere but in memory: nothing may be answered on top of them.
    if (!journal || !(await this.#makeSureOf(journal))) return
    try {
      if (journal.end > 0) {
        this.#journal = await Journal.create(this.files, this.folder, this.#seq + 1)
        this.#folding.add(journal, this.#seq)
        await journal.close()
      }
    } catch (error) {
      this.#folding.tellOf(error, journal)
      return
    }
    this.#folding.begin()
  }

  #cut(): Snapshot {
    const papers = [...this.#parts.papers.all()]
    const refused = this.#refused === null ? {} : { refused: this.#refused }
    return { libraryId: this.#libraryId, seq: this.#seq, papers, extras: this.#extras, ...refused }
  }

  /** Makes the journal anew where another program replaced it; answers whether it was in its place. */
  async #makeSureOf(journal: Journal): Promise<boolean> {
    try {
      if (await journal.isInPlace()) return true
      await this.#replace(journal)
      return false
    } catch (cause) {
      throw await this.#giveUp(cause)
    }
  }

  /** As `#makeSureOf`, and of the full journals too: where one was replaced, a snapshot has to hold its entries. */
  async #makeSureOfAll(journal: Journal): Promise<void> {
    await this.#makeSureOf(journal)
    try {
      if (!(await this.#folding.areInPlace())) await this.#folding.finish()
    } catch (cause) {
      throw await this.#giveUp(cause)
    }
  }

  /**
   * Another program put a file in the place of our journal, or took it away.
   *
   * Theirs is kept in conflicts/. What ours held is in memory, so a snapshot
   * makes it whole again before anything new is answered.
   */
  async #replace(journal: Journal): Promise<void> {
    const { files, folder, now, troubled } = this.#parts
    await this.#folding.finished()
    const path = join(folder, journal.name)
    if (await files.stat(path)) {
      const aside = await asidePath(files, folder, 'conflicts', journal.name, now())
      await files.rename(path, aside)
      await files.syncFolder(dirname(aside))
    }
    this.#journal = await Journal.create(files, folder, this.#seq + 1)
    await journal.close()
    this.history.forget(new Set([journal.name]))
    await this.#folding.write()
    const message = `${journal.name} was replaced or removed by another program. Nothing is lost; what was there is in conflicts.`
    troubled.tell(new PaperlaneError('library-disturbed', message))
  }

  /** Makes the journal good again after a failed write; after a failed sync nothing can. */
  async #takeBack(
    journal: Journal,
    offset: number,
    lines: readonly EncodedEntry[],
    cause: unknown,
  ): Promise<unknown> {
    if (errno(cause) === undefined && !(cause instanceof SyncFailure)) return cause
    // Until the journal is known to be cut back, a snapshot has to say that these lines never happened.
    this.#refused = lines[0]?.crc ?? null
    try {
      await journal.cutBack(offset)
    } catch (cutCause) {
      return this.#giveUp(
        new AggregateError([cause, cutCause], 'the journal could not be written or cut back'),
      )
    }
    if (cause instanceof SyncFailure) return this.#giveUp(cause)
    this.#refused = null
    return new PaperlaneError('library-unwritable', `The change could not be written (${errno(cause)}).`, {
      cause,
    })
  }

  /**
   * Stops writing for good. A sync that failed once may report success the next
   * time without having written anything, so that file is not tried again; one
   * snapshot of everything confirmed is attempted in its place.
   */
  async #giveUp(cause: unknown): Promise<PaperlaneError> {
    const journal = this.#journal
    this.#journal = null
    let message = 'The disk could not confirm the last change, so it was not made.'
    try {
      await this.#folding.finished()
      await journal?.close()
      await this.#folding.write()
      message += ' Everything before it was saved once more, in library.json.'
    } catch (error) {
      if (errno(error) === undefined) throw error
      message += ` Saving everything once more failed as well (${errno(error)}).`
    }
    const trouble = new PaperlaneError('library-read-only', message, { cause })
    this.#parts.troubled.tell(trouble)
    return trouble
  }
}

function readOnly(): PaperlaneError {
  return new PaperlaneError('library-read-only', 'The library is open read-only.')
}
