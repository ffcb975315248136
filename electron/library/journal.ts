/**
 * The journal: an append-only file of entries, each on a line of its own.
 *
 * `append` answers when the bytes are on disk and not before. The position to
 * write at is known and never asked of the system, so a line that failed
 * halfway is overwritten or cut off, never continued.
 */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { PaperlaneError } from '../../shared/errors.ts'
import { errno, type FileHandle, type FileStatus, type FileSystem, writeAll } from './file-system.ts'
import { crcText, decodeInParts, type Entry, entryPieces, type FoundEntry } from './formats/v1.ts'
import { Slices } from './slices.ts'

/** Where a line of the library's journals stands. */
export interface LinePlace {
  /** The name of the journal in the library's folder. */
  readonly journal: string
  /** In bytes, the line feed not counted. */
  readonly offset: number
  readonly length: number
}

/** A line ready to be written, in pieces that together hold it and its line feed: as bytes, since it may be of many megabytes. */
export interface EncodedEntry {
  readonly pieces: readonly Buffer[]
  /** Bytes, with the line feed. */
  readonly length: number
  readonly crc: string
}

/** The system could not promise that bytes are on disk; nothing it says of that file can be trusted any more. */
export class SyncFailure extends Error {
  override readonly name = 'SyncFailure'
}

/** Turns an entry into a line, resting in between: ten thousand added papers are 18 MB of text. */
export async function encodeEntry(entry: Entry, previous: string, slices: Slices): Promise<EncodedEntry> {
  const pieces: Buffer[] = []
  let crc = 0
  let length = 10
  let text = ''
  const take = () => {
    const bytes = Buffer.from(text)
    crc = crc32(bytes, crc)
    length += bytes.length
    pieces.push(bytes)
    text = ''
  }
  for (const piece of entryPieces(entry, previous)) {
    text += piece
    if (text.length < pieceLength) continue
    take()
    if (slices.isDue) await slices.rest()
  }
  take()
  const head = Buffer.from(`${crcText(crc)} `)
  return { pieces: [head, ...pieces, lineFeed], length, crc: crcText(crc) }
}

export const lineFeed = Buffer.from('\n')

/** Characters that become bytes at once: most lines are far shorter and cost one call. */
const pieceLength = 1 << 16

/** The name of a journal: `journal-000000000123.jsonl` holds entries from seq 123 on. */
export function journalName(firstSeq: number): string {
  return `journal-${String(firstSeq).padStart(12, '0')}.jsonl`
}

/** The first seq that a journal of this name may hold; null for any other file. */
export function journalFirstSeq(name: string): number | null {
  const digits = /^journal-(\d{12})\.jsonl$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** A journal that nothing is added to any more. */
export interface FullJournal {
  /** Bytes. */
  readonly end: number
  /** Whether the file of this name is still the one that it was. */
  isInPlace(): Promise<boolean>
}

/** A journal as an opening found it. */
export async function fullJournal(files: FileSystem, folder: string, name: string): Promise<FullJournal> {
  const path = join(folder, name)
  const found = await files.stat(path)
  return {
    end: found?.size ?? 0,
    isInPlace: async () => found !== null && isSameFile(await files.stat(path), found),
  }
}

function isSameFile(now: FileStatus | null, before: FileStatus): boolean {
  return now !== null && now.device === before.device && now.inode === before.inode
}

/** The one journal that is being written. */
export class Journal implements FullJournal {
  readonly name: string
  readonly #files: FileSystem
  readonly #path: string
  readonly #handle: FileHandle
  readonly #identity: FileStatus
  #end: number

  private constructor(
    files: FileSystem,
    path: string,
    name: string,
    handle: FileHandle,
    identity: FileStatus,
    end: number,
  ) {
    this.#files = files
    this.#path = path
    this.name = name
    this.#handle = handle
    this.#identity = identity
    this.#end = end
  }

  /** Makes a new, empty journal; its name is on disk when this answers, so entries may rely on it. */
  static async create(files: FileSystem, folder: string, firstSeq: number): Promise<Journal> {
    const name = journalName(firstSeq)
    const path = join(folder, name)
    const handle = await files.open(path, 'wx')
    try {
      await handle.sync()
      await files.syncFolder(folder)
      return new Journal(files, path, name, handle, await handle.stat(), 0)
    } catch (error) {
      // Entries go on in the old journal, so an empty one of a later name must not stay.
      await handle.close()
      await files.remove(path)
      throw error
    }
  }

  /** Goes on with a file that holds its first entry already, is on disk, and is about to get its name. */
  static begunWith(
    files: FileSystem,
    folder: string,
    firstSeq: number,
    handle: FileHandle,
    status: FileStatus,
  ): Journal {
    const name = journalName(firstSeq)
    return new Journal(files, join(folder, name), name, handle, status, status.size)
  }

  /** Goes on with a journal; bytes after `end` are cut off, and must have been set aside before (L5). */
  static async resume(files: FileSystem, folder: string, name: string, end: number): Promise<Journal> {
    const path = join(folder, name)
    const handle = await files.open(path, 'r+')
    try {
      const { size } = await handle.stat()
      if (size !== end) await handle.truncate(end)
      // A process that was killed may have left lines that no sync has waited for, and they are shown from now on.
      await handle.sync()
      await files.syncFolder(folder)
      return new Journal(files, path, name, handle, await handle.stat(), end)
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  /** The first entry that it may hold. */
  get firstSeq(): number {
    return journalFirstSeq(this.name) ?? 1
  }

  /** Where the next line will stand: the good bytes so far. */
  get end(): number {
    return this.#end
  }

  /** Whether the file of this name is still the one that is open: a sync tool may have put another in its place. */
  async isInPlace(): Promise<boolean> {
    return isSameFile(await this.#files.stat(this.#path), this.#identity)
  }

  /**
   * Writes lines at the end and waits until they are on disk.
   *
   * @throws SyncFailure where the system could not promise it; any other error
   *   means that writing failed, and `cutBack` makes the file good again
   */
  async append(entries: readonly EncodedEntry[]): Promise<void> {
    let position = this.#end
    for (const chunk of chunks(entries)) position = await writeAll(this.#handle, chunk, position)
    try {
      await this.#handle.dataSync()
    } catch (cause) {
      throw new SyncFailure('the disk could not confirm the change', { cause })
    }
    this.#end = position
  }

  /** Takes back an append. It is synced too: remains behind a later, shorter line could pass for entries. */
  async cutBack(end: number): Promise<void> {
    await this.#handle.truncate(end)
    await this.#handle.dataSync()
    this.#end = end
  }

  close(): Promise<void> {
    return this.#handle.close()
  }
}

/**
 * Reads one entry back from its journal, resting in between; null where it is not there any more as it was written.
 *
 * @throws PaperlaneError `file-unreadable` where the disk does not give it at the moment
 */
export async function readEntry(
  files: FileSystem,
  folder: string,
  place: LinePlace,
  slices = new Slices(),
): Promise<FoundEntry | null> {
  const path = join(folder, place.journal)
  let line: Buffer | null
  try {
    line = (await files.stat(path)) && (await readLine(files, path, place))
  } catch (cause) {
    if (errno(cause) === undefined) throw cause
    const message = `${place.journal} could not be read (${errno(cause)}). Nothing was changed.`
    throw new PaperlaneError('file-unreadable', message, { cause })
  }
  return line && (await slices.run(decodeInParts(line)))
}

async function readLine(
  files: FileSystem,
  path: string,
  { offset, length }: LinePlace,
): Promise<Buffer | null> {
  const handle = await files.open(path, 'r')
  try {
    const line = Buffer.alloc(length)
    for (let done = 0; done < length;) {
      const count = await handle.read(line.subarray(done), length - done, offset + done)
      if (count === 0) return null
      done += count
    }
    return line
  } finally {
    await handle.close()
  }
}

/** A stretch of a journal: a good line with its entry, or bytes that are none. */
export interface Stretch {
  readonly offset: number
  /** In bytes; for a good line without its line feed. */
  readonly length: number
  readonly entry: FoundEntry | null
}

/** Reads every line of a journal's bytes. A line without a line feed was never finished. */
export function* scanJournal(bytes: Buffer): Generator<Stretch> {
  for (const stretch of scanInParts(bytes)) if (stretch) yield stretch
}

/** Reads every line like `scanJournal`, with null wherever the caller may rest within a long line. */
export function* scanInParts(bytes: Buffer): Generator<Stretch | null> {
  for (let offset = 0; offset < bytes.length;) {
    const found = bytes.indexOf(10, offset)
    const end = found < 0 ? bytes.length : found
    const decoding = decodeInParts(found < 0 ? nothing : bytes.subarray(offset, end))
    let step = decoding.next()
    for (; step.done !== true; step = decoding.next()) yield null
    const entry = step.value
    yield { offset, length: entry ? end - offset : Math.min(end + 1, bytes.length) - offset, entry }
    offset = end + 1
  }
}

const nothing = Buffer.alloc(0)

/** Joins pieces into buffers of a quarter megabyte: few writes, and no copy long enough to be felt. */
function* chunks(entries: readonly EncodedEntry[]): Generator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for (const { pieces } of entries) {
    for (const piece of pieces) {
      waiting.push(piece)
      size += piece.length
      if (size < 1 << 18) continue
      yield Buffer.concat(waiting)
      waiting = []
      size = 0
    }
  }
  if (size > 0) yield Buffer.concat(waiting)
}
