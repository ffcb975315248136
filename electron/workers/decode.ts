/**
 * Decoding: the text of a file in whatever encoding.
 *
 * A byte order mark decides; then UTF-16 by its zero bytes, then UTF-8 where
 * the bytes are valid, whatever the file says of itself, then what it says, and
 * otherwise Windows-1252, which any bytes are valid in.
 */
import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { PaperlaneError } from '../../shared/errors.ts'

/** 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard, index windows-1252); the rest is Latin-1. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Decodes bytes to text, without a byte order mark.
 *
 * Own tables rather than `TextDecoder` where no encoding is named: those that
 * it knows depend on how the runtime was built. Throws `import-failed` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (startsWith(buffer, 0xef, 0xbb, 0xbf)) return buffer.toString('utf8', 3)
  if (startsWith(buffer, 0xff, 0xfe)) return buffer.toString('utf16le', 2)
  if (startsWith(buffer, 0xfe, 0xff)) return bigEndian(buffer.subarray(2))

  const zeros = zeroBytes(buffer)
  if (zeros.even > 0 || zeros.odd > 0) {
    if (zeros.even === 0 && zeros.odd > 1) return buffer.toString('utf16le')
    if (zeros.odd === 0 && zeros.even > 1) return bigEndian(buffer)
    throw new PaperlaneError('import-failed', 'This file is not text.')
  }
  if (isUtf8(buffer)) return buffer.toString('utf8')
  const named = namedDecoder(buffer)
  if (named) return named.decode(Buffer.from(buffer)) // a copy: it takes no shared memory
  return buffer
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, character => windows1252[character.charCodeAt(0) - 0x80] ?? character)
}

/** XML says it in its first line, pages in their head, JabRef in a comment above everything. */
const encodingNames = [
  /^\s*<\?xml[^>]{1,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})["']/,
  /<meta\s[^>]{0,200}?\bcharset\s*=\s*["']?([\w:.-]{2,40})/i,
  /^%+\s*Encoding:\s*([\w:.-]{2,40})/i,
]

/** The decoder of the encoding that a file names; null where it names none, or one that does not fit or that nobody knows. */
function namedDecoder(buffer: Buffer): TextDecoder | null {
  const start = buffer.toString('latin1', 0, 4096)
  const name = encodingNames.map(form => form.exec(start)?.[1]).find(found => found !== undefined)
  if (name === undefined || /^utf/i.test(name)) return null
  try {
    return new TextDecoder(name)
  } catch {
    return null
  }
}

function startsWith(buffer: Buffer, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => buffer[index] === byte)
}

function bigEndian(buffer: Buffer): string {
  const swapped = Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2))).swap16()
  return swapped.toString('utf16le')
}

/** How many zero bytes stand at even and odd places of the first 4 kB; text in one byte a character has none. */
function zeroBytes(buffer: Buffer): { readonly even: number; readonly odd: number } {
  const counts = { even: 0, odd: 0 }
  const end = Math.min(buffer.length, 4096)
  for (let index = 0; index < end; index++)
    if (buffer[index] === 0) counts[index % 2 === 0 ? 'even' : 'odd']++
  return counts
}
