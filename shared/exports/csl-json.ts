/**
 * CSL-JSON, as pandoc, Zotero and citeproc read it: one work a line in an array.
 *
 * Source: the schema of CSL 1.0.2. Formulas stay TeX between dollars.
 */
import { isProceedings } from '../bibtex/entry-types.ts'
import type { Draft, Name } from '../library/paper.ts'
import type { PaperType } from '../library/publication.ts'
import { cleanText } from '../text/clean.ts'
import type { Outgoing } from './outgoing.ts'

/** A work; what is not known is not there. */
export type CslItem = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: PaperType }

export function toCslItem(paper: Outgoing, key: string): CslItem {
  const { arxivId, doi } = paper
  const fields: Readonly<Record<string, unknown>> = {
    title: cleanText(paper.title),
    author: namesOf(paper.authors),
    editor: namesOf(paper.editors ?? []),
    issued: dateOf(paper),
    'container-title': paper.venue,
    'container-title-short': paper.venue === null ? null : paper.other?.['shortjournal'],
    'collection-title': paper.series,
    volume: paper.volume,
    issue: paper.issue,
    number: arxivId === null ? paper.number : `arXiv:${arxivId}`,
    page: paper.pages?.replaceAll('–', '-'),
    edition: paper.edition,
    publisher: paper.publisher ?? (arxivId !== null && paper.venue === null ? 'arXiv' : null),
    'publisher-place': paper.place,
    ISBN: paper.isbn,
    ISSN: paper.issn,
    DOI: doi,
    URL: paper.url,
    language: paper.language,
    keyword: paper.keywords?.join(', '),
    note: paper.note,
    abstract: cleanText(paper.abstract),
  }
  const said = Object.entries(fields).filter(([, value]) => isSaid(value))
  return { id: key, type: typeOfPaper(paper), ...Object.fromEntries(said) }
}

/** The kind of a work; where no source said it, what its fields make of it. */
export function typeOfPaper({ type = null, venue, arxivId }: Draft): PaperType {
  if (type !== null) return type
  if (venue !== null) return isProceedings(venue) ? 'paper-conference' : 'article-journal'
  return arxivId === null ? 'document' : 'article'
}

function namesOf(names: readonly Name[]): readonly Readonly<Record<string, string>>[] {
  return names.map(({ literal, family, given, particle, suffix }) => {
    if (literal !== undefined) return { literal }
    const name = { family, given, 'non-dropping-particle': particle, suffix }
    return Object.fromEntries(Object.entries(name).filter(([, part]) => isSaid(part))) as Record<
      string,
      string
    >
  })
}

function dateOf({ year, month, day }: Draft): { readonly 'date-parts': readonly [readonly number[]] } | null {
  if (year === null) return null
  return { 'date-parts': [[year, ...(month === null ? [] : [month, ...(day ? [day] : [])])]] }
}

function isSaid(value: unknown): boolean {
  return (
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
  )
}
