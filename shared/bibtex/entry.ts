/**
 * A paper as a BibTeX entry, in the flavour that classic styles read.
 *
 * Published papers become the kind of entry that their fields support, arXiv
 * preprints `@misc` with eprint fields as arXiv writes them.
 */
import type { Outgoing } from '../exports/outgoing.ts'
import { type EntryType, entryTypeOf } from './entry-types.ts'
import { babelName } from '../library/languages.ts'
import { escapeId, escapeTitle, escapeVerbatim } from './escape.ts'
import { addOthers, dayOf, keywordsText, namesText, rangeOf, textOf } from './fields.ts'
import { EntryText } from './format.ts'
import { unicodeToTex } from './unicode-tex.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** In which field each kind of entry names where it appeared. */
const venueField: Partial<Record<EntryType, string>> = {
  article: 'journal',
  inproceedings: 'booktitle',
  incollection: 'booktitle',
  inbook: 'booktitle',
}
const publisherField: Partial<Record<EntryType, string>> = {
  phdthesis: 'school',
  mastersthesis: 'school',
  techreport: 'institution',
  manual: 'organization',
}
const spell = unicodeToTex

/** The entry of a paper under a key, in pieces. Fields that are not known are not there. */
export function toEntry(paper: Outgoing, key: string): readonly string[] {
  const { year, month, day, arxivId } = paper
  const type = entryTypeOf(paper)
  const entry = new EntryText(type, key)
  const author = namesText(paper, 'authors', spell)
  const editor = namesText(paper, 'editors', spell)
  entry.add('author', author)
  entry.add('editor', editor)
  // Styles sort and label an entry without an author by its `key` field.
  if (author === '' && editor === '') entry.add('key', key)
  entry.add('title', escapeTitle(paper.title))
  entry.add(venueField[type] ?? 'howpublished', venueOf(type, paper.venue))
  entry.add('series', textOf(paper.series, spell))
  entry.add('volume', rangeOf(paper.volume, spell))
  entry.add('number', rangeOf(paper.issue ?? paper.number, spell))
  entry.add('edition', textOf(paper.edition, spell))
  entry.add('pages', rangeOf(paper.pages, spell))
  entry.add(publisherField[type] ?? 'publisher', textOf(paper.publisher, spell))
  entry.add('address', textOf(paper.place, spell))
  if (year !== null) entry.add('year', String(year))
  if (month !== null) entry.addBare('month', months[month - 1] ?? '')
  if (day) entry.add('day', String(day))
  entry.add('isbn', textOf(paper.isbn, spell))
  entry.add('issn', textOf(paper.issn, spell))
  if (arxivId !== null) {
    entry.add('eprint', escapeId(arxivId))
    entry.add('archiveprefix', 'arXiv')
    entry.add('primaryclass', escapeVerbatim(paper.primaryClass ?? ''))
  }
  if (paper.doi !== null) entry.add('doi', doiOf(paper.doi))
  entry.add('url', escapeVerbatim(paper.url))
  if (paper.url !== '') entry.add('urldate', dayOf(paper.other?.['urldate']))
  if (paper.language) entry.add('language', babelName(paper.language) ?? textOf(paper.language, spell))
  entry.add('keywords', textOf(keywordsText(paper.keywords), spell))
  entry.add('abstract', textOf(paper.abstract, spell))
  entry.add('annote', textOf(paper.note, spell))
  addOwn(entry, paper)
  addOthers(entry, paper.other, spell)
  return entry.ended()
}

/**
 * A DOI, in which a percent sign is the only one that ends a run: styles that link it put it into an argument of a command,
 * where it would hide all that follows. With hyperref the link is the same.
 */
function doiOf(doi: string): string {
  return escapeId(doi).replaceAll('%', '\\%')
}

/** Keys that it had before, and JabRef's fields for what its reader decided, where it was asked for. */
export function addOwn(entry: EntryText, { formerKeys, readStatus, priority }: Outgoing): void {
  entry.add('ids', formerKeys.join(', '))
  if (readStatus !== null) entry.add('readstatus', readStatus)
  if (priority !== null) entry.add('priority', `prio${priority}`)
}

/** Proceedings and books are titles, whose capitals a style may lower; what is published in neither says how it was. */
function venueOf(type: EntryType, venue: string | null): string {
  if (venue === null) return ''
  return venueField[type] === 'booktitle' ? escapeTitle(venue) : textOf(venue, spell)
}
