/**
 * Texts that need no reading as TeX, or hardly any, as most fields of most files: they are told apart at once.
 */
import { isTidyAscii } from '../text/spaces.ts'

/** Whether a text says the same in TeX and everywhere, but for blanks around it. */
export function isPlain(text: string): boolean {
  return text.length < shortText ? isPlainShort(text) : isPlainLong(text)
}

/** Anything but the printable characters of ASCII that mean themselves, in TeX and everywhere. */
const mayMean = /[^ -[\]-_a-z|}]/

/** Texts below this length are looked at by hand, in less time than a pattern needs to begin. */
const shortText = 40

/** Signs that a short text may have any of and stay as it is; of spaces and hyphens, one at a time. */
const meansItself = new Uint8Array(128)
for (let code = 0x20; code < 0x7f; code++) if (!mayMean.test(String.fromCharCode(code))) meansItself[code] = 1

/** Sign by sign the system's own search goes through a long text ten times as fast as a pattern for all of them. */
function isPlainLong(text: string): boolean {
  return (
    !text.includes('\\') &&
    !text.includes('{') &&
    !text.includes('~') &&
    !text.includes('`') &&
    !text.includes('--') &&
    isTidyAscii(text)
  )
}

/** `12--34`, as most pages are written. */
export const numberRange = /^\d+--\d+$/

/** A field in which braces hold words together and nothing else may be TeX, without them; null for any other. */
export function withoutBraces(text: string): string | null {
  if (/[\\~`$]|--/.test(text)) return null
  let plain = ''
  let end = 0
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', end)) {
    const close = text.indexOf('}', end)
    if (close < open) return null
    const inner = text.slice(open + 1, close)
    if (inner.includes('{')) return null
    plain += text.slice(end, open) + inner
    end = close + 1
  }
  return text.includes('}', end) ? null : plain + text.slice(end)
}

function isPlainShort(text: string): boolean {
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127 || meansItself[code] === 0) return false
    if (code === before && (code === 0x20 || code === 0x2d)) return false
    before = code
  }
  return true
}
