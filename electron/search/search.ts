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
import type { PaperId } from '../../shared/library/paper.ts'
import { matches } from '../../shared/search/matches.ts'
import { type Condition, parseQuery } from '../../shared/search/query.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { hasPhrase } from './evaluation.ts'
import { Feed } from './feed.ts'
import type { FromSearchWorker, SearchWorkerData, ToSearchWorker } from './messages.ts'

/** The worker may take this long to keep its facts, in milliseconds; a start without them is only slower. */
const closingLimit = 2_000

export class Search {
  readonly #library: Library
  readonly #start: () => Worker
  #worker: Worker | null = null
  #opened: Promise<void> | null = null
  readonly #feed: Feed
  readonly #asked = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>()
  readonly #onFailure: (error: Error) => void
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
    this.#feed = new Feed(library, message => this.#tell(message))
    library.onChanged(({ changes }) => this.#feed.changed(changes))
  }

  /** Starts the worker, which reads the kept index or is told of every paper. */
  start(): Promise<void> {
    this.#opened ??= new Promise(begin => {
      const worker = this.#start()
      this.#worker = worker
      worker.on('message', (message: FromSearchWorker) => {
        if (message.type === 'opened') {
          if (!message.isKnown) this.#feed.everyOne()
          begin()
        } else if (message.type === 'took') this.#feed.took()
        else if (message.type === 'closed') this.#closed?.()
        else {
          this.#asked.get(message.request)?.resolve(message)
          this.#asked.delete(message.request)
        }
      })
      worker.on('error', error => {
        this.#failure = error
        begin()
        this.#feed.end()
        for (const { reject } of this.#asked.values()) reject(error)
        this.#asked.clear()
        this.#closed?.()
        this.#onFailure(error)
      })
      this.#feed.begin()
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
    const pending = this.#feed.pending // as of asking: what is sent meanwhile is not in the answer
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
    const pending = this.#feed.pending // as `find`
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
    await this.#feed.whenHanded()
    const counts: number[] = []
    for (const text of texts) {
      counts.push(await this.#countOf(text))
    }
    return counts
  }

  /** Keeps what fits the library's files as they are now, and ends. */
  async close(stamp: string | null): Promise<void> {
    if (!this.#worker) return
    if (!this.#failure && this.#feed.pending === 0) {
      const closed = new Promise<void>(resolve => {
        this.#closed = resolve
        setTimeout(resolve, closingLimit).unref()
      })
      this.#tell({ type: 'close', stamp })
      await closed
    }
    this.#feed.end()
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

  #tell(message: ToSearchWorker): void {
    this.#worker?.postMessage(message)
  }
}

type Answer = Extract<FromSearchWorker, { request: number }>
type Asking = Extract<ToSearchWorker, { request: number }>
/** Of each kind, without its number. */
type Question = { [Type in Asking['type']]: Omit<Extract<Asking, { type: Type }>, 'request'> }[Asking['type']]
