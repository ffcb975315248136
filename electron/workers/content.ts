/**
 * What an import is read from, in memory that the main process and the worker share.
 *
 * It is read again whenever somebody corrects it. Handing a worker 64 MB as a
 * copy would hold up the window for a tenth of a second each time; so would
 * handing them over from the window as a whole.
 */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { importLimit } from '../../shared/ipc/contract.ts'
import { Slices } from '../library/slices.ts'

export interface Content {
  /** They stand in a `SharedArrayBuffer`. */
  readonly bytes: Uint8Array
  /** UTF-8 that was text already; the encoding of a file is still to be found. */
  readonly isText: boolean
  /** The same text as a web page in UTF-8, where it was copied or dragged from one: its links say the ids that the text lost. */
  readonly page?: Uint8Array
}

/** A longer page is left alone, in characters or bytes: most of it is pictures. */
const longestPage = 16 << 20

/** What is copied at once, in less than a millisecond: characters of a text, or bytes. */
const copiedAtOnce = 1 << 18

/** What is read of a file at once, in bytes: the thread that reads it has a processor to itself for some 2 ms. */
const readAtOnce = 4 << 20

/** Takes text, perhaps with the page that it is of, or the bytes of a file. Throws `file-too-large` above 256 MB. */
export async function contentOf(given: string | Uint8Array, page = ''): Promise<Content> {
  checkSize('It', given.length)
  if (typeof given !== 'string') return { bytes: await sharedCopy(given), isText: false }
  const text = { bytes: await bytesOfText(given), isText: true }
  return page === '' || page.length > longestPage ? text : { ...text, page: await bytesOfText(page) }
}

/** Reads a file of this machine. Throws `file-too-large` and `file-unreadable`. */
export async function contentOfFile(path: string): Promise<Content> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      checkSize(basename(path), size)
      const bytes = shared(size)
      const slices = new Slices('behind keys')
      let end = 0
      for (let count = -1; count !== 0 && end < size; end += count) {
        count = (await file.read(bytes, end, Math.min(size - end, readAtOnce), end)).bytesRead
        await slices.rest()
      }
      return { bytes: bytes.subarray(0, end), isText: false }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof PaperlaneError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new PaperlaneError('file-unreadable', `${basename(path)} could not be read (${code}).`, {
      cause: error,
    })
  }
}

/** What the window says of something before it hands it over; sizes in bytes. */
export interface Announced {
  readonly name: string
  readonly size: number
  readonly isText: boolean
  /** How much of it, at its end, is the page that the text is of. */
  readonly pageSize?: number | undefined
}

/** What the window hands over in parts. */
export class ArrivingContent {
  readonly name: string
  readonly #announced: Announced
  readonly #bytes: Uint8Array
  #end = 0

  /** Throws `file-too-large` before anything of it has come. */
  constructor(announced: Announced) {
    const { name, size } = announced
    checkSize(name, size)
    this.name = name
    this.#announced = announced
    this.#bytes = shared(size)
  }

  /** Takes the next part. Throws `bad-request` for more than was announced. */
  receive(part: Uint8Array): void {
    if (this.#end + part.length > this.#bytes.length)
      throw new PaperlaneError('bad-request', 'More came than was announced.')
    this.#bytes.set(part, this.#end)
    this.#end += part.length
  }

  /** All of it, where all has come. */
  content(): Content {
    if (this.#end < this.#bytes.length)
      throw new PaperlaneError('bad-request', 'Less came than was announced.')
    const { isText, pageSize = 0 } = this.#announced
    const textEnd = Math.max(this.#end - pageSize, 0)
    const text = { bytes: this.#bytes.subarray(0, textEnd), isText }
    return pageSize === 0 || pageSize > longestPage ? text : { ...text, page: this.#bytes.subarray(textEnd) }
  }
}

/** Throws `file-too-large` for more than one import reads. */
export function checkSize(name: string, size: number): void {
  if (size > importLimit) throw new PaperlaneError('file-too-large', `${name} holds more than 256 MB.`)
}

async function bytesOfText(text: string): Promise<Uint8Array> {
  const slices = new Slices('behind keys')
  const parts: Buffer[] = []
  for (let from = 0; from < text.length;) {
    const end = from + copiedAtOnce
    // A sign of two units must not be cut in half.
    const next = /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end
    parts.push(Buffer.from(text.slice(from, next)))
    from = next
    if (slices.isDue) await slices.rest()
  }
  const bytes = shared(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    bytes.set(part, end)
    end += part.length
    if (slices.isDue) await slices.rest()
  }
  return bytes
}

async function sharedCopy(given: Uint8Array): Promise<Uint8Array> {
  const slices = new Slices('behind keys')
  const bytes = shared(given.length)
  for (let from = 0; from < given.length; from += copiedAtOnce) {
    bytes.set(given.subarray(from, from + copiedAtOnce), from)
    if (slices.isDue) await slices.rest()
  }
  return bytes
}

function shared(length: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(length))
}
