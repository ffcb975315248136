/**
 * Asking through the system: its proxy, its certificates, and none of its cookies.
 *
 * A session of its own that keeps nothing: the page's own is refused every
 * request that is not for the page.
 */
import { app, net, type Session, session } from 'electron'
import { type Ask, askingLoopback } from './ask.ts'

/** Asks through Chromium's network stack. It unpacks what comes packed. */
export function systemAsk(): Ask {
  const base = app.isPackaged ? '' : (process.env['PAPERLANE_LOOPBACK'] ?? '')
  return base === '' ? ask : askingLoopback(ask, base)
}

let kept: Session | null = null

const ask: Ask = (url, headers, signal) =>
  new Promise((resolve, reject) => {
    // Made by the first question: most people never ask one.
    kept ??= session.fromPartition('services', { cache: false })
    const request = net.request({
      ...{ url, session: kept, redirect: 'manual', credentials: 'omit', cache: 'no-store' },
      referrerPolicy: 'no-referrer',
    })
    for (const [name, value] of Object.entries(headers)) request.setHeader(name, value)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    // A redirect that nobody follows ends the request with an error, which comes after this answer.
    request.on('redirect', (status, _method, location) =>
      resolve({ status, header: name => (name === 'location' ? location : null), body: nothing() }),
    )
    request.on('response', response => {
      const { statusCode: status, headers: said } = response
      response.on('error', () => undefined) // whoever reads hears of it; nobody else has to
      const header = (name: string) => [said[name] ?? []].flat()[0] ?? null
      resolve({ status, header, body: response as unknown as AsyncIterable<Uint8Array> })
    })
    request.on('abort', () => reject(new Error('aborted')))
    request.on('error', reject)
    request.end()
  })

// eslint-disable-next-line @typescript-eslint/require-await -- there is nothing to wait for
async function* nothing(): AsyncGenerator<Uint8Array> {
  yield* []
}
