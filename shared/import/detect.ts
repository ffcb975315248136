/**
 * What kind of text it is, and the reader for it.
 */
import { readBibtex } from './bibtex.ts'
import { readListing } from './listing.ts'
import type { Correction, ImportKind, Reading } from './reading.ts'

/** How each kind is read; `unknown` is what is left. */
const readers: Readonly<
  Record<Exclude<ImportKind, 'unknown'>, (text: string, corrections: readonly Correction[]) => Reading>
> = { listing: readListing, bibtex: readBibtex }

/** By what a text is known, the surest first, looked for near its start. */
const signs: readonly (readonly [Exclude<ImportKind, 'unknown' | 'listing'>, RegExp])[] = [
  ['bibtex', /^[ \t]*@[a-z][\w-]*[ \t]*[{(]/im],
]

/** How far a text is looked into for a sign; files may start with a long comment. */
const signsWithin = 65_536

/** Formats that nothing here reads, by how they begin, in the person's words. */
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^TY {2}- /m, 'RIS'],
  [/^<(?:\?xml|!doctype|html|rss|feed)\b/i, 'a web page or a feed'],
  [/^(?:\{\s*"|\[\s*[{[\]])/, 'JSON'],
  [/^%PDF-/, 'a PDF'],
]

/** What kind of text it is: one that holds no paper is unknown. */
export function detect(text: string): ImportKind {
  return readText(text).kind
}

/** Reads a text by whichever reader fits. Never throws; where there is no paper, every line is unsure. */
export function readText(text: string, corrections: readonly Correction[] = []): Reading {
  const kind = signs.find(([, sign]) => sign.test(text.slice(0, signsWithin)))?.[0]
  if (kind !== undefined) {
    const reading = readers[kind](text, corrections)
    // Entries without a paper are named, rather than read as something that they are not.
    if (reading.papers.length > 0 || reading.unsure.length > 0) return reading
  }
  const reading = readers.listing(text, corrections)
  const other = formatOf(text)
  if (other === null && reading.papers.length > 0) return reading
  const reason = other === null ? null : `looks like ${other}, which cannot be read as a listing`
  return nothingFound(text, reading, reason)
}

function formatOf(text: string): string | null {
  const start = text
    .slice(0, 4_096)
    .replace(/^\ufeff/, '')
    .trimStart()
  return otherFormats.find(([form]) => form.test(start))?.[1] ?? null
}

function nothingFound(text: string, reading: Reading, reason: string | null): Reading {
  const reasons = new Map([...reading.chrome, ...reading.unsure].map(left => [left.line, left.reason]))
  const lines = text
    .split(/\r\n|[\r\n]/)
    .map((line, index) => ({ line: index + 1, text: line.trim().slice(0, 300) }))
  const listed = new Set([...reasons.keys(), ...reading.papers.flatMap(paper => paper.lines)])
  return {
    kind: 'unknown',
    papers: [],
    chrome: [],
    unsure: lines
      .filter(({ line }) => listed.has(line))
      .map(left => ({ ...left, reason: reason ?? reasons.get(left.line) ?? 'no paper was found here' })),
    lineCount: reading.lineCount,
  }
}
