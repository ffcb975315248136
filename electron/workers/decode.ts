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

/** Bytes that are made text at once where a text is long. */
export const chunkSize = 4 << 20

/** How the bytes of a text become characters. */
interface Encoding {
  /** Bytes of its mark. */
  readonly skipped: number
  readonly decode: (bytes: Buffer, isLast: boolean) => string
  /** Where no character is cut: at a place or just before it. */
  readonly cutAt?: (bytes: Buffer, place: number) => number
}

/**
 * Decodes bytes to text, without a byte order mark.
 *
 * Own tables rather than `TextDecoder` where no encoding is named: those that
 * it knows depend on how the runtime was built. Throws `import-failed` for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): string {
  return [...decodedChunks(bytes)].join('')
}

/**
 * The same, so many bytes at a time.
 *
 * @param isUtf8Already whether that is known
 */
export function* decodedChunks(
  bytes: Uint8Array,
  size = Infinity,
  isUtf8Already = false,
): Generator<string, void> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { skipped, decode, cutAt } = isUtf8Already ? utf8 : encodingOf(buffer)
  for (let from = skipped; from < buffer.length;) {
    const isLast = from + size >= buffer.length
    const place = isLast ? buffer.length : from + size
    const end = isLast || !cutAt ? place : cutAt(buffer, place)
    yield decode(buffer.subarray(from, end), isLast)
    from = end
  }
}

const utf8: Encoding = {
  skipped: 0,
  decode: bytes => bytes.toString('utf8'),
  cutAt: (bytes, place) => {
    let at = place
    while (at > place - 3 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at--
    return at
  },
}
const littleEndian: Encoding = {
  skipped: 0,
  decode: bytes => bytes.toString('utf16le'),
  cutAt: (_bytes, place) => place - (place % 2),
}
const bigEndian: Encoding = { ...littleEndian, decode: swapped }
const western: Encoding = {
  skipped: 0,
  decode: bytes =>
    bytes
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, character => windows1252[character.charCodeAt(0) - 0x80] ?? character),
}

function encodingOf(buffer: Buffer): Encoding {
  if (startsWith(buffer, 0xef, 0xbb, 0xbf)) return { ...utf8, skipped: 3 }
  if (startsWith(buffer, 0xff, 0xfe)) return { ...littleEndian, skipped: 2 }
  if (startsWith(buffer, 0xfe, 0xff)) return { ...bigEndian, skipped: 2 }

  const zeros = zeroBytes(buffer)
  if (zeros.even > 0 || zeros.odd > 0) {
    if (zeros.even === 0 && zeros.odd > 1) return littleEndian
    if (zeros.odd === 0 && zeros.even > 1) return bigEndian
    throw new PaperlaneError('import-failed', 'This file is not text.')
  }
  if (isUtf8(buffer)) return utf8
  const named = namedDecoder(buffer)
  if (!named) return western
  // A copy: it takes no shared memory.
  return { skipped: 0, decode: (bytes, isLast) => named.decode(Buffer.from(bytes), { stream: !isLast }) }
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

function swapped(buffer: Buffer): string {
  return Buffer.from(buffer.subarray(0, buffer.length - (buffer.length % 2)))
    .swap16()
    .toString('utf16le')
}

/** How many zero bytes stand at even and odd places of the first 4 kB; text in one byte a character has none. */
function zeroBytes(buffer: Buffer): { readonly even: number; readonly odd: number } {
  const counts = { even: 0, odd: 0 }
  const end = Math.min(buffer.length, 4096)
  for (let index = 0; index < end; index++)
    if (buffer[index] === 0) counts[index % 2 === 0 ? 'even' : 'odd']++
  return counts
}
