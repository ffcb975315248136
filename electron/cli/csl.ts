/**
 * Papers as CSL-JSON, for other programs: what sources say in CSL's fields, and where the paper stands in `custom`.
 */
import { entryTypeOf } from '../../shared/bibtex/entry-types.ts'
import type { Draft, Name, Paper } from '../../shared/library/paper.ts'

/** A paper as an item of CSL 1.0.2. Fields that are not known are not there. */
export function toCsl(paper: Paper): Readonly<Record<string, unknown>> {
  const { arxivId, links, column, tags, addedAt, citeKey, keywords = [] } = paper
  const known: Readonly<Record<string, unknown>> = {
    'citation-key': citeKey,
    title: paper.title,
    author: paper.authors.map(toCslName),
    editor: paper.editors?.map(toCslName),
    issued: issuedOf(paper),
    'container-title': paper.venue,
    'collection-title': paper.series,
    volume: paper.volume,
    issue: paper.issue,
    number: paper.number,
    // CSL writes ranges with a hyphen.
    page: paper.pages?.replaceAll('–', '-'),
    publisher: paper.publisher,
    'publisher-place': paper.place,
    edition: paper.edition,
    ISBN: paper.isbn,
    ISSN: paper.issn,
    language: paper.language,
    keyword: keywords.join(', '),
    DOI: paper.doi,
    archive: arxivId === null ? null : 'arXiv',
    archive_location: arxivId,
    URL: arxivId === null ? links[0]?.url : `https://arxiv.org/abs/${arxivId}`,
    note: paper.other?.['note'],
    abstract: paper.abstract,
  }
  return {
    id: citeKey ?? paper.id,
    type: typeOf(paper),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => saysSomething(value))),
    custom: { id: paper.id, column, tags, addedAt },
  }
}

/** CSL asks for a type in every case; where no source claims one, what the fields make of it. */
function typeOf(paper: Draft): string {
  if (paper.type) return paper.type
  switch (entryTypeOf(paper)) {
    case 'article':
      return 'article-journal'
    case 'inproceedings':
      return 'paper-conference'
    default:
      return paper.arxivId === null ? 'document' : 'article'
  }
}

function toCslName({ family, given, particle, suffix, literal }: Name): Readonly<Record<string, string>> {
  if (literal !== undefined) return { literal }
  const parts = { family, given, 'non-dropping-particle': particle, suffix }
  const known = Object.entries(parts).flatMap(([part, text]) => (text ? [[part, text] as const] : []))
  return Object.fromEntries(known)
}

function issuedOf({ year, month, day = null }: Draft): object | null {
  if (year === null) return null
  const parts = month === null ? [year] : day === null ? [year, month] : [year, month, day]
  return { 'date-parts': [parts] }
}

function saysSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0
  return value !== null && value !== undefined && value !== ''
}
