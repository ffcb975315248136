/**
 * Folding: journals become part of a snapshot, beside whatever else goes on.
 *
 * What a journal says that is not written to any more, and that no snapshot holds yet, stands
 * nowhere else on the disk: nothing may be answered on top of it before it is known to be where
 * recovery will look for it.
 */
import { Low } from 'lowdb'
import { PaperlaneError } from '../../shared/errors.ts'
import { prune } from './backups.ts'
import { errno, type FileSystem } from './file-system.ts'
import type { Snapshot } from './formats/v1-snapshot.ts'
import type { History } from './history.ts'
import { type FullJournal, fullJournal } from './journal.ts'
import type { Recovered } from './recovery.ts'
import type { StoreParts } from './store.ts'

type Parts = Pick<
  StoreParts,
  'adapter' | 'compactAfterBytes' | 'files' | 'folder' | 'now' | 'troubled' | 'unfolded'
>

/** A journal with entries that no snapshot holds. */
export interface Unfolded {
  readonly journal: FullJournal
  /** Its last entry. */
  readonly seq: number
}

export class Folding {
  readonly #parts: Parts
  readonly #history: History
  /** The library as it is: papers are never changed in place, so this costs no more than a list of them. */
  readonly #cut: () => Snapshot
  #unfolded: readonly Unfolded[]
  #running: Promise<void> | null = null
  /** After a failure, how many bytes must wait before the next try. */
  #holdOff = 0

  constructor(parts: Parts, history: History, cut: () => Snapshot) {
    this.#parts = parts
    this.#unfolded = parts.unfolded
    this.#history = history
    this.#cut = cut
  }

  /** Notes a journal that nothing will be added to. @param seq its last entry */
  add(journal: FullJournal, seq: number): void {
    this.#unfolded = [...this.#unfolded, { journal, seq }]
  }

  /** Whether every journal that was added and not folded stands in its place; not, where the disk does not say. */
  async areInPlace(): Promise<boolean> {
    const places = await Promise.allSettled(this.#unfolded.map(({ journal }) => journal.isInPlace()))
    return places.every(place => place.status === 'fulfilled' && place.value)
  }

  /** Whether enough waits to be folded, and nothing is. */
  isDue(journal: FullJournal): boolean {
    const { adapter, compactAfterBytes } = this.#parts
    const limit = Math.max(compactAfterBytes, adapter.size / 4, this.#holdOff)
    return !this.#running && this.#waitingBytes(journal) > limit
  }

  /** Begins a snapshot. Does not wait for it. */
  begin(): void {
    this.#running = this.write()
      .catch((error: unknown) => this.tellOf(error, null))
      .finally(() => {
        this.#running = null
      })
  }

  /** Waits for a running snapshot, which may have failed. */
  async finished(): Promise<void> {
    await this.#running
  }

  /** Waits for a running snapshot; where it left something, another has to hold it. */
  async finish(): Promise<void> {
    await this.#running
    if (this.#unfolded.length > 0) await this.write()
  }

  /** Writes a snapshot of everything and lets go of what nobody needs any more. */
  async write(): Promise<void> {
    const { adapter, files, folder, now, troubled } = this.#parts
    const cut = this.#cut()
    await new Low(adapter, cut).write()
    this.#unfolded = this.#unfolded.filter(({ seq }) => seq > cut.seq)
    this.#holdOff = 0
    const foreign = adapter.takeForeign()
    if (foreign !== null) {
      const message = `library.json was changed outside Paperlane. What stood there is ${foreign}, and can be used from the library's files.`
      troubled.tell(new PaperlaneError('library-disturbed', message))
    }
    this.#history.forget(await prune(files, folder, now()))
  }

  /** A snapshot that could not be written costs disk space, and nothing else: the journals hold everything. */
  tellOf(cause: unknown, journal: FullJournal | null): void {
    if (errno(cause) === undefined) throw cause
    this.#holdOff = this.#waitingBytes(journal) * 2
    const message = `library.json could not be brought up to date (${errno(cause)}). Every change is safe in the journal.`
    this.#parts.troubled.tell(new PaperlaneError('file-unwritable', message, { cause }))
  }

  /** @param current the journal that is being written */
  #waitingBytes(current: FullJournal | null): number {
    return this.#unfolded.reduce((sum, { journal }) => sum + journal.end, current?.end ?? 0)
  }
}

/** The journals that hold what no snapshot does. @param snapshotSeq the last entry that library.json contains */
export function unfoldedOf(
  files: FileSystem,
  folder: string,
  { replayed }: Recovered,
  snapshotSeq: number,
): Promise<Unfolded[]> {
  const full = replayed.full.filter(({ seq }) => seq > snapshotSeq)
  return Promise.all(
    full.map(async ({ name, seq }) => ({ journal: await fullJournal(files, folder, name), seq })),
  )
}
