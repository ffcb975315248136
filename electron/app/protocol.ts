/**
 * The `app:` protocol: hands the built page to the window, with its policy as a header.
 *
 * The policy lets the page run its own scripts and show its own styles, fonts
 * and pictures, and nothing else: no inline code, no markup from strings
 * (trusted types), and no request of its own to anywhere.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol, type ProtocolResponse } from 'electron'
import { locate, pageScheme } from './page.ts'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ')

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** Names the scheme to Chromium. Must run before the app is ready: at the top level of main, before any await. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: pageScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Reads the page and what it loads first, ahead of being asked.
 *
 * At once, before Electron is ready: a read that waits for its turn gets none until the window is
 * already being opened, and after that it stands in line behind the library. It is half a
 * megabyte. Answers the bytes by path; each is handed out once.
 */
export function readPageAhead(root: string): Map<string, Buffer> {
  const ahead = new Map<string, Buffer>()
  const index = join(root, 'index.html')
  const page = readFileSync(index)
  ahead.set(index, page)
  for (const [, asset = ''] of page.toString('utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)) {
    const path = join(root, asset)
    ahead.set(path, readFileSync(path))
  }
  return ahead
}

/**
 * Answers every request for the page from its folder.
 *
 * @param root the folder of the built page, absolute and without a separator at its end
 * @param ahead what was read of it already
 * @param isServed resolves when there is somebody to answer the page's calls: what asks them comes after that
 */
export function servePage(root: string, ahead: Map<string, Buffer>, isServed: Promise<void>): void {
  const serve = async (method: string, url: string): Promise<ProtocolResponse> => {
    const located = locate(root, method, url)
    if ('status' in located) return refusal(located.status)
    await isServed
    const bytes = ahead.get(located.path) ?? (await readPageFile(located.path))
    ahead.delete(located.path)
    if (bytes === null) return refusal(404)
    return {
      data: bytes,
      headers: {
        'content-type': contentTypes[extname(located.path)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    }
  }
  // `protocol.handle` would take a tenth of the whole start: it reads the program of `fetch` first, and passes
  // every file on in pieces between which it waits its turn.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above; to be looked at again when Electron takes it out
  const isTaken = protocol.registerBufferProtocol(pageScheme, ({ method, url }, answer) => {
    void serve(method, url).then(answer, () => answer(refusal(500)))
  })
  if (!isTaken) throw new Error(`the scheme ${pageScheme} could not be registered`)
}

/** The bytes of a file, or null where there is none. */
async function readPageFile(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function refusal(statusCode: number): ProtocolResponse {
  return {
    statusCode,
    data: Buffer.alloc(0),
    headers: { 'content-security-policy': contentSecurityPolicy },
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}
