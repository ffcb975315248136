/**
 * Committing a batch: plan, write, confirm, answer, tell; in that order (L2).
 *
 * Requests that waited together are planned one after the other, each on top
 * of those before it, written as one, and confirmed in order. A batch that
 * cannot be written is refused as a whole and leaves nothing behind.
 */
import { type Change, changedId, invert, type Source } from '../../shared/library/changes.ts'
import { countOf } from '../../shared/library/describe.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { changesBetween } from '../../shared/library/difference.ts'
import { type Operation, planInParts } from '../../shared/library/operations.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import { Ahead, type Import, type Waiting } from './ahead.ts'
import type { Entry } from './formats/v1.ts'
import { type Direction, type Step, stillPossible } from './history.ts'
import { type EncodedEntry, encodeEntry, type LinePlace, readEntry } from './journal.ts'
import { Overlay, type Papers } from './papers.ts'
import { collect, inParts, isShort } from './parts.ts'
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

/** What may be asked: an operation by someone, a step back or forth in history, or every step back to an entry. */
export type Asked =
  | {
      readonly type: 'operation'
      readonly operation: Operation
      readonly source: OperationSource
      readonly waiting?: Waiting
      /** What was planned of it and written before its turn. */
      readonly ahead?: Ahead
    }
  | { readonly type: Direction }
  | { readonly type: 'back'; readonly to: number }
export type OperationSource = Exclude<Source, Direction>

/** An operation that may be planned before its turn. */
export type ImportAsked = Extract<Asked, { type: 'operation' }> & { readonly operation: Import }

/** What was asked, and who waits for the answer: null where there was nothing to change (L3). */
export interface Request {
  readonly asked: Asked
  readonly resolve: (applied: Applied | null) => void
  readonly reject: (error: unknown) => void
}

/** What a request comes to: an entry without its place in the journal. */
type Answer = Omit<Entry, 'seq' | 'at'>

interface Planned {
  readonly request: Request
  readonly entry: Entry
  readonly line: EncodedEntry
}

/** One that is on disk. */
interface Confirmed extends Omit<Planned, 'line'> {
  readonly line: Pick<EncodedEntry, 'length' | 'crc'>
}

export class Committer {
  readonly #store: Store
  readonly #papers: Papers
  readonly #now: () => number
  readonly #tell: (applied: Applied) => void
  /** The changes of each entry since the import that is prepared was begun; null where none is. */
  #meanwhile: (readonly Change[])[] | null = null

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
      // A journal that was replaced meanwhile took the lines with it, and perhaps steps of history.
      if (!(await this.#commitAhead(batch, slices)))
        while (!(await this.#write(await this.#plan(batch, slices), slices)));
      batch.forEach(({ resolve }) => resolve(null))
      await this.#papers.prepare(slices)
      await this.#store.tidy()
    } catch (error) {
      refuse(error)
    }
  }

  /**
   * Plans an import and writes it to a file of its own, beside the queue. Answers what is to be
   * asked in its turn: the same, with what was written where that was possible.
   */
  async prepare(asked: ImportAsked): Promise<ImportAsked> {
    const { operation, source, waiting } = asked
    const { files, folder } = this.#store
    const about = { at: this.#now(), source }
    this.#meanwhile = []
    let ahead: Ahead | null = null
    try {
      ahead = await Ahead.write(files, folder, this.#papers, operation, about, waiting)
    } finally {
      if (!ahead) this.#meanwhile = null
    }
    return ahead ? { ...asked, ahead } : asked
  }

  /** Puts what was written ahead in its place; false where there is no such thing, or it does not fit any more. */
  async #commitAhead([request]: readonly Request[], slices: Slices): Promise<boolean> {
    if (request?.asked.type !== 'operation' || !request.asked.ahead) return false
    const { ahead } = request.asked
    try {
      if (ahead.isEmpty || isGivenUp(request)) return true
      if (!(await slices.run(ahead.isStillPlanned(this.#papers, this.#meanwhile ?? [])))) return false
      const begun = await this.#store.begin(ahead)
      if (!begun) return false
      const { entry, journal, crc } = begun
      const line = { crc, length: journal.end }
      await this.#confirm([{ request, entry, line }], { journal: journal.name, offset: 0 }, slices)
      return true
    } finally {
      this.#meanwhile = null
      await ahead.drop()
    }
  }

  async #plan(batch: readonly Request[], slices: Slices): Promise<Planned[]> {
    const overlay = new Overlay(this.#papers)
    const lines: Planned[] = []
    let { seq, crc } = this.#store
    for (const [index, request] of batch.entries()) {
      try {
        if (isGivenUp(request)) continue
        const at = this.#now()
        const planned = this.#answerTo(request.asked, overlay, at, slices)
        const answer = planned instanceof Promise ? await planned : planned
        if (answer.changes.length > 0) {
          const entry: Entry = { seq: seq + 1, at, ...answer }
          const line = await encodeEntry(entry, crc, slices)
          // The last moment: from here on all of it happens. It is answered like one that changes nothing.
          if (isGivenUp(request)) continue
          // After the last request of a batch nobody looks at the overlay.
          if (index < batch.length - 1) {
            if (isShort(answer.changes)) overlay.plan(answer.changes)
            else await inParts(answer.changes, slices, part => overlay.plan(part))
          }
          lines.push({ request, entry, line })
          seq = entry.seq
          crc = line.crc
        }
      } catch (error) {
        request.reject(error)
      }
      if (slices.isDue) await slices.rest()
    }
    return lines
  }

  /** Puts what was planned on disk and makes it true; false where it has to be planned once more. */
  async #write(planned: readonly Planned[], slices: Slices): Promise<boolean> {
    if (planned.length === 0) return true
    const place = await this.#store.append(planned.map(({ line }) => line))
    if (place) await this.#confirm(planned, place, slices)
    return place !== null
  }

  async #confirm(
    planned: readonly Confirmed[],
    { journal, offset: start }: Pick<LinePlace, 'journal' | 'offset'>,
    slices: Slices,
  ): Promise<void> {
    let offset = start
    for (const { request, entry, line } of planned) {
      const { seq, source, changes } = entry
      if (isShort(changes)) this.#papers.apply(changes)
      else await inParts(changes, slices, part => this.#papers.apply(part))
      const place = { journal, offset, length: line.length - 1 }
      const label = this.#store.confirm(entry, line.crc, place)
      offset += line.length
      this.#meanwhile?.push(changes)
      const applied: Applied = { seq, source, changes, label }
      request.resolve(applied)
      this.#tell(applied)
      if (slices.isDue) await slices.rest()
    }
  }

  /** Waits only where it has to: of twenty thousand moves at once, each would pay for it. */
  #answerTo(asked: Asked, overlay: Overlay, at: number, slices: Slices): Answer | Promise<Answer> {
    if (asked.type === 'back') return this.#wayBack(asked.to, overlay, slices)
    if (asked.type !== 'operation') return this.#stepOf(asked.type, overlay, slices)
    const { operation, source } = asked
    const about = { of: null, source, ...('label' in operation && { label: operation.label }) }
    const changes = collect(planInParts(overlay, operation, at), slices)
    return changes instanceof Promise
      ? changes.then(all => ({ ...about, changes: all }))
      : { ...about, changes }
  }

  /** The next step of history that still has an effect; those that have none are let go of (L7). */
  async #stepOf(direction: Direction, overlay: Overlay, slices: Slices): Promise<Answer> {
    const { history } = this.#store
    for (let step = history.next(direction); step; step = history.next(direction)) {
      const entry = await this.#read(step, slices)
      if (!entry) {
        history.drop(direction)
        throw unreadable(step)
      }
      const changes = await stillPossibleOf(entry, direction, overlay, slices)
      if (changes.length > 0) return { changes, of: step.seq, source: direction }
      history.drop(direction)
    }
    return { changes: [], of: null, source: direction }
  }

  /** One entry that takes back every step after another: what is different in the end, paper by paper. */
  async #wayBack(to: number, overlay: Overlay, slices: Slices): Promise<Answer> {
    const steps = this.#store.history.after(to)
    const touched = new Set<PaperId>()
    for (const step of steps) {
      const entry = await this.#read(step, slices)
      if (!entry) throw unreadable(step)
      const changes = await stillPossibleOf(entry, 'undo', overlay, slices)
      await inParts(changes, slices, part => part.forEach(change => touched.add(changedId(change))))
    }
    const changes: Change[] = []
    for (const id of touched) {
      changes.push(...changesBetween(this.#papers.get(id), overlay.get(id)))
      if (slices.isDue) await slices.rest()
    }
    return { changes, of: to, source: 'user', label: `Went back ${countOf(steps.length, 'step')}` }
  }

  async #read(step: Step, slices: Slices): Promise<Entry | null> {
    const { files, folder } = this.#store
    const entry = await readEntry(files, folder, step.place, slices)
    return entry?.seq === step.seq ? entry : null
  }
}

function isGivenUp({ asked }: Request): boolean {
  return asked.type === 'operation' && asked.waiting?.signal?.aborted === true
}

/** As much of an entry, or of its opposite, as still makes sense; the overlay has it then. */
async function stillPossibleOf(
  { changes }: Entry,
  direction: Direction,
  overlay: Overlay,
  slices: Slices,
): Promise<Change[]> {
  const possible: Change[] = []
  const take = (part: readonly Change[]) => {
    const found = stillPossible(overlay, part)
    overlay.plan(found)
    possible.push(...found)
  }
  if (direction === 'redo') await inParts(changes, slices, take)
  else await inParts([...changes].reverse(), slices, part => take(invert([...part].reverse())))
  return possible
}

function unreadable({ label, place }: Step): PaperlaneError {
  const message = `“${label}” cannot be taken back or made again: it can no longer be read in ${place.journal}. Nothing was changed.`
  return new PaperlaneError('library-damaged', message)
}
