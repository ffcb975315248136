/**
 * Format 1 of library.json: one paper per line between a head and a tail.
 *
 * The layout keeps the file readable and diffable, and lets a file that lost
 * its end be read line by line. The checksum at the very end covers every byte
 * before it, so a hand edit is told from our own state.
 */
import { crc32 } from 'node:zlib'
import type { Paper } from '../../../shared/library/paper.ts'
import { Slices } from '../slices.ts'
import { crcText, formatVersion, isPaper, parse } from './v1.ts'

/** Everything true at one point of the journal. */
export interface Snapshot {
  readonly libraryId: string
  /** The last entry it contains. */
  readonly seq: number
  readonly papers: Iterable<Paper>
  /** Top-level fields this version does not know, in their order (L10). */
  readonly extras: readonly (readonly [key: string, value: unknown])[]
  /**
   * The checksum of a line after `seq` that was refused, but could not be cut off its journal:
   * it and the lines that follow it never happened.
   */
  readonly refused?: string
}

/** A snapshot as it was read, with the lines that were no papers of this library. */
export interface ReadSnapshot extends Snapshot {
  readonly papers: readonly Paper[]
  readonly rejected: readonly string[]
}

/**
 * What the bytes of a library.json are: our own words; written by a newer
 * Paperlane; well-formed but not as we wrote it (edited by hand or a tool);
 * or damaged. The last two can still be read for their papers.
 */
export type SnapshotReading =
  | { readonly is: 'valid'; readonly snapshot: ReadSnapshot }
  | { readonly is: 'newer'; readonly format: number; readonly minReader: number }
  | { readonly is: 'edited'; readonly snapshot: ReadSnapshot }
  | { readonly is: 'damaged'; readonly snapshot: ReadSnapshot | null }

const checkPattern = /^,"_check":"([0-9a-f]{8})"\}\s*$/
const listOpening = '"papers":[\n'
const listClosing = '\n]'
const knownKeys = new Set([
  'format',
  'minReader',
  'libraryId',
  'seq',
  'writer',
  'refused',
  'papers',
  '_check',
])

/** The pieces of a snapshot's text, the checksum excepted; a paper is one piece. */
export function* snapshotPieces(
  { libraryId, seq, papers, extras, refused }: Snapshot,
  writer: string,
): Generator<string> {
  const head = { format: formatVersion, minReader: formatVersion, libraryId, seq, writer, refused }
  yield `${JSON.stringify(head).slice(0, -1)},${listOpening}`
  let separator = ''
  for (const paper of papers) {
    yield separator + JSON.stringify(paper)
    separator = ',\n'
  }
  yield listClosing
  for (const [key, value] of extras) yield `,${JSON.stringify(key)}:${JSON.stringify(value)}`
}

/** The last piece of a snapshot, for the checksum of all before it. */
export function snapshotCheck(crc: number): string {
  return `,"_check":"${crcText(crc)}"}\n`
}

/** Bytes of the last piece of a snapshot. */
export const snapshotCheckBytes = snapshotCheck(0).length

/** The checksum in the last piece of a snapshot; null where the bytes are no such piece. */
export function checkOf(tail: Buffer): number | null {
  const digits = checkPattern.exec(tail.toString('latin1'))?.[1]
  return digits === undefined ? null : Number.parseInt(digits, 16)
}

/** Reads a snapshot's bytes, in slices; takes about 1 s for 100,000 papers. */
export async function readSnapshot(bytes: Buffer): Promise<SnapshotReading> {
  const newer = newerFormat(bytes)
  if (newer) return newer
  const slices = new Slices()
  if (await hasValidCheck(bytes, slices)) {
    const snapshot = await readLines(bytes, slices)
    if (snapshot) return { is: 'valid', snapshot }
  }
  const whole = parse(withoutMark(bytes.toString('utf8')))
  const snapshot = fromJson(whole)
  if (snapshot) return { is: 'edited', snapshot }
  return { is: 'damaged', snapshot: salvage(bytes) }
}

/**
 * Reads a snapshot of a newer format whose `minReader` says that we may.
 * null where its papers are not where format 1 has them.
 */
export function readNewerSnapshot(bytes: Buffer): ReadSnapshot | null {
  return fromJson(parse(withoutMark(bytes.toString('utf8'))))
}

/** The head is read by itself: a newer file is to be left alone even where it is damaged. */
function newerFormat(bytes: Buffer): Extract<SnapshotReading, { is: 'newer' }> | null {
  const head = bytes.toString('utf8', 0, 512)
  const format = numberIn(head, 'format')
  if (format === null || format <= formatVersion) return null
  return { is: 'newer', format, minReader: numberIn(head, 'minReader') ?? format }
}

function numberIn(head: string, key: 'format' | 'minReader' | 'seq'): number | null {
  const text = new RegExp(`^[^[]*?"${key}"\\s*:\\s*(\\d{1,15})`).exec(head)?.[1]
  return text === undefined ? null : Number(text)
}

async function hasValidCheck(bytes: Buffer, slices: Slices): Promise<boolean> {
  const start = bytes.lastIndexOf(',"_check":"')
  if (start < 0) return false
  const expected = checkPattern.exec(bytes.toString('latin1', start))?.[1]
  if (expected === undefined) return false
  let crc = 0
  for (let from = 0; from < start; from += 1 << 20) {
    crc = crc32(bytes.subarray(from, Math.min(start, from + (1 << 20))), crc)
    if (slices.isDue) await slices.rest()
  }
  return crcText(crc) === expected
}

/** Reads our own layout paper by paper, so that a library of any size never becomes one string. */
async function readLines(bytes: Buffer, slices: Slices): Promise<ReadSnapshot | null> {
  const opening = bytes.indexOf(listOpening)
  const closing = bytes.lastIndexOf(listClosing)
  if (opening < 0 || closing < opening) return null
  const listStart = opening + listOpening.length
  const head = bytes.toString('utf8', 0, listStart)
  const outside = parse(`${head}${bytes.toString('utf8', closing)}`)
  if (!isRecord(outside)) return null
  const collected = new Collected()
  for (let from = listStart; from < closing;) {
    const found = bytes.indexOf(10, from)
    const end = found < 0 || found > closing ? closing : found
    collected.addLine(bytes.toString('utf8', from, end))
    from = end + 1
    if (slices.isDue) await slices.rest()
  }
  return toSnapshot(outside, collected)
}

function fromJson(whole: unknown): ReadSnapshot | null {
  if (!isRecord(whole) || !Array.isArray(whole['papers'])) return null
  const collected = new Collected()
  for (const value of whole['papers']) collected.add(value, () => JSON.stringify(value))
  return toSnapshot(whole, collected)
}

/** Whatever papers a damaged file still holds on whole lines; null where it holds none. */
function salvage(bytes: Buffer): ReadSnapshot | null {
  const collected = new Collected()
  for (const line of bytes.toString('utf8').split('\n')) {
    if (line.startsWith('{"') && !line.startsWith('{"format"')) collected.addLine(line.trimEnd())
  }
  if (collected.papers.length === 0) return null
  const seq = numberIn(bytes.toString('utf8', 0, 512), 'seq') ?? 0
  return toSnapshot({ seq }, collected)
}

function toSnapshot(
  outside: Readonly<Record<string, unknown>>,
  { papers, rejected }: Collected,
): ReadSnapshot {
  const { libraryId, seq, refused } = outside
  return {
    libraryId: typeof libraryId === 'string' ? libraryId : '',
    seq: typeof seq === 'number' && Number.isSafeInteger(seq) && seq >= 0 ? seq : 0,
    papers,
    rejected,
    extras: Object.entries(outside).filter(([key]) => !knownKeys.has(key)),
    ...(typeof refused === 'string' && { refused }),
  }
}

/** The papers found so far; each id counts once, and the first one stays. */
class Collected {
  readonly papers: Paper[] = []
  readonly rejected: string[] = []
  readonly #ids = new Set<string>()

  addLine(line: string): void {
    if (line === '') return
    const text = line.endsWith(',') ? line.slice(0, -1) : line
    this.add(parse(text), () => text)
  }

  add(value: unknown, text: () => string): void {
    if (isPaper(value) && !this.#ids.has(value.id)) {
      this.#ids.add(value.id)
      this.papers.push(value)
    } else {
      this.rejected.push(text())
    }
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
