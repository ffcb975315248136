/**
 * A BibTeX or BibLaTeX entry as a paper.
 *
 * TeX becomes Unicode, formulas stay TeX. Ids are found wherever programs put
 * them: `eprint`, a link in `doi`, `arXiv preprint arXiv:...` as a journal.
 */
import { linkKind } from '../import/links.ts'
import { arxivIdIn, arxivIdOfDoi, doiIn } from '../library/identifiers.ts'
import { type Draft, draft, type Link } from '../library/paper.ts'
import { FieldReader } from './field-reader.ts'
import { journalName } from './journal-macros.ts'
import { readNames } from './names.ts'
import { publicationOf } from './publication-fields.ts'
import type { ScannedEntry } from './scan.ts'

type Fields = ReadonlyMap<string, string>

/** What a chapter or a paper of proceedings takes from the entry that it names, and under which name. */
const inherited: readonly (readonly [of: string, as: string])[] = [
  ['title', 'booktitle'],
  ['booktitle', 'booktitle'],
  ['year', 'year'],
  ['date', 'date'],
  ['month', 'month'],
  ['journal', 'journal'],
  ['journaltitle', 'journaltitle'],
  ...['editor', 'publisher', 'address', 'location', 'series', 'volume', 'isbn', 'issn', 'eventtitle'].map(
    name => [name, name] as const,
  ),
]

const arxivJournal = /\barxiv\b[^\d]{0,40}(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/i

/** The fields of an entry together with those of the entries it names by `xdata` and `crossref`; one step each. */
export function withInherited(
  { fields }: ScannedEntry,
  entryOf: (key: string) => Fields | undefined,
): Fields {
  const all = new Map(fields)
  for (const key of fields.get('xdata')?.split(',') ?? [])
    for (const [name, value] of entryOf(key.trim()) ?? []) if (!all.has(name)) all.set(name, value)
  const parent = entryOf(all.get('crossref')?.trim() ?? '')
  for (const [of, as] of inherited) {
    const value = parent?.get(of)
    if (value !== undefined && !all.has(as)) all.set(as, value)
  }
  return all
}

/** The paper that the fields of an entry describe, or null where they name no title. */
export function fromFields(entryType: string, all: Fields): Draft | null {
  const fields = new FieldReader(all)
  const title = fields.text('title', 'maintitle', 'booktitle', 'shorttitle')
  if (title === '') return null
  const subtitle = fields.has('title') ? fields.text('subtitle') : ''
  const journal = journalName(withSubtitle(fields, fields.text('journaltitle', 'journal'), 'journalsubtitle'))
  const arxivId = arxivIdOf(fields, journal)
  const published = /^(?:arxiv|corr\b)/i.test(journal) ? '' : journal || bookOf(fields)
  const venue = published || howPublished(entryType, fields)
  const primaryClass = arxivId === null ? '' : firstOf(fields, 'primaryclass', 'eprintclass')
  const authors = readNames(fields.raw('author'))
  fields.take('author')
  return draft({
    title: subtitle === '' ? title : `${title}: ${subtitle}`,
    abstract: fields.text('abstract'),
    authors,
    ...dateOf(fields),
    arxivId,
    primaryClass: primaryClass === '' ? null : primaryClass,
    doi: doiOf(fields),
    venue: venue === '' || venue === title ? null : venue,
    links: linksOf(fields),
    ...publicationOf(entryType, fields, arxivId !== null && published === ''),
  })
}

function withSubtitle(fields: FieldReader, title: string, name: string): string {
  const subtitle = title === '' ? '' : fields.text(name)
  return subtitle === '' ? title : `${title}: ${subtitle}`
}

function bookOf(fields: FieldReader): string {
  return withSubtitle(fields, fields.text('booktitle'), 'booksubtitle') || fields.text('eventtitle')
}

/** Kinds of entries that name where they appeared as `howpublished`, having neither a journal nor a book. */
const looseKinds = new Set([
  'online',
  'electronic',
  'www',
  'webpage',
  'software',
  'dataset',
  'video',
  'movie',
])

/**
 * Where a work appeared that stands in no journal or book, unless that is an address.
 *
 * Of a `@misc` with an author it is not taken for that: whoever says `self-published` names no journal.
 */
function howPublished(entryType: string, fields: FieldReader): string {
  const isLoose =
    looseKinds.has(entryType) || (entryType === 'misc' && !fields.has('author') && !fields.has('editor'))
  return isLoose && !/^\W*\\?(?:url|https?)\b/i.test(fields.raw('howpublished'))
    ? fields.text('howpublished')
    : ''
}

function firstOf(fields: FieldReader, ...names: readonly string[]): string {
  fields.take(...names)
  return names.map(name => fields.verbatim(name)).find(value => value !== '') ?? ''
}

function arxivIdOf(fields: FieldReader, journal: string): string | null {
  const kind = (fields.verbatim('archiveprefix') || fields.verbatim('eprinttype')).toLowerCase()
  const eprint = kind === '' || kind === 'arxiv' ? arxivIdIn(fields.verbatim('eprint')) : null
  if (eprint !== null) fields.take('eprint', 'archiveprefix', 'eprinttype')
  return (
    eprint ??
    arxivIdOfDoi(doiIn(fields.verbatim('doi')) ?? '') ??
    arxivIdIn(fields.verbatim('url')) ??
    arxivIdIn(arxivJournal.exec(journal)?.[1] ?? '')
  )
}

/** The DOI, also where it stands as a link. */
function doiOf(fields: FieldReader): string | null {
  for (const name of ['doi', 'url']) {
    const doi = doiIn(fields.verbatim(name))
    if (doi === null) continue
    fields.take(name)
    return doi
  }
  return null
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** BibLaTeX's `date` (`2020-05-03/2021`), or `year`, `month` and `day`. What is no such date stays where it is. */
function dateOf(fields: FieldReader): Pick<Draft, 'year' | 'month' | 'day'> {
  const date = fields.raw('date').trim()
  const [whole, dateYear, dateMonth, dateDay] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date) ?? []
  if (whole === date) fields.take('date')
  const year = dateYear ?? /\d{4}/.exec(fields.raw('year'))?.[0]
  const said = fields
    .raw('month')
    .replace(/[{}\s]/g, '')
    .toLowerCase()
  const named = months.findIndex(month => said.startsWith(month)) + 1
  const month = Number(dateMonth ?? (named > 0 ? named : /^\d{1,2}/.exec(said)?.[0]))
  const day = Number(dateDay ?? /^\s*\{?(\d{1,2})\}?\s*$/.exec(fields.raw('day'))?.[1])
  if (/^[{\s]*\d{4}[}\s]*$/.test(fields.raw('year'))) fields.take('year')
  if (/^(?:[a-z]{3,9}\.?|\d{1,2})$/.test(said) && month >= 1) fields.take('month')
  if (day >= 1 && day <= 31) fields.take('day')
  return {
    year: year === undefined ? null : Number(year),
    month: month >= 1 && month <= 12 ? month : null,
    day: day >= 1 && day <= 31 ? day : null,
  }
}

function linksOf(fields: FieldReader): Link[] {
  const urls = new Set<string>()
  for (const name of ['url', 'howpublished', 'doi']) {
    const url = fields.verbatim(name)
    if (!/^https?:\/\/[^\s/]+\.\S+$/i.test(url)) continue
    fields.take(name)
    if (doiIn(url) === null) urls.add(url)
  }
  return Array.from(urls, url => ({ kind: linkKind(url), url }))
}
