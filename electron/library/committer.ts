/**
 * Committing a batch: plan, write, confirm, answer, tell; in that order (L2).
 *
 * Requests that waited together are planned one after the other, each on top
 * of those before it, written as one, and confirmed in order. A batch that
 * cannot be written is refused as a whole and leaves nothing behind.
 */
import { type Change, invert, type Source } from '../../shared/library/changes.ts'
import { describeChanges } from '../../shared/library/describe.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { type Operation, plan } from '../../shared/library/operations.ts'
import type { Entry } from './formats/v1.ts'
import { type Direction, stillPossible } from './history.ts'
import { type EncodedEntry, encodeEntry, type Journal, readEntry } from './journal.ts'
import { Overlay, type Papers } from './papers.ts'
import { Slices } from './slices.ts'
import type { Store } from './store.ts'

/** One entry that is on disk and in memory. */
export interface Applied {
  readonly seq: number
  readonly source: Source
  readonly changes: readonly Change[]
  /** What it did, in the person's words: `Moved 3 papers to Done`. */
  readonly label: string
}

/** What may be asked: an operation by someone, or a step back or forth in history. */
export type Asked =
  | { readonly type: 'operation'; readonly operation: Operation; readonly source: OperationSource }
  | { readonly type: Direction }
export type OperationSource = Exclude<Source, Direction>

/** What was asked, and who waits for the answer: null where there was nothing to change (L3). */
export interface Request {
  readonly asked: Asked
  readonly resolve: (applied: Applied | null) => void
  readonly reject: (error: unknown) => void
}

interface Planned {
  readonly request: Request
  readonly entry: Entry
  readonly line: EncodedEntry
}

export class Committer {
  readonly #store: Store
  readonly #papers: Papers
  readonly #now: () => number
  readonly #tell: (applied: Applied) => void

  constructor(store: Store, papers: Papers, now: () => number, tell: (applied: Applied) => void) {
    this.#store = store
    this.#papers = papers
    this.#now = now
    this.#tell = tell
  }

  /** Settles every request of a batch; a history step comes in a batch of its own. */
  async commit(batch: readonly Request[]): Promise<void> {
    // Only those not answered yet: settling twice has no effect.
    const refuse = (error: unknown) => batch.forEach(({ reject }) => reject(error))
    try {
      const slices = new Slices()
      const journal = await this.#store.writable()
      const planned = await this.#plan(batch, slices)
      const start = journal.end
      if (planned.length > 0)
        await this.#store.append(
          journal,
          planned.map(({ line }) => line),
        )
      await this.#confirm(planned, journal, start, slices)
      batch.forEach(({ resolve }) => resolve(null))
      await this.#store.tidy()
    } catch (error) {
      refuse(error)
    }
  }

  async #plan(batch: readonly Request[], slices: Slices): Promise<Planned[]> {
    const overlay = new Overlay(this.#papers)
    const planned: Planned[] = []
    let { seq, crc } = this.#store
    for (const [index, request] of batch.entries()) {
      try {
        const at = this.#now()
        const { changes, of, source } = await this.#changesOf(request.asked, overlay, at, slices)
        if (changes.length > 0) {
          const entry: Entry = { seq: seq + 1, at, source, of, changes }
          const line = await encodeEntry(entry, crc, slices)
          // After the last request of a batch nobody looks at the overlay; added papers are in it already.
          if (index < batch.length - 1) overlay.plan(changes)
          planned.push({ request, entry, line })
          seq = entry.seq
          crc = line.crc
        }
      } catch (error) {
        request.reject(error)
      }
      if (slices.isDue) await slices.rest()
    }
    return planned
  }

  async #confirm(
    planned: readonly Planned[],
    journal: Journal,
    start: number,
    slices: Slices,
  ): Promise<void> {
    let offset = start
    for (const { request, entry, line } of planned) {
      const { seq, source, changes } = entry
      this.#papers.apply(changes)
      this.#store.confirm(entry, line.crc, { journal: journal.name, offset, length: line.length - 1 })
      offset += line.length
      const applied: Applied = { seq, source, changes, label: describeChanges(changes) }
      request.resolve(applied)
      this.#tell(applied)
      if (slices.isDue) await slices.rest()
    }
  }

  async #changesOf(
    asked: Asked,
    overlay: Overlay,
    at: number,
    slices: Slices,
  ): Promise<Pick<Entry, 'changes' | 'of' | 'source'>> {
    if (asked.type !== 'operation') return this.#stepOf(asked.type, overlay)
    const { operation, source } = asked
    if (operation.type !== 'add') return { changes: plan(overlay, operation, at), of: null, source }
    const changes: Change[] = []
    for (let from = 0; from < operation.papers.length; from += partSize) {
      const papers = operation.papers.slice(from, from + partSize)
      const planned = plan(overlay, { type: 'add', papers }, at)
      changes.push(...planned)
      overlay.plan(planned)
      if (slices.isDue) await slices.rest()
    }
    return { changes, of: null, source }
  }

  /** The next step of history that still has an effect; those that have none are let go of (L7). */
  async #stepOf(direction: Direction, overlay: Overlay): Promise<Pick<Entry, 'changes' | 'of' | 'source'>> {
    const { history, files, folder } = this.#store
    for (let step = history.next(direction); step; step = history.next(direction)) {
      const entry = await readEntry(files, folder, step.place)
      if (entry?.seq !== step.seq) {
        history.drop(direction)
        const message = `“${step.label}” cannot be taken back or made again: it can no longer be read in ${step.place.journal}. Nothing was changed.`
        throw new PaperlaneError('library-damaged', message)
      }
      const wanted = direction === 'undo' ? invert(entry.changes) : entry.changes
      const changes = stillPossible(overlay, wanted)
      if (changes.length > 0) return { changes, of: step.seq, source: direction }
      history.drop(direction)
    }
    return { changes: [], of: null, source: direction }
  }
}

/** Planning ten thousand new papers takes 50 ms; planned a few hundred at a time, they come out the same. */
const partSize = 250
