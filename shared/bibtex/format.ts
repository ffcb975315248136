/**
 * A bibliography as the text of a .bib file.
 *
 * Sorted by key, one field a line, LF, one empty line between entries and a line
 * end after the last: the same papers give the same bytes.
 */
import type { Draft, PaperId } from '../library/paper.ts'
import { sortInParts } from '../sort.ts'
import { type Entry, toEntry } from './entry.ts'

/** One entry, with its line end. */
export function formatEntry({ type, key, fields }: Entry): string {
  return `@${type}{${key},\n${fields.map(({ name, value }) => `  ${name} = ${value},\n`).join('')}}\n`
}

type Cited = Draft & { readonly id: PaperId }

interface Keyed {
  readonly paper: Cited
  readonly key: string
  readonly lower: string
}

/** The whole file. Empty for no papers. Every paper must have its key. */
export function formatBibliography(papers: readonly Cited[], keys: ReadonlyMap<PaperId, string>): string {
  return [...bibliographyChunks(papers, keys)].join('')
}

/** The file in pieces of one entry, for a library too large to hold as one string. A piece may be empty: a place to rest. */
export function* bibliographyChunks(
  papers: readonly Cited[],
  keys: ReadonlyMap<PaperId, string>,
): Generator<string, void, undefined> {
  const keyed: Keyed[] = []
  for (const paper of papers) {
    const key = keyOf(paper, keys)
    keyed.push({ paper, key, lower: key.toLowerCase() })
    yield ''
  }
  const sorting = sortInParts(keyed, (a, b) => compare(a.lower, b.lower) || compare(a.key, b.key))
  let step = sorting.next()
  for (; step.done !== true; step = sorting.next()) yield ''
  for (const [index, { paper, key }] of step.value.entries())
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
