/**
 * A paper as a BibLaTeX entry, for Biber.
 *
 * Unicode stays Unicode, a date is one field, arXiv preprints are `@online` and
 * say that they are preprints. The kinds of entries and what each must have are
 * those of BibLaTeX's data model; where that is not known, the kind is `@misc`.
 */
import type { Outgoing } from '../exports/outgoing.ts'
import { babelName } from '../library/languages.ts'
import type { PaperType } from '../library/publication.ts'
import { addOwn } from './entry.ts'
import { entryTypeOf } from './entry-types.ts'
import { escapeId, escapeTitle, escapeVerbatim } from './escape.ts'
import { addOthers, dayOf, keywordsText, namesText, rangeOf, textOf } from './fields.ts'
import { EntryText } from './format.ts'
import { unicodeAsIs } from './unicode-tex.ts'

const spell = unicodeAsIs

/** Kinds that a source may have said, and that stand for the same types of works here. */
const said: ReadonlySet<string> = new Set(
  `booklet manual proceedings mvproceedings mvbook collection mvcollection reference mvreference inbook bookinbook
  suppbook suppcollection inreference suppperiodical unpublished`
    .trim()
    .split(/\s+/),
)

/** The kind of each type of work, where a source did not say another. */
const kinds: Partial<Record<PaperType, string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  review: 'review',
  'paper-conference': 'inproceedings',
  article: 'online',
  book: 'book',
  chapter: 'incollection',
  entry: 'inreference',
  thesis: 'thesis',
  report: 'report',
  webpage: 'online',
  'post-weblog': 'online',
  software: 'software',
  dataset: 'dataset',
  manuscript: 'unpublished',
  motion_picture: 'video',
  patent: 'patent',
  periodical: 'periodical',
  standard: 'standard',
}

/** What `type` says of a thesis and of a report. */
const subtypes: Readonly<Record<string, string>> = {
  phdthesis: 'phdthesis',
  mastersthesis: 'mathesis',
  thesis: 'phdthesis',
  techreport: 'techreport',
  report: 'techreport',
}

/** The entry of a paper under a key, in pieces. Fields that are not known are not there. */
export function toBiblatexEntry(paper: Outgoing, key: string): readonly string[] {
  const { arxivId, type: work, other } = paper
  const type = biblatexTypeOf(paper)
  const entry = new EntryText(type, key)
  entry.add('author', namesText(paper, 'authors', spell))
  entry.add('editor', namesText(paper, 'editors', spell))
  entry.add('title', escapeTitle(paper.title, spell))
  addVenue(entry, type, paper.venue)
  if (type === 'article' && (work === 'article-magazine' || work === 'article-newspaper'))
    entry.add('entrysubtype', work.slice('article-'.length))
  const isThesis = type === 'thesis' || type === 'report'
  if (isThesis)
    entry.add('type', textOf(other?.['type'], spell) || (subtypes[other?.['entrytype'] ?? type] ?? ''))
  entry.add('series', textOf(paper.series, spell))
  entry.add('volume', rangeOf(paper.volume, spell))
  entry.add('number', rangeOf(paper.issue ?? paper.number, spell))
  entry.add('edition', textOf(paper.edition, spell))
  entry.add('pages', rangeOf(paper.pages, spell))
  entry.add(
    isThesis ? 'institution' : type === 'manual' ? 'organization' : 'publisher',
    textOf(paper.publisher, spell),
  )
  entry.add('location', textOf(paper.place, spell))
  entry.add('date', dateOf(paper))
  entry.add('isbn', textOf(paper.isbn, spell))
  entry.add('issn', textOf(paper.issn, spell))
  if (arxivId !== null) {
    entry.add('eprint', escapeId(arxivId))
    entry.add('eprinttype', 'arxiv')
    entry.add('eprintclass', escapeVerbatim(paper.primaryClass ?? ''))
  }
  if (paper.doi !== null) entry.add('doi', escapeId(paper.doi))
  entry.add('url', escapeVerbatim(paper.url))
  if (paper.url !== '') entry.add('urldate', dayOf(other?.['urldate']))
  if (arxivId !== null && paper.venue === null && !other?.['pubstate']) entry.add('pubstate', 'prepublished')
  // Biber prints a `language`; a `langid` is what babel hyphenates by.
  if (paper.language) {
    const langid = babelName(paper.language)
    entry.add(langid === undefined ? 'language' : 'langid', langid ?? textOf(paper.language, spell))
  }
  entry.add('keywords', textOf(keywordsText(paper.keywords), spell))
  entry.add('abstract', textOf(paper.abstract, spell))
  entry.add('annotation', textOf(paper.note, spell))
  addOwn(entry, paper)
  addOthers(entry, other, spell)
  return entry.ended()
}

/** The kind that the fields of a paper support. */
export function biblatexTypeOf(paper: Outgoing): string {
  const { type = null, arxivId, venue, publisher, authors, editors = [], other } = paper
  const entryType = other?.['entrytype'] ?? ''
  const wanted =
    type === null
      ? arxivId !== null && venue === null
        ? 'online'
        : entryTypeOf(paper)
      : said.has(entryType) && type !== 'article'
        ? entryType
        : (kinds[type] ?? 'misc')
  const hasAuthor = authors.length > 0
  switch (wanted) {
    case 'article':
    case 'review':
      return hasAuthor && venue !== null ? wanted : 'misc'
    case 'inproceedings':
    case 'inbook':
    case 'bookinbook':
    case 'suppbook':
      return hasAuthor && venue !== null ? wanted : 'misc'
    case 'incollection':
    case 'suppcollection':
    case 'inreference':
      if (!hasAuthor || venue === null) return 'misc'
      return editors.length > 0 ? wanted : 'inbook'
    case 'book':
    case 'mvbook':
      return hasAuthor ? wanted : editors.length > 0 ? 'collection' : 'misc'
    case 'collection':
    case 'mvcollection':
    case 'reference':
    case 'mvreference':
    case 'periodical':
      return editors.length > 0 ? wanted : 'misc'
    case 'booklet':
      return hasAuthor || editors.length > 0 ? wanted : 'misc'
    case 'thesis':
    case 'report':
      return hasAuthor && publisher ? wanted : 'misc'
    case 'unpublished':
      return hasAuthor ? wanted : 'misc'
    case 'patent':
      return hasAuthor && paper.number ? wanted : 'misc'
    case 'online':
      return paper.url !== '' || paper.doi !== null || arxivId !== null ? wanted : 'misc'
    default:
      return wanted
  }
}

/** Books and proceedings are titles, whose capitals a style may lower. */
function addVenue(entry: EntryText, type: string, venue: string | null): void {
  if (venue === null) return
  if (type === 'article' || type === 'review' || type === 'suppperiodical')
    entry.add('journaltitle', textOf(venue, spell))
  else if (/^(?:in|supp|bookin)/.test(type)) entry.add('booktitle', escapeTitle(venue, spell))
  else entry.add('howpublished', textOf(venue, spell))
}

/** `2022-06-03`, as much of it as is known; a longer date of the source as the source wrote it. */
function dateOf({ year, month, day, other }: Outgoing): string {
  const written = other?.['date'] ?? ''
  if (/^[\d~?%X/.:TZ+-]{4,60}$/.test(written)) return written
  if (year === null) return ''
  const parts = [
    String(year).padStart(4, '0'),
    ...(month === null ? [] : [two(month), ...(day ? [two(day)] : [])]),
  ]
  return parts.join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
