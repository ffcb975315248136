/**
 * The page's address: which URLs are Paperlane's own, and which file answers each.
 *
 * The page is served from `app://paperlane/`, never from `file://`, and a
 * request that leads anywhere but into the built page is refused by status.
 */
import { join, normalize, sep } from 'node:path'

export const pageScheme = 'app'
const pageHost = 'paperlane'
export const pageUrl = `${pageScheme}://${pageHost}/index.html`

/**
 * Whether a URL is one of the page's own.
 *
 * Compares scheme and host: in the main process `URL.origin` of an `app:` URL is
 * the text `null`, since Node does not know the scheme as standard.
 */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return `${protocol}//${host}` === `${pageScheme}://${pageHost}` && username === '' && password === ''
}

/** The file that answers a request, or the status that refuses it. */
export type Located = { readonly path: string } | { readonly status: 400 | 403 | 404 | 405 }

/**
 * Finds the file of the built page that a request asks for.
 *
 * A URL parser removes plain `..` segments but not `..%2f`, so the path is
 * judged after decoding: 400 for what cannot be decoded, 403 for what leads
 * outside the folder, 404 for another host, 405 for anything but reading.
 */
export function locate(root: string, method: string, url: string): Located {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405 }
  if (!isOurPage(url)) return { status: 404 }
  const asked = decoded(new URL(url).pathname)
  if (asked === null || asked.includes('\0')) return { status: 400 }
  const path = normalize(join(root, asked === '/' ? 'index.html' : asked))
  // A backslash separates folders on Windows only; no file of the page has one in its name.
  if (asked.includes('\\') || !path.startsWith(root + sep)) return { status: 403 }
  return { path }
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null // decodeURIComponent throws on a stray percent sign, and offers no other way to ask
  }
}
