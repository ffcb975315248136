/**
 * What kind of text it is, and the reader for it.
 *
 * A paste may hold several kinds, one after the other: a reader takes the
 * records of its own kind, and what it passed over is read by the others.
 */
import type { Account, LooseLines } from './account.ts'
import { type Carried, readBibtex } from './bibtex.ts'
import { readHtml } from './html.ts'
import { nothingFound, otherFormat } from './nothing-found.ts'
import { readerOf, signs } from './readers.ts'
import {
  type Correction,
  formatNames,
  type ImportKind,
  type LeftLine,
  type ReadKind,
  type Reading,
} from './reading.ts'

/** What kind of text it is: one that holds no paper is unknown. */
export function detect(text: string): ImportKind {
  return readText(text).kind
}

/**
 * Reads a text by whichever readers fit, or by the one that a person chose.
 * Never throws; where there is no paper, every line is unsure.
 *
 * @param carried what parts of a longer text know of each other
 */
export function readText(
  text: string,
  corrections: readonly Correction[] = [],
  kind?: ReadKind,
  carried?: Carried,
): Reading {
  if (kind !== undefined) return bare(readBy(kind, text, corrections, new Set(), carried))
  return bare(readParts(text, corrections, new Set(), carried))
}

/** The kind whose sign stands first in a text; null where none of them does. */
export function kindAtFirst(text: string): ReadKind | null {
  return firstKind(text, new Set())
}

/** A reading with the numbers that its lines have in a text of which so many lines come before. */
export function renumbered(reading: Reading, before: number): Reading {
  if (before === 0) return reading
  const moved = (left: LeftLine) => ({ ...left, line: left.line + before })
  return {
    ...reading,
    papers: reading.papers.map(paper => ({ ...paper, lines: paper.lines.map(line => line + before) })),
    chrome: reading.chrome.map(moved),
    unsure: reading.unsure.map(moved),
  }
}

/** Without what only this file needs. */
function bare({ kind, papers, chrome, unsure, lineCount }: Reading): Reading {
  return { kind, papers, chrome, unsure, lineCount }
}

/** @param tried kinds whose signs count no more: this text is what their readers left */
function readParts(
  text: string,
  corrections: readonly Correction[],
  tried: ReadonlySet<ReadKind>,
  carried?: Carried,
): Reading {
  const passed = new Set(tried)
  let document: ReadKind | undefined
  for (let kind = firstKind(text, passed); kind !== null; kind = firstKind(text, passed)) {
    passed.add(kind)
    const reading = readBy(kind, text, corrections, tried, carried)
    // Records without a paper are named, rather than read as something that they are not; a part of a long text
    // may hold nothing but a comment.
    if (reading.papers.length > 0 || reading.unsure.length > 0 || carried)
      return withParts(text, reading, corrections, new Set([...tried, kind]))
    if (documents.has(kind)) document ??= kind
  }
  const listing = readerOf.listing(text, corrections)
  const format = document === undefined ? otherFormat(text) : formatNames[document]
  const isListing =
    format === null &&
    (tried.size === 0 || tried.has('html') ? listing.papers.length > 0 : isSurely(listing, tried))
  return isListing ? listing : nothingFound(text, listing, format)
}

/** What a sign may need of the text behind the place where it stands. */
const reach = 8_192

/** The kind whose sign stands first, of those that were not passed over. */
function firstKind(text: string, passed: ReadonlySet<ReadKind>): ReadKind | null {
  let first: ReadKind | null = null
  let before = text.length
  for (const { kind, find } of signs) {
    if (passed.has(kind)) continue
    // Behind a sign that was found nothing is looked for: most files begin with theirs.
    const at = find(first === null ? text : text.slice(0, before + reach))
    if (at < 0 || at >= before) continue
    first = kind
    before = at
  }
  return first
}

/** A page is read by its metadata, or as the text that it shows; that text is no page again. */
function readBy(
  kind: ReadKind,
  text: string,
  corrections: readonly Correction[],
  tried: ReadonlySet<ReadKind>,
  carried?: Carried,
): Reading | Account {
  if (kind === 'bibtex') return readBibtex(text, corrections, carried)
  if (kind !== 'html') return readerOf[kind](text, corrections)
  return readHtml(text, corrections, shown => readParts(shown, [], new Set([...tried, kind])))
}

/** What other readers have left is often an introduction, and between BibTeX's entries a comment: only an abstract makes a paper of it. */
function isSurely({ papers }: Reading, tried: ReadonlySet<ReadKind>): boolean {
  const shortest = tried.has('bibtex') ? 200 : 80
  return !tried.has('markdown') && papers.some(({ draft }) => draft.abstract.length >= shortest)
}

/** Kinds that a text is as a whole, or not at all. */
const documents: ReadonlySet<ReadKind> = new Set<ReadKind>([
  'json',
  'csl-json',
  'endnote',
  'oai-pmh',
  'feed',
  'html',
])

/** Runs of fewer characters hold no paper, not even by its id. */
const shortestPart = 9

/** Puts what other readers make of the loose lines in the place of those lines. */
function withParts(
  text: string,
  reading: Reading | Account,
  corrections: readonly Correction[],
  tried: ReadonlySet<ReadKind>,
): Reading {
  if (!('loose' in reading)) return reading
  const parts = reading.loose
    .filter(({ start, end }) => end - start >= shortestPart)
    .map(loose => partOf(text, loose, corrections, tried))
    .filter(({ papers }) => papers.length > 0)
  if (parts.length === 0) return reading
  const replaced = new Set(parts.flatMap(linesIn))
  const kept = ({ line }: LeftLine) => !replaced.has(line)
  const kinds = new Set([
    ...(reading.papers.length > 0 ? [reading.kind] : []),
    ...parts.map(({ kind }) => kind),
  ])
  const [only] = kinds
  return {
    kind: kinds.size === 1 && only ? only : 'mixed',
    papers: [reading, ...parts].flatMap(({ papers }) => papers).sort(byFirstLine),
    chrome: [...reading.chrome.filter(kept), ...parts.flatMap(({ chrome }) => chrome)].sort(byLine),
    unsure: [...reading.unsure.filter(kept), ...parts.flatMap(({ unsure }) => unsure)].sort(byLine),
    lineCount: reading.lineCount,
  }
}

/** The reading of a run of lines, with the numbers that its lines have in the whole text. */
function partOf(
  text: string,
  { start, end, line: first }: LooseLines,
  corrections: readonly Correction[],
  tried: ReadonlySet<ReadKind>,
): Reading {
  const before = first - 1
  const own = corrections.flatMap(({ line, use }) => (line > before ? [{ line: line - before, use }] : []))
  return renumbered(readParts(text.slice(start, end), own, tried), before)
}

function linesIn({ papers, chrome, unsure }: Reading): readonly number[] {
  return [...papers.flatMap(({ lines }) => lines), ...[...chrome, ...unsure].map(({ line }) => line)]
}

function byLine(a: LeftLine, b: LeftLine): number {
  return a.line - b.line
}

function byFirstLine(a: Reading['papers'][number], b: Reading['papers'][number]): number {
  return (a.lines[0] ?? 0) - (b.lines[0] ?? 0)
}
