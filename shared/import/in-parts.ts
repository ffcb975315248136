/**
 * Long files, read part by part: no more of one is text at a time than what is being read.
 *
 * A part ends where a line begins a record, so that no record is cut. That can
 * be told of BibTeX and of the formats of tagged lines; a text of any other
 * kind is read as a whole, and refused where it is too long for that.
 */
import { PaperlaneError } from '../errors.ts'
import { type Carried, carriedBy } from './bibtex.ts'
import { kindAtFirst, readText, renumbered } from './detect.ts'
import { Lines } from './lines.ts'
import { type Correction, formatNames, type ImportKind, type ReadKind, type Reading } from './reading.ts'
import { isParted, lastRecord } from './record-starts.ts'

interface Sizes {
  /** Characters of a part. */
  readonly length: number
  /** Characters of a text that is read as a whole. */
  readonly longest: number
}

const usualSizes: Sizes = { length: 8 << 20, longest: 64 << 20 }

/** What a person says of a text. */
export interface Told {
  readonly corrections?: readonly Correction[]
  /** Found out where nobody says it. */
  readonly kind?: ReadKind | undefined
}

/**
 * Reads a text that comes in chunks, in readings whose lines have the numbers of the whole text.
 *
 * Throws `file-too-large` where it can only be read as a whole, and is longer than that may be.
 *
 * @param chunks gives them from the beginning each time: an entry may be named long before it stands
 */
export function* readInParts(
  chunks: () => Iterable<string>,
  { corrections = [], kind }: Told = {},
  sizes = usualSizes,
): Generator<Reading, void> {
  let carried: Carried | undefined
  let before = 0
  for (const { text, isLast } of partsOf(chunks(), kind, sizes)) {
    if (!isLast) carried ??= carriedBy(() => textsIn(chunks, kind, sizes))
    const own = corrections.flatMap(({ line, use }) => (line > before ? [{ line: line - before, use }] : []))
    yield renumbered(readText(text, own, kind, carried), before)
    if (!isLast) before += countLines(text)
  }
}

/** The texts of the parts. */
export function* textsIn(
  chunks: () => Iterable<string>,
  kind?: ReadKind,
  sizes = usualSizes,
): Generator<string, void> {
  for (const { text } of partsOf(chunks(), kind, sizes)) yield text
}

/** One reading of all the parts of a text. */
export function joinedReading(parts: Iterable<Reading>): Reading {
  const [first, ...more] = parts
  if (first && more.length === 0) return first
  const all = first ? [first, ...more] : []
  return {
    kind: joinedKind(all.map(({ kind }) => kind)),
    papers: all.flatMap(({ papers }) => papers),
    chrome: all.flatMap(({ chrome }) => chrome),
    unsure: all.flatMap(({ unsure }) => unsure),
    lineCount: all.reduce((sum, { lineCount }) => sum + lineCount, 0),
  }
}

/** The kind of a text by those of its parts: one without a paper says nothing. */
export function joinedKind(parts: Iterable<ImportKind>): ImportKind {
  const kinds = new Set(parts)
  kinds.delete('unknown')
  const [only] = kinds
  return only === undefined ? 'unknown' : kinds.size === 1 ? only : 'mixed'
}

interface Part {
  readonly text: string
  readonly isLast: boolean
}

function* partsOf(
  chunks: Iterable<string>,
  told: ReadKind | undefined,
  { length, longest }: Sizes,
): Generator<Part, void> {
  let held = ''
  let kind: ReadKind | null | undefined = told
  for (const chunk of chunks) {
    held += chunk
    if (held.length < length) continue
    if (kind === undefined) kind = kindAtFirst(held)
    const end = kind === null ? 0 : lastRecord(held, kind)
    if (end > 0) {
      yield { text: held.slice(0, end), isLast: false }
      held = held.slice(end)
    } else if (held.length > longest) throw tooLong(kind)
  }
  yield { text: held, isLast: true }
}

function tooLong(kind: ReadKind | null): PaperlaneError {
  const what = kind === null ? 'plain text' : formatNames[kind]
  return new PaperlaneError(
    'file-too-large',
    isParted(kind)
      ? `One record of it (${what}) holds more than 64 MB.`
      : `It holds more than 64 MB, the most that can be read of ${what}.`,
  )
}

/** All of them, empty ones too. */
function countLines(text: string): number {
  const lines = new Lines(text)
  while (lines.next());
  return lines.line
}
