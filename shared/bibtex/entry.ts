/**
 * A paper as a BibTeX entry, in the flavour that classic styles read.
 *
 * Published papers become the kind of entry that their fields support, arXiv
 * preprints `@misc` with eprint fields as arXiv writes them.
 * What its reader decided (column, star, tags, note) never leaves the library.
 */
import { arxivIdOfDoi } from '../library/identifiers.ts'
import type { Draft, Name } from '../library/paper.ts'
import { type EntryType, entryTypeOf } from './entry-types.ts'
import { escapeName, escapeText, escapeTitle, escapeVerbatim } from './escape.ts'

export interface Field {
  readonly name: string
  /** As it stands in the file, delimiters included: `{Tea, Measured}`, `jun`. */
  readonly value: string
}

export interface Entry {
  readonly type: EntryType
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
/** What programs note down for themselves; it is kept, but not told to others. */
const housekeeping =
  /^(?:entrytype|date|urldate|file|pdf|local-url|owner|timestamp|creationdate|modificationdate|groups|readstatus|ranking|printed|qualityassured|relevance|priority|comment|read|options|ids|__.*|bdsk-.*|date-.*|mendeley-.*|posted-.*|citeulike-.*|x-.*|zotero.*)$/

/** The entry of a paper under a key. Fields that are not known are not there. */
export function toEntry(paper: Draft, key: string): Entry {
  const { title, authors, year, month, venue, abstract, primaryClass } = paper
  const type = entryTypeOf(paper)
  const author = namesOf(authors)
  const editor = namesOf(paper.editors)
  const { arxivId, doi } = identifiersOf(paper)
  const values: readonly (readonly [string, string | null])[] = [
    ['author', author],
    ['editor', editor],
    // Styles sort and label an entry without an author by its `key` field.
    ['key', author === null && editor === null ? braced(key) : null],
    ['title', braced(escapeTitle(title))],
    [venueField[type] ?? 'howpublished', venueOf(type, venue)],
    ['series', braced(escapeText(paper.series ?? ''))],
    ['volume', rangeOf(paper.volume)],
    ['number', rangeOf(paper.issue ?? paper.number)],
    ['edition', braced(escapeText(paper.edition ?? ''))],
    ['pages', rangeOf(paper.pages)],
    [publisherField[type] ?? 'publisher', braced(escapeText(paper.publisher ?? ''))],
    ['address', braced(escapeText(paper.place ?? ''))],
    ['year', year === null ? null : braced(String(year))],
    ['month', month === null ? null : (months[month - 1] ?? null)],
    ['day', paper.day ? braced(String(paper.day)) : null],
    ['isbn', braced(escapeText(paper.isbn ?? ''))],
    ['issn', braced(escapeText(paper.issn ?? ''))],
    ['eprint', braced(escapeVerbatim(arxivId ?? ''))],
    ['archiveprefix', arxivId === null ? null : '{arXiv}'],
    ['primaryclass', arxivId === null ? null : braced(escapeVerbatim(primaryClass ?? ''))],
    ['doi', braced(escapeVerbatim(doi ?? ''))],
    ['url', braced(escapeVerbatim(urlOf(paper, arxivId)))],
    ['language', braced(escapeText(paper.language ?? ''))],
    ['keywords', braced(escapeText(keywordsText(paper.keywords)))],
    ['abstract', braced(escapeText(abstract))],
    ...otherFields(paper.other),
  ]
  const isSaid = new Set<string>()
  return {
    type,
    key,
    fields: values.flatMap(([name, value]) => {
      if (value === null || isSaid.has(name)) return []
      isSaid.add(name)
      return [{ name, value }]
    }),
  }
}

function namesOf(names: readonly Name[] = []): string | null {
  const written = names.map(escapeName).filter(name => name !== '')
  return braced(written.join(' and '))
}

/** Proceedings and books are titles, whose capitals a style may lower; what is published in neither says how it was. */
function venueOf(type: EntryType, venue: string | null): string | null {
  return braced(venueField[type] === 'booktitle' ? escapeTitle(venue ?? '') : escapeText(venue ?? ''))
}

/** Pages and the like: their dash is `--`. */
function rangeOf(text: string | null = null): string | null {
  return braced((text ?? '').split('–').map(escapeText).join('--'))
}

/** Keywords parted by commas, or by semicolons where one of them has a comma. */
function keywordsText(keywords: readonly string[] = []): string {
  return keywords.join(keywords.some(word => word.includes(',')) ? '; ' : ', ')
}

/** What else the paper's source said, as far as it is a field that anybody but its program understands. */
function otherFields(other: Readonly<Record<string, string>> = {}): (readonly [string, string | null])[] {
  return Object.keys(other)
    .filter(name => /^[a-z][a-z0-9+-]{0,40}$/.test(name) && !housekeeping.test(name))
    .sort()
    .map(name => [name, braced(escapeText(other[name] ?? ''))])
}

/** Null for an empty field. */
function braced(value: string): string | null {
  return value === '' ? null : `{${value}}`
}

/** arXiv registers a DOI for every preprint; the published one goes before it. */
function identifiersOf({ arxivId, doi }: Draft): {
  readonly arxivId: string | null
  readonly doi: string | null
} {
  const bare = doi?.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') ?? null
  const id =
    arxivId?.replace(/^arxiv:/i, '').replace(/v\d+$/, '') ?? (bare === null ? null : arxivIdOfDoi(bare))
  return { arxivId: id, doi: bare ?? (id === null ? null : `10.48550/arXiv.${id}`) }
}

/** The paper's own page: arXiv's, or else the first link, pages before projects before code. */
function urlOf({ links }: Draft, arxivId: string | null): string {
  if (arxivId !== null) return `https://arxiv.org/abs/${arxivId}`
  const kinds = ['page', 'project', 'code', 'pdf', 'data'] as const
  return kinds.map(kind => links.find(link => link.kind === kind)).find(link => link !== undefined)?.url ?? ''
}
