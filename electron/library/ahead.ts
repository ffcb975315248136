/**
 * Ahead of its turn: a large import is planned and written to a file of its own beside the queue.
 *
 * To write out 100,000 papers takes seconds, and no decision may wait for them. What is missing at
 * the import's turn is its place in the order: the number of the entry and the checksum of the line
 * before. They are put in front, and the file gets the name of the journal that goes on from there.
 * Until then it is a temporary file, which the next opening deletes.
 */
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Change } from '../../shared/library/changes.ts'
import { type Operation, type PapersView, planInParts } from '../../shared/library/operations.ts'
import { temporaryPath } from './aside.ts'
import {
  errno,
  type FileHandle,
  type FileStatus,
  type FileSystem,
  fill,
  removeIfPossible,
  writeAll,
} from './file-system.ts'
import { joinedCrc } from './formats/joined-crc.ts'
import {
  changePieces,
  crcText,
  type Entry,
  entryEnd,
  entryHead,
  mostSeqDigits,
  unknownCrc,
} from './formats/v1.ts'
import { Journal, journalName, lineFeed } from './journal.ts'
import { Slices } from './slices.ts'
import { Premises } from './still-planned.ts'

/** The operations that may be planned ahead: they bring papers, and what they change hardly depends on what is done meanwhile. */
export type Import = Extract<Operation, { type: 'add' | 'import' }>

/** How many papers an import is about. */
export function sizeOf(operation: Import): number {
  return operation.papers.length + (operation.type === 'import' ? operation.fills.length : 0)
}

/** Whoever waits for an operation that takes long. */
export interface Waiting {
  /** Gives it up, as long as nothing has been written. */
  readonly signal?: AbortSignal
  /** Hears how far it has come, 0 to 1, where that takes long enough. */
  readonly reach?: (share: number) => void
}

/** A journal that begins with what was written ahead. Its bytes are on disk, its name perhaps not. */
export interface Begun {
  readonly journal: Journal
  readonly entry: Entry
  /** Of its line. */
  readonly crc: string
}

interface Written {
  readonly files: FileSystem
  readonly folder: string
  readonly path: string
  readonly handle: FileHandle
  readonly status: FileStatus
  readonly about: About
  readonly body: Readonly<Body>
}

/** A line from its changes on. */
interface Body {
  readonly changes: Change[]
  readonly premises: Premises
  crc: number
}

type About = Pick<Entry, 'at' | 'source'>

export class Ahead {
  readonly #written: Written
  #isKept = false

  private constructor(written: Written) {
    this.#written = written
  }

  /** Whether it would change nothing. */
  get isEmpty(): boolean {
    return this.#written.body.changes.length === 0
  }

  /**
   * Whether it would be planned like this now, a step at a time.
   *
   * @param meanwhile the changes of each entry since it was begun
   */
  isStillPlanned(papers: PapersView, meanwhile: Iterable<readonly Change[]>): Generator<undefined, boolean> {
    return this.#written.body.premises.hold(papers, meanwhile)
  }

  /**
   * Plans an import on top of the papers that there are and writes it, resting in between.
   *
   * @param waiting may give it up, and hears how much of it is written
   * @returns null where it was given up or could not be written; nothing is left of it then
   */
  static async write(
    files: FileSystem,
    folder: string,
    papers: PapersView,
    operation: Import,
    about: About,
    waiting: Waiting = {},
  ): Promise<Ahead | null> {
    const path = temporaryPath(join(folder, 'journal'))
    let handle: FileHandle | null = null
    try {
      handle = await files.open(path, 'wx')
      const body: Body = { changes: [], premises: new Premises(), crc: 0 }
      const parts = planInParts(papers, operation, about.at)
      const reach = (changes: number) => waiting.reach?.(Math.min(1, changes / sizeOf(operation)))
      const status = await fill(handle, chunks(parts, about, body, reach, waiting.signal))
      return new Ahead({ files, folder, path, handle, status, about, body })
    } catch (error) {
      await handle?.close()
      await removeIfPossible(files, path)
      if (waiting.signal?.aborted === true || errno(error) !== undefined) return null
      throw error
    }
  }

  /**
   * Puts it in its place: the entry after another, and a journal of its own.
   *
   * @param previous the checksum of the line before
   * @throws an error of the file system; it can only be dropped then
   */
  async begin(seq: number, previous: string): Promise<Begun> {
    const { files, folder, path, handle, status, about, body } = this.#written
    const head = headOf(about, seq, previous)
    const bodyLength = status.size - checkLength - head.length - lineFeed.length
    const crc = crcText(joinedCrc(crc32(head), body.crc, bodyLength))
    await writeAll(handle, Buffer.from(`${crc} ${head}`), 0)
    await handle.sync()
    await files.rename(path, join(folder, journalName(seq)))
    this.#isKept = true
    const journal = Journal.begunWith(files, folder, seq, handle, status)
    return { journal, entry: { seq, of: null, ...about, changes: body.changes }, crc }
  }

  /** Lets go of what is not needed after all; without effect on what was put in its place. */
  async drop(): Promise<void> {
    if (this.#isKept) return
    this.#isKept = true
    await this.#written.handle.close()
    await removeIfPossible(this.#written.files, this.#written.path)
  }
}

/** A checksum and the space behind it. */
const checkLength = 9
/** Bytes: few writes, and none long enough to be felt. */
const chunkLength = 1 << 18

/** The text between the checksum and the changes; of the same length whatever its place in the order. */
function headOf(about: About, seq: number, previous: string): string {
  return entryHead({ ...about, seq, of: null }, previous, mostSeqDigits)
}

/** The line, with room for its checksum and head. Notes what it changes, what that depends on, and its checksum. */
async function* chunks(
  parts: Iterable<readonly Change[]>,
  about: About,
  body: Body,
  reach: (changes: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const slices = new Slices('behind keys')
  yield Buffer.alloc(checkLength + headOf(about, 0, unknownCrc).length)
  let text = ''
  const taken = () => {
    const bytes = Buffer.from(text)
    text = ''
    body.crc = crc32(bytes, body.crc)
    return bytes
  }
  for (const part of parts) {
    for (const piece of changePieces(part, body.changes.length === 0)) text += piece
    for (const change of part) body.premises.add(change)
    body.changes.push(...part)
    reach(body.changes.length)
    if (text.length >= chunkLength) yield taken()
    if (slices.isDue) await slices.rest()
    signal?.throwIfAborted()
  }
  text += entryEnd
  yield taken()
  yield lineFeed
}
