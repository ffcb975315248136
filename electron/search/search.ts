/**
 * Search, as the main process has it: feeds the worker what the library holds, and asks it.
 *
 * The worker hears of a change before it is asked anything after it. Large
 * changes reach it in parts, between which the window goes on; until they are
 * through, answers say how many papers are still to come.
 */
import { Worker } from 'node:worker_threads'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Found, FoundAll, KnownNumbers } from '../../shared/search/found.ts'
import { type Change, changedId } from '../../shared/library/changes.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { matches } from '../../shared/search/matches.ts'
import { type Condition, parseQuery } from '../../shared/search/query.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { hasPhrase } from './evaluation.ts'
import type { FromSearchWorker, SearchWorkerData, ToSearchWorker } from './messages.ts'
import { packPapers } from './packed-papers.ts'

/** Papers packed at once: less than 1 ms of work. */
const part = 20
/** The worker may take this long to keep its facts, in milliseconds; a start without them is only slower. */
const closingLimit = 2_000

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

export class Search {
  readonly #library: Library
  readonly #start: () => Worker
  #worker: Worker | null = null
  #opened: Promise<void> | null = null
  /** What the worker has to hear of, in order. */
  readonly #waiting: Iterator<Step, void>[] = []
  #pending = 0
  readonly #asked = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  readonly #onFailure: (error: Error) => void
  #feeding: Promise<void> | null = null
  #requests = 0
  #failure: Error | null = null
  #closed: (() => void) | null = null

  /**
   * Hears of every change from now on; the worker starts with the first question, or when `start` is called.
   *
   * @param path the built `search-worker`
   * @param onFailure called where the worker ends by an error
   */
  constructor(library: Library, path: string, data: SearchWorkerData, onFailure: (error: Error) => void) {
    this.#library = library
    this.#onFailure = onFailure
    this.#start = () => new Worker(path, { workerData: data })
    library.onChanged(({ changes }) => this.#wait(stepsOf(changes), changes.length))
  }

  /** Starts the worker, which reads the kept index or is told of every paper. */
  start(): Promise<void> {
    this.#opened ??= new Promise(begin => {
      const worker = this.#start()
      this.#worker = worker
      worker.on('message', (message: FromSearchWorker) => {
        if (message.type === 'opened') {
          if (!message.isKnown) this.#wait(everyOne([...this.#library.all()]), this.#library.size)
          begin()
        } else if (message.type === 'closed') this.#closed?.()
        else {
          this.#asked.get(message.request)?.resolve(message)
          this.#asked.delete(message.request)
        }
      })
      worker.on('error', error => {
        this.#failure = error
        begin()
        for (const { reject } of this.#asked.values()) reject(error)
        this.#asked.clear()
        this.#closed?.()
        this.#onFailure(error)
      })
      void this.#feed()
    })
    return this.#opened
  }

  /**
   * The papers that a query finds: every one in no order, or the most relevant so many, the best first.
   *
   * @throws PaperlaneError `search-failed` where the worker has ended
   */
  async find(text: string, limit: number | null): Promise<Found> {
    const { condition, problems } = parseQuery(text, Date.now())
    if (!condition) return { ids: null, isAllBut: false, problems, pending: 0 }
    await this.start()
    // A phrase is looked for in the papers themselves, so there have to be more of them to choose from.
    const isPhrase = hasPhrase(condition)
    const pending = this.#pending // as of asking: what is sent meanwhile is not in the answer
    const { ids, isAllBut } = await this.#ask('found', {
      type: 'find',
      condition,
      limit: isPhrase ? null : limit,
      isBrief: !isPhrase,
    })
    const found = isPhrase ? await this.#checked(ids, condition, limit) : ids
    return { ids: found, isAllBut, problems, pending }
  }

  /**
   * Every paper that a query finds, for somebody who knows some of the index's numbers.
   *
   * @throws PaperlaneError as `find`
   */
  async mark(text: string, known: KnownNumbers): Promise<FoundAll> {
    const { condition, problems } = parseQuery(text, Date.now())
    if (condition && hasPhrase(condition)) {
      const { ids, pending } = await this.find(text, null)
      return { found: { are: 'named', ids: ids ?? '' }, problems, pending }
    }
    if (!condition && text.trim() !== '') return { found: null, problems, pending: 0 }
    await this.start()
    const pending = this.#pending // as `find`
    const { found } = await this.#ask('marked', { type: 'mark', condition, known })
    return { found, problems, pending }
  }

  /** Those of some papers that a query finds, told from the papers themselves: the index is not needed for a few. */
  check(text: string, ids: readonly PaperId[]): PaperId[] {
    const { condition } = parseQuery(text, Date.now())
    return ids.filter(id => {
      const paper = this.#library.get(id)
      return paper !== undefined && condition !== null && matches(paper, condition)
    })
  }

  /**
   * How many papers each query finds; one that asks for nothing finds none.
   *
   * Nobody asks again for a count: it waits until the index has heard of every paper.
   */
  async count(texts: readonly string[]): Promise<number[]> {
    await this.start()
    await this.#feeding
    const counts: number[] = []
    for (const text of texts) {
      counts.push(await this.#countOf(text))
    }
    return counts
  }

  /** Keeps what fits the library's files as they are now, and ends. */
  async close(stamp: string | null): Promise<void> {
    if (!this.#worker) return
    if (!this.#failure && this.#pending === 0) {
      const closed = new Promise<void>(resolve => {
        this.#closed = resolve
        setTimeout(resolve, closingLimit).unref()
      })
      this.#tell({ type: 'close', stamp })
      await closed
    }
    await this.#worker.terminate()
  }

  async #countOf(text: string): Promise<number> {
    const { condition } = parseQuery(text, Date.now())
    if (!condition) return 0
    if (hasPhrase(condition)) {
      const { ids } = await this.find(text, null)
      return ids === null || ids === '' ? 0 : ids.split('\n').length
    }
    return (await this.#ask('counted', { type: 'count', condition })).count
  }

  /** Asks the worker, which answers with a message of that type. */
  #ask<Type extends Answer['type']>(
    _type: Type,
    question: Question,
  ): Promise<Extract<Answer, { type: Type }>> {
    if (this.#failure)
      return Promise.reject(
        new PaperlaneError('search-failed', this.#failure.message, { cause: this.#failure }),
      )
    return new Promise((resolve, reject) => {
      const request = ++this.#requests
      this.#asked.set(request, {
        resolve: answer => resolve(answer as Extract<Answer, { type: Type }>),
        reject,
      })
      this.#tell({ ...question, request })
    })
  }

  async #checked(ids: string, condition: Condition, limit: number | null): Promise<string> {
    const slices = new Slices()
    const found: string[] = []
    for (const id of ids === '' ? [] : ids.split('\n')) {
      const paper = this.#library.get(id as PaperId)
      if (paper && matches(paper, condition) && found.push(id) === limit) break
      if (slices.isDue) await slices.rest()
    }
    return found.join('\n')
  }

  #wait(steps: Iterator<Step, void>, count: number): void {
    this.#waiting.push(steps)
    this.#pending += count
    void this.#feed()
  }

  /** Sends what waits; the first part at once, so that a question asked now comes after it. */
  #feed(): Promise<void> {
    this.#feeding ??= this.#feedAll().finally(() => {
      this.#feeding = null
    })
    return this.#feeding
  }

  async #feedAll(): Promise<void> {
    const slices = new Slices()
    while (this.#worker && !this.#failure && this.#pending > 0) {
      this.#feedPart()
      if (slices.isDue) await slices.rest()
    }
  }

  /** Papers are sent as they are now, whatever a change made of them: a later change only says so again. */
  #feedPart(): void {
    const sent: Record<Step['sends'], Paper[]> = { texts: [], facts: [] }
    const removed: PaperId[] = []
    for (let count = 0; count < part && this.#pending > 0; count++) {
      const step = this.#next()
      if (!step) break
      const paper = this.#library.get(step.id)
      if (paper) sent[step.sends].push(paper)
      else removed.push(step.id)
    }
    if (removed.length > 0) this.#tell({ type: 'remove', ids: removed })
    if (sent.texts.length > 0) this.#tell({ type: 'put', papers: packPapers(sent.texts, true) })
    if (sent.facts.length > 0) this.#tell({ type: 'put', papers: packPapers(sent.facts, false) })
  }

  #next(): Step | undefined {
    for (let steps = this.#waiting[0]; steps; steps = this.#waiting[0]) {
      const { value } = steps.next()
      if (value) {
        this.#pending--
        return value
      }
      this.#waiting.shift()
    }
    this.#pending = 0
    return undefined
  }

  #tell(message: ToSearchWorker): void {
    this.#worker?.postMessage(message)
  }
}

type Answer = Extract<FromSearchWorker, { request: number }>
type Asking = Extract<ToSearchWorker, { request: number }>
/** Of each kind, without its number. */
type Question = { [Type in Asking['type']]: Omit<Extract<Asking, { type: Type }>, 'request'> }[Asking['type']]

/** A paper that the worker has to hear of, and what of it. */
interface Step {
  readonly id: PaperId
  readonly sends: 'texts' | 'facts'
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
