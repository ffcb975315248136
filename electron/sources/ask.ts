/**
 * The edge to the network: one question, one answer, and nothing decided.
 *
 * Whoever asks decides whom (`line.ts`); tests ask a server of their own on
 * this machine.
 */

/** An answer before its body has been read. */
export interface Answer {
  readonly status: number
  /** A header by its name in lower case; null where there is none. */
  readonly header: (name: string) => string | null
  /** Unpacked; whoever stops reading ends the connection. */
  readonly body: AsyncIterable<Uint8Array>
}

/** Asks once. A redirect is an answer like any other. Rejects where no answer comes, or the signal says so. */
export type Ask = (
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Answer>

/**
 * Asks a server on this machine instead of everybody, for tests: `https://doi.org/10.1/x` becomes
 * `http://127.0.0.1:8080/doi.org/10.1/x`. What may be asked is decided before and the same.
 *
 * @throws Error where the base is not on this machine
 */
export function askingLoopback(ask: Ask, base: string): Ask {
  const { protocol, hostname, origin } = new URL(base)
  if (protocol !== 'http:' || hostname !== '127.0.0.1') throw new Error(`${base} is not on this machine`)
  return (url, headers, signal) => {
    const { host, pathname, search } = new URL(url)
    return ask(`${origin}/${host}${pathname}${search}`, headers, signal)
  }
}
