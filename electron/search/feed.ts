/**
 * What the search worker has to hear of, handed over as fast as it works it in.
 */
import { type Change, changedId } from '../../shared/library/changes.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import type { ToSearchWorker } from './messages.ts'
import { packPapers } from './packed-papers.ts'

/** Papers packed at once: less than 1 ms of work. */
const part = 20
/** Messages that the worker has not worked in yet: a question waits behind them, some 10 ms. */
const mostUnderWay = 16

/** Fields that no search reads as text. */
const factsOnly: ReadonlySet<string> = new Set([
  'column',
  'rank',
  'movedAt',
  'isStarred',
  'month',
  'day',
  'primaryClass',
  'origin',
  'type',
  'volume',
  'issue',
  'number',
  'pages',
  'place',
  'edition',
  'language',
  'other',
])

/** A paper that the worker has to hear of, and what of it. */
interface Step {
  readonly id: PaperId
  readonly sends: 'texts' | 'facts'
}

export class Feed {
  readonly #library: Library
  readonly #tell: (message: ToSearchWorker) => void
  /** In order. */
  readonly #waiting: Iterator<Step, void>[] = []
  /** There is a worker, and it goes on. */
  #isOpen = false
  #handing: Promise<void> | null = null
  #underWay = 0
  #onTaken: (() => void) | null = null
  /** Papers that the worker has not been told of. */
  pending = 0

  constructor(library: Library, tell: (message: ToSearchWorker) => void) {
    this.#library = library
    this.#tell = tell
  }

  /** From now on there is somebody to tell. */
  begin(): void {
    this.#isOpen = true
    void this.#hand()
  }

  /** From now on there is nobody. */
  end(): void {
    this.#isOpen = false
    this.#onTaken?.()
  }

  /** The worker has to hear of these changes. */
  changed(changes: readonly Change[]): void {
    this.#wait(stepsOf(changes), changes.length)
  }

  /** It has to hear of every paper. */
  everyOne(): void {
    this.#wait(everyOne([...this.#library.all()]), this.#library.size)
  }

  /** It has worked in one of the messages. */
  took(): void {
    this.#underWay--
    this.#onTaken?.()
  }

  /** Resolves once it has been told of everything so far. */
  async whenHanded(): Promise<void> {
    await this.#handing
  }

  #wait(steps: Iterator<Step, void>, count: number): void {
    this.#waiting.push(steps)
    this.pending += count
    void this.#hand()
  }

  /** Sends what waits; the first part at once, so that a question asked now comes after it. */
  #hand(): Promise<void> {
    this.#handing ??= this.#handAll().finally(() => {
      this.#handing = null
    })
    return this.#handing
  }

  async #handAll(): Promise<void> {
    const slices = new Slices('behind keys')
    while (this.#isOpen && this.pending > 0) {
      if (this.#underWay >= mostUnderWay) {
        await new Promise<void>(resolve => (this.#onTaken = resolve))
      } else {
        this.#handPart()
        if (slices.isDue) await slices.rest()
      }
    }
  }

  /** Papers are sent as they are now, whatever a change made of them: a later change only says so again. */
  #handPart(): void {
    const sent: Record<Step['sends'], Paper[]> = { texts: [], facts: [] }
    const removed: PaperId[] = []
    for (let count = 0; count < part && this.pending > 0; count++) {
      const step = this.#next()
      if (!step) break
      const paper = this.#library.get(step.id)
      if (paper) sent[step.sends].push(paper)
      else removed.push(step.id)
    }
    if (removed.length > 0) this.#send({ type: 'remove', ids: removed })
    if (sent.texts.length > 0) this.#send({ type: 'put', papers: packPapers(sent.texts, true) })
    if (sent.facts.length > 0) this.#send({ type: 'put', papers: packPapers(sent.facts, false) })
  }

  #next(): Step | undefined {
    for (let steps = this.#waiting[0]; steps; steps = this.#waiting[0]) {
      const { value } = steps.next()
      if (value) {
        this.pending--
        return value
      }
      this.#waiting.shift()
    }
    this.pending = 0
    return undefined
  }

  #send(message: ToSearchWorker): void {
    this.#underWay++
    this.#tell(message)
  }
}

function* everyOne(papers: readonly Paper[]): Generator<Step, void> {
  for (const { id } of papers) yield { id, sends: 'texts' }
}

function* stepsOf(changes: readonly Change[]): Generator<Step, void> {
  for (const change of changes) {
    const isMove = change.type === 'edited' && Object.keys(change.fields).every(field => factsOnly.has(field))
    yield { id: changedId(change), sends: isMove ? 'facts' : 'texts' }
  }
}
