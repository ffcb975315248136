/**
 * What of a paper is searched, field by field.
 */
import type { Name, Paper } from '../library/paper.ts'

/** Fields of text, as they are typed before a colon. Their places are bits of the index: only append. */
export const textFields = ['title', 'abstract', 'author', 'venue', 'tag', 'note', 'id'] as const
export type TextField = (typeof textFields)[number]

/** What one word of each field counts for relevance, beside one of the abstract. */
export const fieldWeights: Readonly<Record<TextField, number>> = {
  title: 8,
  abstract: 1,
  author: 6,
  venue: 2,
  tag: 6,
  note: 3,
  id: 8,
}

/**
 * The text of each field. Several authors or tags stand on lines of their own.
 *
 * Editors are looked for among the authors, series and publisher with the venue; the keywords of a
 * source say what a paper is about, as its abstract does, and are not the reader's tags.
 */
export function searchedText(paper: Paper): Readonly<Record<TextField, string>> {
  const { title, abstract, authors, venue, tags, note, doi, arxivId, citeKey } = paper
  const { editors, series, publisher, keywords = [], isbn, issn } = paper
  return {
    title,
    abstract: keywords.length === 0 ? abstract : lines(abstract, ...keywords),
    author: (editors ? [...authors, ...editors] : authors).map(fullName).join('\n'),
    venue: lines(venue, series, publisher),
    tag: tags.join('\n'),
    note,
    id: lines(doi, arxivId, citeKey, isbn, issn),
  }
}

function lines(...texts: readonly (string | null | undefined)[]): string {
  return texts.filter(Boolean).join('\n')
}

function fullName({ given, particle, family, suffix, literal }: Name): string {
  return [given, particle, family, suffix, literal].filter(part => part !== undefined).join(' ')
}

/** What a paper can have, as typed after `has:`. Their places are bits of the index: only append. */
export const havings = [
  'page',
  'pdf',
  'code',
  'project',
  'data',
  'abstract',
  'author',
  'year',
  'venue',
  'doi',
  'arxiv',
  'tag',
  'note',
  'key',
] as const
export type Having = (typeof havings)[number]

/** Whether a paper has each of these, as bits in their order. */
export function havingBits(paper: Paper): number {
  const { links, abstract, authors, year, venue, doi, arxivId, tags, note, citeKey } = paper
  let bits = 0
  const set = (what: Having) => {
    bits |= 1 << havings.indexOf(what)
  }
  for (const { kind } of links) set(kind)
  if (abstract !== '') set('abstract')
  if (authors.length > 0) set('author')
  if (year !== null) set('year')
  if (venue !== null && venue !== '') set('venue')
  if (doi !== null) set('doi')
  if (arxivId !== null) set('arxiv')
  if (tags.length > 0) set('tag')
  if (note !== '') set('note')
  if (citeKey !== null) set('key')
  return bits
}
