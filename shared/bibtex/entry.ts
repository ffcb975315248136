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
import {
  addOthers,
  dayOf,
  type Field,
  FieldList,
  keywordsText,
  namesText,
  rangeOf,
  textOf,
} from './fields.ts'
import { unicodeToTex } from './unicode-tex.ts'

export interface Entry {
  readonly type: string
  readonly key: string
  readonly fields: readonly Field[]
}

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

/** The entry of a paper under a key. Fields that are not known are not there. */
export function toEntry(paper: Outgoing, key: string): Entry {
  const { year, month, day, arxivId } = paper
  const type = entryTypeOf(paper)
  const list = new FieldList()
  const author = namesText(paper, 'authors', spell)
  const editor = namesText(paper, 'editors', spell)
  list.add('author', author)
  list.add('editor', editor)
  // Styles sort and label an entry without an author by its `key` field.
  if (author === '' && editor === '') list.add('key', key)
  list.add('title', escapeTitle(paper.title))
  list.add(venueField[type] ?? 'howpublished', venueOf(type, paper.venue))
  list.add('series', textOf(paper.series, spell))
  list.add('volume', rangeOf(paper.volume, spell))
  list.add('number', rangeOf(paper.issue ?? paper.number, spell))
  list.add('edition', textOf(paper.edition, spell))
  list.add('pages', rangeOf(paper.pages, spell))
  list.add(publisherField[type] ?? 'publisher', textOf(paper.publisher, spell))
  list.add('address', textOf(paper.place, spell))
  if (year !== null) list.add('year', String(year))
  if (month !== null) list.addBare('month', months[month - 1] ?? '')
  if (day) list.add('day', String(day))
  list.add('isbn', textOf(paper.isbn, spell))
  list.add('issn', textOf(paper.issn, spell))
  if (arxivId !== null) {
    list.add('eprint', escapeId(arxivId))
    list.add('archiveprefix', 'arXiv')
    list.add('primaryclass', escapeVerbatim(paper.primaryClass ?? ''))
  }
  if (paper.doi !== null) list.add('doi', escapeId(paper.doi))
  list.add('url', escapeVerbatim(paper.url))
  if (paper.url !== '') list.add('urldate', dayOf(paper.other?.['urldate']))
  list.add('language', babelName(paper.language ?? '') ?? textOf(paper.language, spell))
  list.add('keywords', textOf(keywordsText(paper.keywords), spell))
  list.add('abstract', textOf(paper.abstract, spell))
  list.add('annote', textOf(paper.note, spell))
  addOwn(list, paper)
  addOthers(list, paper.other, spell)
  return { type, key, fields: list.fields }
}

/** Keys that it had before, and JabRef's fields for what its reader decided, where it was asked for. */
export function addOwn(list: FieldList, { formerKeys, readStatus, priority }: Outgoing): void {
  list.add('ids', formerKeys.join(', '))
  if (readStatus !== null) list.add('readstatus', readStatus)
  if (priority !== null) list.add('priority', `prio${priority}`)
}

/** Proceedings and books are titles, whose capitals a style may lower; what is published in neither says how it was. */
function venueOf(type: EntryType, venue: string | null): string {
  if (venue === null) return ''
  return venueField[type] === 'booktitle' ? escapeTitle(venue) : textOf(venue, spell)
}
