/**
 * The reading of a text in which no paper was found: every line, and why.
 */
import type { LeftLine, Reading } from './reading.ts'

/** Formats that nothing here reads, by how they begin, in the person's words. */
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF'],
  [/^\{\\rtf/, 'a text with formatting (RTF)'],
  [/^PK\p{Cc}{2}/u, 'an archive or an office document'],
  [/^<(?:[?!]|[A-Za-z][\w:-]*[\s>/])/, 'XML or a web page'],
]

/** What a text looks like that nothing here reads; null where it may be a listing. */
export function otherFormat(text: string): string | null {
  const start = text
    .slice(0, 4_096)
    .replace(/^\ufeff/, '')
    .trimStart()
  return otherFormats.find(([form]) => form.test(start))?.[1] ?? null
}

/**
 * Every line as unsure.
 *
 * @param listing what the reader of listings made of it, which has a reason for every line
 * @param format what the text is by its form, where it is anything in particular
 */
export function nothingFound(text: string, listing: Reading, format: string | null): Reading {
  const reason = format === null ? null : `looks like ${format}, but no paper was found in it`
  const reasons = new Map<number, string | null>()
  for (const left of [listing.chrome, listing.unsure])
    for (const { line, reason } of left) reasons.set(line, reason)
  for (const { lines } of listing.papers)
    for (const line of lines) if (!reasons.has(line)) reasons.set(line, null)
  const unsure: LeftLine[] = []
  for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
    const known = reasons.get(index + 1)
    if (known === undefined) continue
    const why = reason ?? known ?? 'no paper was found here'
    unsure.push({ line: index + 1, text: line.trim().slice(0, 300), reason: why })
  }
  return {
    kind: 'unknown',
    papers: [],
    chrome: [],
    unsure,
    lineCount: listing.lineCount,
  }
}
