/**
 * The index as two files: a cache that makes the next start quick, and nothing more.
 *
 * `search.idx` has the words, which is much and seldom changes; it is written
 * when nobody types. `search-facts.bin` has what changes with every decision; it
 * is small and written at the end. It carries the mark of the words it belongs
 * to and the stamp of the library it is true for. Anything else than a perfect
 * fit is answered by null, and the index is built again from the papers.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { textFields } from '../../shared/search/fields.ts'
import { replaceFileInPieces } from '../library/replace-file.ts'
import { SearchEngine } from './engine.ts'
import { type FactLists, Facts, listNames } from './facts.ts'

/** Counted up whenever words, weights or this layout change. */
const version = 2
const magic = `paperlane search ${version} ${textFields.join()}`

/** Which index the facts belong to, and which library they are true for. */
interface Header {
  readonly magic: string
  readonly mark: string
  /** Of the facts only. */
  readonly stamp: string
  /** Bytes of each part, without what fills it up. */
  readonly parts: readonly number[]
}

// A file: the length of its header, the checksum of what follows, the header, the parts; each filled up to eight bytes.
const preludeLength = 16

/** Writes the words; the engine has no gaps afterwards. Answers the mark that facts have to name. */
export async function writeWords(folder: string, engine: SearchEngine): Promise<string> {
  const mark = randomUUID()
  const { words, starts, postings, lengths, papers } = engine.compact()
  await mkdir(folder, { recursive: true })
  const parts = [Buffer.from(words.join('\n')), ...[starts, postings, lengths, papers].map(bytesOf)]
  await writeParts(wordsFile(folder), { magic, mark, stamp: '' }, parts)
  return mark
}

/** Writes the facts of an engine whose words were written under that mark. */
export async function writeFacts(
  folder: string,
  { facts }: SearchEngine,
  mark: string,
  stamp: string,
): Promise<void> {
  const parts = [
    Buffer.from(facts.ids.join('\n')),
    ...listNames.map(name => bytesOf(facts.lists[name].subarray(0, facts.count))),
  ]
  await writeParts(factsFile(folder), { magic, mark, stamp }, parts)
}

/** The index of a library that has this stamp now, and the mark of its words; null where there is none. */
export async function readIndex(
  folder: string,
  stamp: string,
): Promise<{ readonly engine: SearchEngine; readonly mark: string } | null> {
  const known = await readParts(factsFile(folder))
  if (known?.header.stamp !== stamp) return null
  const index = await readParts(wordsFile(folder))
  if (index?.header.mark !== known.header.mark) return null
  const [words, starts, postings, lengths, papers] = index.parts
  if (!words || !starts || !postings || !lengths || !papers) return null
  const [ids, ...lists] = known.parts
  const segment = {
    words: split(words),
    starts: new Uint32Array(...viewOf(starts, 4)),
    postings: new Uint32Array(...viewOf(postings, 4)),
    lengths: new Uint16Array(...viewOf(lengths, 2)),
    papers: new Int32Array(...viewOf(papers, 4)),
  }
  const facts = new Facts(split(ids ?? Buffer.alloc(0)), listsOf(lists))
  return { engine: new SearchEngine(facts, [segment]), mark: known.header.mark }
}

function listsOf(parts: readonly Buffer[]): FactLists {
  const part = (name: (typeof listNames)[number]) => parts[listNames.indexOf(name)] ?? Buffer.alloc(0)
  return {
    addedAt: new Float64Array(...viewOf(part('addedAt'), 8)),
    movedAt: new Float64Array(...viewOf(part('movedAt'), 8)),
    years: new Int32Array(...viewOf(part('years'), 4)),
    flags: new Uint32Array(...viewOf(part('flags'), 4)),
    columns: new Uint8Array(...viewOf(part('columns'), 1)),
    isTrue: new Uint8Array(...viewOf(part('isTrue'), 1)),
  }
}

async function writeParts(
  path: string,
  about: Omit<Header, 'parts'>,
  parts: readonly Buffer[],
): Promise<void> {
  const header = Buffer.from(JSON.stringify({ ...about, parts: parts.map(({ length }) => length) }))
  const body = [header, ...parts].flatMap(part => [part, Buffer.alloc(gap(part.length))])
  const prelude = Buffer.alloc(preludeLength)
  prelude.writeUInt32LE(header.length, 0)
  prelude.writeUInt32LE(
    body.reduce((sum, part) => crc32(part, sum), 0),
    4,
  )
  await replaceFileInPieces(path, pieces([prelude, ...body]))
}

async function readParts(
  path: string,
): Promise<{ readonly header: Header; readonly parts: readonly Buffer[] } | null> {
  const bytes = await readFile(path).catch(() => null)
  if (!bytes || bytes.length < preludeLength) return null
  if (crc32(bytes.subarray(preludeLength)) !== bytes.readUInt32LE(4)) return null
  const headerEnd = preludeLength + bytes.readUInt32LE(0)
  const header = JSON.parse(bytes.toString('utf8', preludeLength, headerEnd)) as Header
  if (header.magic !== magic) return null
  let place = headerEnd + gap(headerEnd)
  const parts = header.parts.map(length => {
    const part = bytes.subarray(place, place + length)
    place += length + gap(length)
    return part
  })
  return { header, parts }
}

function wordsFile(folder: string): string {
  return join(folder, 'search.idx')
}

function factsFile(folder: string): string {
  return join(folder, 'search-facts.bin')
}

function split(part: Buffer): string[] {
  return part.length === 0 ? [] : part.toString('utf8').split('\n')
}

function bytesOf(list: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array): Buffer {
  return Buffer.from(list.buffer, list.byteOffset, list.byteLength)
}

/** A part as a list of elements of that many bytes: the buffer, from where, and how many. */
function viewOf(part: Buffer, size: number): [ArrayBuffer, number, number] {
  return [part.buffer as ArrayBuffer, part.byteOffset, part.length / size]
}

/** Bytes up to the next multiple of eight, where a list of any kind may begin. */
function gap(length: number): number {
  return (8 - (length % 8)) % 8
}

// eslint-disable-next-line @typescript-eslint/require-await -- the writer takes what comes piece by piece
async function* pieces(parts: readonly Buffer[]): AsyncGenerator<Buffer, void> {
  for (const part of parts)
    for (let place = 0; place < part.length; place += 1 << 22) yield part.subarray(place, place + (1 << 22))
}
