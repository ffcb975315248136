/**
 * A bibliography as the text of a .bib file.
 *
 * Sorted by key, one field a line, LF, one empty line between entries and a line
 * end after the last: the same papers give the same bytes.
 */
import type { Draft, PaperId } from '../library/paper.ts'
import { type Entry, toEntry } from './entry.ts'

/** One entry, with its line end. */
export function formatEntry({ type, key, fields }: Entry): string {
  return `@${type}{${key},\n${fields.map(({ name, value }) => `  ${name} = ${value},\n`).join('')}}\n`
}

type Cited = Draft & { readonly id: PaperId }

/** The whole file. Empty for no papers. Every paper must have its key. */
export function formatBibliography(papers: readonly Cited[], keys: ReadonlyMap<PaperId, string>): string {
  return [...bibliographyChunks(papers, keys)].join('')
}

/** The file in pieces of one entry, for a library too large to hold as one string. */
export function* bibliographyChunks(
  papers: readonly Cited[],
  keys: ReadonlyMap<PaperId, string>,
): Generator<string, void, undefined> {
  const keyed = papers.map(paper => ({ paper, key: keyOf(paper, keys) }))
  keyed.sort((a, b) => compare(a.key.toLowerCase(), b.key.toLowerCase()) || compare(a.key, b.key))
  for (const [index, { paper, key }] of keyed.entries())
    yield `${index === 0 ? '' : '\n'}${formatEntry(toEntry(paper, key))}`
}

/** By code units: an order of its own for every language would write other bytes on another machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function keyOf({ id }: Cited, keys: ReadonlyMap<PaperId, string>): string {
  const key = keys.get(id)
  if (key === undefined) throw new Error(`paper ${id} has no citation key`)
  return key
}
