/**
 * A line to one service: the only place where Paperlane asks another machine for anything.
 *
 * Only the hosts of the service are asked, over https alone, also where it
 * leads on. One question at a time, with the pause between two that the service
 * wants, and none before the time that it named. An answer may take so long and
 * hold so much and no more. No cookies, and nobody's name.
 */
import { setTimeout } from 'node:timers/promises'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Answer, Ask } from './ask.ts'
import type { Service } from './services.ts'
import { waitOf, waitWords } from './waiting.ts'

/** What one question may cost. */
export interface LineLimits {
  /** Milliseconds until an answer begins. */
  readonly begin: number
  /** Milliseconds until its end, of each machine that is asked. */
  readonly end: number
  /** Bytes, unpacked. */
  readonly bytes: number
  readonly redirects: number
  /** A pause that the service asks for is waited out up to so many milliseconds, once. */
  readonly patience: number
}

const usualLimits: LineLimits = {
  begin: 10_000,
  end: 60_000,
  bytes: 10 * 1024 * 1024,
  redirects: 5,
  patience: 10_000,
}

/** Time, as a line sees it. */
export interface LineClock {
  readonly now: () => number
  /** Rejects where the signal says so. */
  readonly rest: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
}

const realClock: LineClock = {
  now: () => Date.now(),
  rest: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
}

/** One question. */
export interface Question {
  readonly url: string
  /** The kind of answer that is wanted. */
  readonly accept: string
  readonly signal: AbortSignal
}

/** Answers by which a service says that it knows nothing of what it was asked for. */
const knowsNothing: ReadonlySet<number> = new Set([204, 400, 404, 406, 410])
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export class Line {
  readonly service: Service
  readonly #ask: Ask
  readonly #agent: string
  readonly #limits: LineLimits
  readonly #clock: LineClock
  /** When the service may be asked again. */
  #openAt = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @param agent who is asking: the program, never the person */
  constructor(
    service: Service,
    ask: Ask,
    agent: string,
    limits: Partial<LineLimits> = {},
    clock = realClock,
  ) {
    this.service = service
    this.#ask = ask
    this.#agent = agent
    this.#limits = { ...usualLimits, ...limits }
    this.#clock = clock
  }

  /**
   * What the service says, as text; null where it knows nothing of what it was asked for.
   *
   * @throws PaperlaneError `service-unreachable`, `service-busy` (it wants a longer pause) or
   *   `service-refused` (it leads elsewhere, or its answer is of no use); the signal's reason where that says so
   */
  get(question: Question): Promise<string | null> {
    const answer = this.#last.then(() => this.#get(question))
    this.#last = answer.catch(() => undefined)
    return answer
  }

  async #get(question: Question): Promise<string | null> {
    let url = this.#checked(question.url)
    let hasWaited = false
    for (let led = 0; ;) {
      await this.#turn(question.signal)
      const { status, next, wait, text } = await this.#once(url, question)
      if (next !== null) {
        if (++led > this.#limits.redirects)
          throw this.#refused('leads from one place to the next without end')
        url = this.#checked(next, url)
      } else if (wait !== null) {
        this.#openAt = this.#clock.now() + wait
        if (hasWaited) throw this.#busy(wait)
        hasWaited = true
      } else if (knowsNothing.has(status)) return null
      else if (text !== null) return text
      else throw this.#refused(status === 200 ? 'answered with a web page' : `refused to answer (${status})`)
    }
  }

  /** Waits until the service may be asked; gives up where that is long. */
  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    const wait = this.#openAt - this.#clock.now()
    if (wait > Math.max(this.#limits.patience, this.service.pause)) throw this.#busy(wait)
    if (wait > 0) await this.#clock.rest(wait, signal)
    this.#openAt = this.#clock.now() + this.service.pause
  }

  async #once(url: string, { accept, signal }: Question): Promise<Heard> {
    const { begin, end, bytes } = this.#limits
    const late = new AbortController()
    const either = AbortSignal.any([signal, late.signal])
    const stopAfter = (milliseconds: number) => globalThis.setTimeout(() => late.abort(), milliseconds)
    let timer = stopAfter(begin)
    try {
      // Left out, the system would say which language the person has.
      const headers = { Accept: accept, 'Accept-Language': 'en', 'User-Agent': this.#agent }
      const answer = await this.#ask(url, headers, either)
      clearTimeout(timer)
      timer = stopAfter(end)
      const heard = headOf(answer, this.#clock.now())
      if (!heard.isText) {
        late.abort() // nobody reads on
        return heard
      }
      return { ...heard, text: await this.#read(answer.body, bytes) }
    } catch (cause) {
      if (cause instanceof PaperlaneError) throw cause
      signal.throwIfAborted()
      const why = late.signal.aborted ? 'did not answer in time' : 'could not be reached'
      throw new PaperlaneError('service-unreachable', `${this.service.name} ${why}.`, { cause })
    } finally {
      clearTimeout(timer)
      late.abort()
    }
  }

  async #read(body: AsyncIterable<Uint8Array>, most: number): Promise<string> {
    const decoder = new TextDecoder()
    let text = ''
    let size = 0
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > most) throw this.#refused('answered with more than a paper can be')
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  }

  /** An address of this service. One that is on the list but without encryption is asked with it. */
  #checked(given: string, from?: string): string {
    if (!URL.canParse(given, from)) throw this.#refused('leads to an address that is none')
    const url = new URL(given, from)
    if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:'
    const { protocol, hostname, port, username, password } = url
    const isPlain = protocol === 'https:' && port === '' && username === '' && password === ''
    if (isPlain && this.service.hosts.includes(hostname)) return url.href
    throw this.#refused(`leads to ${hostname === '' ? protocol : hostname}, which Paperlane does not ask`)
  }

  #refused(what: string): PaperlaneError {
    return new PaperlaneError('service-refused', `${this.service.name} ${what}.`)
  }

  #busy(wait: number): PaperlaneError {
    return new PaperlaneError('service-busy', `${this.service.name} asks to wait ${waitWords(wait)}.`)
  }
}

/** What an answer comes to. */
interface Heard {
  readonly status: number
  /** Where it leads instead. */
  readonly next: string | null
  /** How long it asks to be left alone, in milliseconds. */
  readonly wait: number | null
  /** Whether its body is to be read. */
  readonly isText: boolean
  readonly text: string | null
}

function headOf({ status, header }: Answer, now: number): Heard {
  const isPage = /html/i.test(header('content-type') ?? '')
  return {
    status,
    next: redirects.has(status) ? header('location') : null,
    wait: status === 429 || status === 503 ? waitOf(header('retry-after'), now) : null,
    isText: status === 200 && !isPage,
    text: null,
  }
}
