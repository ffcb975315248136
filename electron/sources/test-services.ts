/**
 * For tests: public services played by a server on this machine, and a way to ask it that needs no Electron.
 */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Ask, askingLoopback } from './ask.ts'

/** What a service was asked. */
export interface Asked {
  /** `doi.org/10.1000/tea`, without the question's parameters. */
  readonly path: string
  readonly parameters: URLSearchParams
  readonly headers: IncomingHttpHeaders
}

/** How it answers: a status, headers and a body, or by a function that does as it likes. */
export type Reply =
  | {
      readonly status?: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string | Buffer
    }
  | ((response: ServerResponse) => void)

/** The services for one test. */
export class TestServices {
  /** Everything that was asked, in order. */
  readonly asked: Asked[] = []
  answer: (asked: Asked) => Reply
  readonly #server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const asked = {
      path: url.pathname.slice(1),
      parameters: url.searchParams,
      headers: request.headers,
    }
    this.asked.push(asked)
    const reply = this.answer(asked)
    if (typeof reply === 'function') reply(response)
    else response.writeHead(reply.status ?? 200, reply.headers).end(reply.body ?? '')
  })

  constructor(answer: (asked: Asked) => Reply) {
    this.answer = answer
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  get ask(): Ask {
    return askingLoopback(nodeAsk, this.base)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise(resolve => this.#server.close(resolve))
  }
}

const nodeAsk: Ask = async (url, headers, signal) => {
  const response = await fetch(url, { headers, signal, redirect: 'manual' })
  return {
    status: response.status,
    header: name => response.headers.get(name),
    body: response.body ?? new ReadableStream<Uint8Array>({ start: controller => controller.close() }),
  }
}
