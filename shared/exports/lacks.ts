/**
 * What an entry lacks that LaTeX will miss: said before it goes out, so that it can be filled in.
 */
import { biblatexTypeOf } from '../bibtex/biblatex-entry.ts'
import { entryTypeOf } from '../bibtex/entry-types.ts'
import { unmappedCharacters } from '../bibtex/unicode-tex.ts'
import type { PaperType } from '../library/publication.ts'
import { isPlainAscii } from '../text/clean.ts'
import type { ExportFormat } from './options.ts'
import type { Outgoing } from './outgoing.ts'

export type Lack = 'authors' | 'year' | 'venue' | 'publisher' | 'id' | 'characters'

/** In a person's words; what is said of several papers. */
export const lackTitles: Readonly<Record<Lack, string>> = {
  authors: 'no authors',
  year: 'no year',
  venue: 'no journal or proceedings',
  publisher: 'no publisher or school',
  id: 'no arXiv id or DOI',
  characters: 'characters that only XeLaTeX and LuaLaTeX set',
}

const inVenue: ReadonlySet<PaperType> = new Set(['article-journal', 'paper-conference', 'chapter'])
const byPublisher: ReadonlySet<PaperType> = new Set(['thesis', 'report', 'book'])

/** What a paper lacks in a format; nothing for a format in which nothing has to be there. */
export function lacksOf(paper: Outgoing, format: ExportFormat): readonly Lack[] {
  switch (format) {
    case 'csv':
    case 'markdown':
      return []
    case 'ids':
      return paper.arxivId === null && paper.doi === null ? ['id'] : []
    case 'bibtex':
    case 'biblatex':
    case 'ris':
    case 'csl-json':
      return citedLacks(paper, format)
  }
}

function citedLacks(paper: Outgoing, format: ExportFormat): Lack[] {
  const { type = null, authors, editors = [], year, venue, publisher } = paper
  const lacks: Lack[] = []
  if (authors.length === 0 && editors.length === 0) lacks.push('authors')
  if (year === null) lacks.push('year')
  if (type !== null && venue === null && inVenue.has(type)) lacks.push('venue')
  if (type !== null && !publisher && byPublisher.has(type) && isOnlyMisc(paper, format))
    lacks.push('publisher')
  if (format === 'bibtex' && hasUnmapped(paper)) lacks.push('characters')
  return lacks
}

/** Whether the entry could not be of the kind that it is. */
function isOnlyMisc(paper: Outgoing, format: ExportFormat): boolean {
  const type = format === 'biblatex' ? biblatexTypeOf(paper) : entryTypeOf(paper)
  return type === 'misc' || type === 'booklet'
}

function hasUnmapped({ title, authors, venue }: Outgoing): boolean {
  const texts = [
    title,
    venue ?? '',
    ...authors.flatMap(({ family, given, literal }) => [family, given, literal]),
  ]
  return texts.some(text => text !== undefined && !isPlainAscii(text) && unmappedCharacters(text).length > 0)
}
