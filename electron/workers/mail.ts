/**
 * Mail: what a message says that was saved from a mail program (RFC 2045 to 2047).
 *
 * An alert is not text as it stands in the file: its parts are in quoted-printable or base64, and
 * often the text a second time as a web page. Only what an import needs of a message is taken apart,
 * each level in one pass: the parsers that there are take minutes for a megabyte made to hold them up.
 */
import { extname } from 'node:path'
import { TextDecoder } from 'node:util'
import { importExtensions } from '../../shared/import/reading.ts'
import type { Content } from './content.ts'
import { decodeText } from './decode.ts'

/** A longer message is read as it stands: it would be in memory several times. */
const longestMail = 64 << 20
/** Where the head of a message or a part ends at the latest, in bytes. */
const longestHead = 64 << 10
/** Parts within parts; mail programs write five or so. */
const deepest = 12

/** What of a message holds no other parts. */
interface Part {
  /** In small letters, as `text/plain`. */
  readonly type: string
  readonly charset: string
  /** Of a file that is attached. */
  readonly name: string
  /** Without its encoding. */
  readonly bytes: Buffer
}

/**
 * What a message carries, as if it had been pasted: its text with the page that it is of, or the page
 * alone; behind it the attached files that an import may read. Anything else stays as it is.
 */
export function opened(content: Content): Content {
  if (!isMail(content.bytes)) return content
  const { buffer, byteOffset, byteLength } = content.bytes
  const parts = [...partsOf(Buffer.from(buffer, byteOffset, byteLength))]
  const said = (type: string) => parts.filter(part => part.type === type && part.name === '').map(textOf)
  const page = said('text/html').join('\n')
  const text = said('text/plain').join('\n')
  const isPageAlone = text.trim() === ''
  const texts = [isPageAlone ? page : text, ...parts.filter(isReadable).map(textOf)]
  const bytes = Buffer.from(texts.filter(each => each.trim() !== '').join('\n\n'))
  if (bytes.length === 0) return content
  return isPageAlone || page === ''
    ? { bytes, isText: true }
    : { bytes, isText: true, page: Buffer.from(page) }
}

/** Whether bytes begin with the head of a message, and it says that its parts are encoded (RFC 2045, section 4). */
export function isMail(bytes: Uint8Array): boolean {
  if (bytes.length > longestMail) return false
  const start = Buffer.from(bytes.subarray(0, longestHead)).toString('latin1')
  let isEncoded = false
  let isFirst = true
  for (const line of start.split(/\r?\n/)) {
    if (line === '') return isEncoded
    // A mailbox has such a line before each message.
    const isHead = /^[!-9;-~]+:/.test(line) || (isFirst ? line.startsWith('From ') : /^[ \t]/.test(line))
    if (!isHead) return false
    isEncoded ||= /^mime-version:/i.test(line)
    isFirst = false
  }
  return false
}

/** The parts of a message or a part that hold no others, in their order. */
function* partsOf(entity: Buffer, depth = 0): Generator<Part, void> {
  const { head, body } = cut(entity)
  const type = (/^content-type:\s*([\w.+-]+\/[\w.+-]+)/im.exec(head)?.[1] ?? 'text/plain').toLowerCase()
  const boundary = parameter(head, 'boundary')
  if (depth < deepest && type.startsWith('multipart/') && boundary !== '') {
    for (const part of between(body, boundary)) yield* partsOf(part, depth + 1)
    return
  }
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
  const bytes = encoding === undefined ? body : withoutEncoding(body, encoding)
  if (depth < deepest && type === 'message/rfc822') yield* partsOf(bytes, depth + 1)
  else yield { type, charset: parameter(head, 'charset'), name: parameter(head, '(?:file)?name'), bytes }
}

/** A head, with each field on a line of its own, and what stands behind the empty line after it. */
function cut(entity: Buffer): { readonly head: string; readonly body: Buffer } {
  if (entity[0] === 10 || (entity[0] === 13 && entity[1] === 10))
    return { head: '', body: entity.subarray(entity[0] === 10 ? 1 : 2) }
  const start = entity.toString('latin1', 0, longestHead)
  const end = /\n\r?\n/.exec(start)
  const head = (end ? start.slice(0, end.index) : start).replace(/\r?\n[ \t]/g, ' ')
  return { head, body: entity.subarray(end ? end.index + end[0].length : start.length) }
}

/** What a field of a head says behind its value; empty where it does not. */
function parameter(head: string, name: string): string {
  const found = new RegExp(`;[ \\t]*${name}\\*?=(?:"([^"\\n]{0,1000})"|([^\\s;"]{1,1000}))`, 'i').exec(head)
  return found?.[1] ?? found?.[2] ?? ''
}

/** The stretches between the lines of a boundary (RFC 2046, section 5.1.1); the last may have no end. */
function* between(body: Buffer, boundary: string): Generator<Buffer, void> {
  const border = Buffer.from(`--${boundary}`, 'latin1')
  let start = -1
  for (let at = body.indexOf(border); at >= 0; at = body.indexOf(border, at + border.length)) {
    const behind = at + border.length
    const isLine =
      (at === 0 || body[at - 1] === 10) &&
      /^(?:--)?[ \t\r]{0,100}(?:\n|$)/.test(body.toString('latin1', behind, behind + 103))
    if (!isLine) continue
    // The line feed before a boundary belongs to it.
    if (start >= 0) yield body.subarray(start, Math.max(start, at - (body[at - 2] === 13 ? 2 : 1)))
    if (body[behind] === 45) return
    const lineEnd = body.indexOf(10, behind)
    start = lineEnd < 0 ? body.length : lineEnd + 1
  }
  if (start >= 0) yield body.subarray(start)
}

function withoutEncoding(body: Buffer, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = body
    .toString('latin1')
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([\dA-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
  return Buffer.from(text, 'latin1')
}

/** Whether an attached file is of a kind that an import reads. */
function isReadable({ name }: Part): boolean {
  return importExtensions.includes(extname(name).slice(1).toLowerCase())
}

/** The text of a part; none where its bytes are no text, whatever its name says. */
function textOf({ charset, bytes }: Part): string {
  try {
    return /^(?:utf-?8|us-ascii|)$/i.test(charset)
      ? decodeText(bytes)
      : new TextDecoder(charset).decode(bytes)
  } catch (error) {
    return error instanceof RangeError ? decodeText(bytes) : ''
  }
}
