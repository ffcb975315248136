/**
 * Format 1: how entries and snapshots are written as bytes.
 *
 * Nothing here touches a disk. What is read back was perhaps damaged or written
 * by someone else: every line proves itself by its checksum and its shape, or
 * is refused as a whole. Fields this version does not know stay as they are (L10).
 */
import { crc32 } from 'node:zlib'
import * as v from 'valibot'
import { type Change, type FieldChanges, type Source, sources } from '../../../shared/library/changes.ts'
import { draft, Paper, paperId, PaperId, unknowns } from '../../../shared/library/paper.ts'

export const formatVersion = 1

/** One line of the journal: what one action changed, and the only unit that is there wholly or not at all. */
export interface Entry {
  readonly seq: number
  /** Milliseconds since 1970, for people only; order is `seq`. */
  readonly at: number
  readonly source: Source
  /**
   * For an undo or redo: the seq of the entry it takes back or makes again. For a
   * step of a person: the seq it went back to, taking back every step after.
   */
  readonly of: number | null
  readonly changes: readonly Change[]
  /** What it did, in the person's words, where the changes do not say it. */
  readonly label?: string
}

/** Stands where the line before is not known. */
export const unknownCrc = '00000000'

/** An entry as it was found, with its checksum and that of the line before it. */
export interface FoundEntry extends Entry {
  readonly previous: string
  readonly crc: string
}

/** The text of an entry after its checksum, in pieces. A piece is never split by the caller, so slicing costs nothing. */
export function* entryPieces(entry: Entry, previous: string): Generator<string> {
  yield entryHead(entry, previous)
  yield* changePieces(entry.changes)
  yield entryEnd
}

/** @param seqDigits as many at least: a head that is put before its changes later must have the length that it was given room for */
export function entryHead(entry: Omit<Entry, 'changes'>, previous: string, seqDigits = 1): string {
  const seq = String(entry.seq).padStart(seqDigits, '0')
  const of = entry.of === null ? '' : `"of":${entry.of},`
  const label = entry.label === undefined ? '' : `"label":${JSON.stringify(entry.label)},`
  return `${seq} ${previous} {"t":${entry.at},"source":"${entry.source}",${of}${label}"changes":[`
}

/** The most digits that a seq is read with. */
export const mostSeqDigits = 15

/** One piece for each change. @param isFirst whether nothing stands before them */
export function* changePieces(changes: readonly Change[], isFirst = true): Generator<string> {
  let separator = isFirst ? '' : ','
  for (const change of changes) {
    yield separator + JSON.stringify(toTuple(change))
    separator = ','
  }
}

export const entryEnd = ']}'

/** A checksum as it is written: eight lower-case hexadecimal digits. */
export function crcText(crc: number): string {
  return crc.toString(16).padStart(8, '0')
}

/** Reads one line without its line feed. null where it is not exactly what was once written. */
export function decodeEntry(line: Buffer): FoundEntry | null {
  const decoding = decodeInParts(line)
  let step = decoding.next()
  while (step.done !== true) step = decoding.next()
  return step.value
}

/** Reads one line like `decodeEntry`, and yields wherever the caller may rest: an import is one line of many megabytes. */
export function* decodeInParts(line: Buffer): Generator<undefined, FoundEntry | null> {
  if (line.length < 12 || line[8] !== 0x20) return null
  const crc = line.toString('latin1', 0, 8)
  let sum = 0
  for (let from = 9; from < line.length; from += partBytes) {
    sum = crc32(line.subarray(from, from + partBytes), sum)
    if (line.length > partBytes) yield
  }
  if (crcText(sum) !== crc) return null
  const match = /^(\d{1,15}) ([0-9a-f]{8}) /.exec(line.toString('latin1', 9, 35))
  if (!match) return null
  const [head, seq = '', previous = ''] = match
  const start = 9 + head.length
  const listStart = line.indexOf(listOpening, start) + listOpening.length
  if (listStart < listOpening.length) return null
  const content = parse(line.toString('utf8', start, listStart) + ']}')
  if (!v.is(EntryContent, content) || line.toString('latin1', line.length - 2) !== ']}') return null
  const changes: Change[] = []
  for (let from = listStart; from < line.length - 2;) {
    const found = readTuple(line, from)
    const change = found && toChange(found.tuple)
    if (!change) return null
    changes.push(change)
    from = found.end + 1
    if (line.length > partBytes) yield
  }
  const { t, source, of = null, label } = content
  return {
    seq: Number(seq),
    previous,
    crc,
    at: t,
    source,
    of,
    changes,
    ...(label !== undefined && { label }),
  }
}

/** How much of a long line is read at once: its checksum takes about a tenth of a millisecond. */
const partBytes = 1 << 16
const listOpening = '"changes":['
/** Stands between two changes; in a text the quotation mark would have a backslash before it. */
const tupleSeparators = ['],["added",', '],["removed",', '],["edited",']

/**
 * Reads the change that begins at a place of a line. Only where a list of lists
 * in a field this version does not know looks like two changes does the first
 * piece found not parse, and reading goes on to the next separator.
 */
function readTuple(line: Buffer, start: number): { readonly tuple: unknown; readonly end: number } | null {
  for (let from = start; ;) {
    const end = tupleEnd(line, from)
    const tuple = parse(line.toString('utf8', start, end))
    if (tuple !== undefined) return { tuple, end }
    if (end === line.length - 2) return null
    from = end
  }
}

/** Where the text of a change perhaps ends: before the next separator, or before the end of the list. */
function tupleEnd(line: Buffer, from: number): number {
  for (let at = line.indexOf('],["', from); at >= 0; at = line.indexOf('],["', at + 1)) {
    const text = line.toString('latin1', at, at + 13)
    if (tupleSeparators.some(separator => text.startsWith(separator))) return at + 1
  }
  return line.length - 2
}

/** JSON or undefined; damaged bytes are an ordinary find here. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const EntryContent = v.object({
  t: v.number(),
  source: v.picklist(sources),
  of: v.optional(v.number()),
  label: v.optional(v.string()),
  changes: v.array(v.unknown()),
})

function toTuple(change: Change): readonly unknown[] {
  return change.type === 'edited' ? ['edited', change.id, change.fields] : [change.type, change.paper]
}

function toChange(tuple: unknown): Change | null {
  if (!Array.isArray(tuple)) return null
  const [type, what, fields] = tuple as readonly unknown[]
  if (type === 'added' || type === 'removed') return isPaper(what) ? { type, paper: what } : null
  if (type !== 'edited' || !v.is(PaperId, what) || !isFieldChanges(fields)) return null
  return { type, id: what as PaperId, fields }
}

/** Whether a value has the shape of a paper; what else it carries does not matter (L10). */
export function isPaper(value: unknown): value is Paper {
  return v.is(Paper, value)
}

function isFieldChanges(fields: unknown): fields is FieldChanges {
  return (
    typeof fields === 'object' &&
    fields !== null &&
    !Array.isArray(fields) &&
    Object.entries(fields).every(([field, pair]) => isFieldChange(field, pair))
  )
}

const blank: Paper = {
  ...draft({ title: '' }),
  id: paperId('blank'),
  column: 'inbox',
  rank: 0,
  addedAt: 0,
  movedAt: 0,
  isStarred: false,
  tags: [],
  note: '',
  ...unknowns,
  citeKey: null,
  origin: '',
}

function isFieldChange(field: string, pair: unknown): boolean {
  if (!Array.isArray(pair) || pair.length !== 2 || field === 'id' || field === 'addedAt') return false
  // Half of all edits are moves, which a look at two numbers settles 50 times faster than a schema.
  if (field === 'rank' || field === 'movedAt') return pair.every(value => typeof value === 'number')
  return !Object.hasOwn(blank, field) || pair.every(value => isPaper({ ...blank, [field]: value as unknown }))
}
