/**
 * The `app:` protocol: hands the built page to the window, with its policy as a header.
 *
 * The policy lets the page run its own scripts and show its own styles, fonts
 * and pictures, and nothing else: no inline code, no markup from strings
 * (trusted types), and no request of its own to anywhere.
 */
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol } from 'electron'
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
 * Answers every request for the page from its folder.
 *
 * @param root the folder of the built page, absolute and without a separator at its end
 */
export function servePage(root: string): void {
  protocol.handle(pageScheme, async ({ method, url }) => {
    const located = locate(root, method, url)
    if ('status' in located) return refusal(located.status)
    const bytes = await readFile(located.path).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw error
    })
    if (bytes === null) return refusal(404)
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': contentTypes[extname(located.path)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'content-security-policy': contentSecurityPolicy } })
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR'
}
