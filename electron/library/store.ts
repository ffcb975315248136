/**
 * The store: the files behind a library, and what to do when the disk fails.
 *
 * It appends to the journal, begins a new one and writes a snapshot when the
 * journal has grown, and falls back to read-only when the disk can no longer
 * be trusted. Only the pump appends; a snapshot is written beside it from a
 * consistent cut, which is free to take as papers are never changed in place.
 */
import { dirname, join } from 'node:path'
import { Low } from 'lowdb'
import { PaperlaneError } from '../../shared/errors.ts'
import { asidePath } from './aside.ts'
import { prune } from './backups.ts'
import { errno, type FileSystem } from './file-system.ts'
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
  #compacting: Promise<void> | null = null
  /** The journal whose entries a running snapshot is about to take over: until then they stand nowhere else. */
  #folding: Journal | null = null
  /** The checksum of a refused line that perhaps still stands in the journal. */
  #refused: string | null = null
  /** After a failure, how large the journal must be before the next try. */
  #holdOff = 0

  constructor(parts: StoreParts, { history, libraryId, extras, seq, crc }: Recovered) {
    this.#parts = parts
    this.#journal = parts.journal
    this.history = history
    this.#libraryId = libraryId
    this.#extras = extras
    this.#seq = seq
    this.#crc = crc
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
    const [written, place, folding] = await Promise.allSettled([
      journal.append(lines),
      journal.isInPlace(),
      this.#folding?.isInPlace() ?? true,
    ])
    if (written.status === 'rejected') throw await this.#takeBack(journal, offset, lines, written.reason)
    if (place.status === 'rejected') throw await this.#takeBack(journal, offset, lines, place.reason)
    try {
      if (folding.status === 'rejected' || !folding.value) await this.#finishFolding()
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

  /** Notes an entry that is on disk and in memory; answers its label. */
  confirm(entry: Entry, crc: string, place: LinePlace): string {
    this.#seq = entry.seq
    this.#crc = crc
    return this.history.record(entry, place)
  }

  /** Between two batches: begins a snapshot when the journal has grown enough. Does not wait for it. */
  async tidy(): Promise<void> {
    const { adapter, compactAfterBytes } = this.#parts
    const limit = Math.max(compactAfterBytes, adapter.size / 4, this.#holdOff)
    if (!this.#journal || this.#compacting || this.#journal.end <= limit) return
    await this.#compact()
  }

  /** Writes everything that is in memory to a file of its own. */
  async saveCopy(path: string): Promise<void> {
    const { adapter } = this.#parts
    await replaceFileInPieces(path, adapter.pieces(this.#cut()), this.files)
  }

  /** Waits for a running snapshot, writes one where many entries wait for it, and lets go of the journal. */
  async close(): Promise<void> {
    const { adapter, compactAfterEntries } = this.#parts
    await this.#compacting
    if (this.#journal && this.#seq - adapter.seq > compactAfterEntries) {
      await this.#compact()
      await this.#compacting
    } else if (this.#journal) {
      await this.#makeSureOf(this.#journal)
    }
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
        this.#folding = journal
        await journal.close()
      }
    } catch (error) {
      this.#holdOff = journal.end * 2
      this.#untidy(error)
      return
    }
    this.#holdOff = 0
    this.#compacting = this.#writeSnapshot(this.#cut())
      .catch((error: unknown) => this.#untidy(error))
      .finally(() => {
        this.#compacting = null
        this.#folding = null
      })
  }

  /** Another program replaced the journal that is being folded: a snapshot has to hold its entries before anything is answered. */
  async #finishFolding(): Promise<void> {
    const folding = this.#folding
    await this.#compacting
    if (folding && this.#parts.adapter.seq < (this.#journal?.firstSeq ?? 0) - 1)
      await this.#writeSnapshot(this.#cut())
  }

  #cut(): Snapshot {
    const papers = [...this.#parts.papers.all()]
    const refused = this.#refused === null ? {} : { refused: this.#refused }
    return { libraryId: this.#libraryId, seq: this.#seq, papers, extras: this.#extras, ...refused }
  }

  async #writeSnapshot(cut: Snapshot): Promise<void> {
    const { adapter, troubled } = this.#parts
    await new Low(adapter, cut).write()
    const foreign = adapter.takeForeign()
    if (foreign !== null) {
      const message = `library.json was changed outside Paperlane. What stood there is ${foreign}, and can be used from the library's files.`
      troubled.tell(new PaperlaneError('library-disturbed', message))
    }
    this.history.forget(await prune(this.files, this.folder, this.#parts.now()))
  }

  /** A snapshot that could not be written costs disk space, and nothing else: the journals hold everything. */
  #untidy(cause: unknown): void {
    if (errno(cause) === undefined) throw cause
    const message = `library.json could not be brought up to date (${errno(cause)}). Every change is safe in the journal.`
    this.#parts.troubled.tell(new PaperlaneError('file-unwritable', message, { cause }))
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

  /**
   * Another program put a file in the place of our journal, or took it away.
   *
   * Theirs is kept in conflicts/. What ours held is in memory, so a snapshot
   * makes it whole again before anything new is answered.
   */
  async #replace(journal: Journal): Promise<void> {
    const { files, folder, now, troubled } = this.#parts
    await this.#compacting
    const path = join(folder, journal.name)
    if (await files.stat(path)) {
      const aside = await asidePath(files, folder, 'conflicts', journal.name, now())
      await files.rename(path, aside)
      await files.syncFolder(dirname(aside))
    }
    this.#journal = await Journal.create(files, folder, this.#seq + 1)
    await journal.close()
    this.history.forget(new Set([journal.name]))
    await this.#writeSnapshot(this.#cut())
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
      await this.#compacting
      await journal?.close()
      await this.#writeSnapshot(this.#cut())
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
