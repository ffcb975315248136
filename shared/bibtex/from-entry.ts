/**
 * A BibTeX or BibLaTeX entry as a paper.
 *
 * TeX becomes Unicode, formulas stay TeX. Ids are found wherever programs put
 * them: `eprint`, a link in `doi`, `arXiv preprint arXiv:...` as a journal.
 */
import { linkKind } from '../import/links.ts'
import { arxivIdIn, arxivIdOfDoi, doiIn } from '../library/identifiers.ts'
import type { Draft, Link } from '../library/paper.ts'
import { FieldReader } from './field-reader.ts'
import { journalName } from './journal-macros.ts'
import { type KnownNames, readNames } from './names.ts'
import { addPublication, type Building } from './publication-fields.ts'
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
export function fromFields(entryType: string, all: Fields, known: KnownNames): Draft | null {
  const fields = new FieldReader(all)
  const title =
    fields.text('title') || fields.text('maintitle') || fields.text('booktitle') || fields.text('shorttitle')
  if (title === '') return null
  const subtitle = fields.has('title') ? fields.text('subtitle') : ''
  const journal = journalName(
    withSubtitle(fields, fields.text('journaltitle') || fields.text('journal'), 'journalsubtitle'),
  )
  const doi = doiIn(fields.verbatim('doi'))
  const arxivId = arxivIdOf(fields, doi, journal)
  const published = /^(?:arxiv|corr\b)/i.test(journal) ? '' : journal || bookOf(fields)
  const venue = published || howPublished(entryType, fields)
  const primaryClass = arxivId === null ? '' : firstOf(fields, 'primaryclass', 'eprintclass')
  const authors = readNames(fields.raw('author'), known)
  fields.take('author')
  const { year, month, day } = dateOf(fields)
  const paper: Building = {
    abstract: fields.text('abstract'),
    authors,
    year,
    month,
    arxivId,
    primaryClass: primaryClass === '' ? null : primaryClass,
    doi: doiOf(fields, doi),
    venue: venue === '' || venue === title ? null : venue,
    links: linksOf(fields),
    title: subtitle === '' ? title : `${title}: ${subtitle}`,
  }
  if (day !== null) paper.day = day
  addPublication(paper, entryType, fields, arxivId !== null && published === '', known)
  return paper
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

function arxivIdOf(fields: FieldReader, doi: string | null, journal: string): string | null {
  const eprint = eprintOf(fields)
  if (eprint !== null) fields.take('eprint', 'archiveprefix', 'eprinttype')
  return (
    eprint ??
    (doi === null ? null : arxivIdOfDoi(doi)) ??
    arxivIdIn(fields.verbatim('url')) ??
    arxivIdIn(arxivJournal.exec(journal)?.[1] ?? '')
  )
}

function eprintOf(fields: FieldReader): string | null {
  if (!fields.has('eprint')) return null
  const kind = (fields.verbatim('archiveprefix') || fields.verbatim('eprinttype')).toLowerCase()
  return kind === '' || kind === 'arxiv' ? arxivIdIn(fields.verbatim('eprint')) : null
}

/** The DOI, also where it stands as a link. */
function doiOf(fields: FieldReader, doi: string | null): string | null {
  if (doi !== null) fields.take('doi')
  if (doi !== null || !fields.has('url')) return doi
  const ofLink = doiIn(fields.verbatim('url'))
  if (ofLink !== null) fields.take('url')
  return ofLink
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** BibLaTeX's `date` (`2020-05-03/2021`), or `year`, `month` and `day`. What is no such date stays where it is. */
function dateOf(fields: FieldReader): Pick<Draft, 'year' | 'month' | 'day'> {
  const date = fields.has('date') ? fields.raw('date').trim() : ''
  const parts = date === '' ? null : /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date)
  if (parts?.[0] === date) fields.take('date')
  const year = yearOf(fields)
  const ofMonth = fields.has('month') ? dayInMonth(fields) : undefined
  const month = fields.has('month') || parts ? monthOf(fields, parts?.[2]) : 0
  const day =
    fields.has('day') || parts || ofMonth !== undefined
      ? dayOf(fields, parts?.[3] ?? (fields.has('day') ? undefined : ofMonth))
      : 0
  return {
    year: parts ? Number(parts[1]) : year,
    month: month >= 1 && month <= 12 ? month : null,
    day: day >= 1 && day <= 31 ? day : null,
  }
}

function yearOf(fields: FieldReader): number | null {
  const said = fields.raw('year')
  const year = said === '' ? undefined : /\d{4}/.exec(said)?.[0]
  if (year === undefined) return null
  if (year === said || /^[{\s]*\d{4}[}\s]*$/.test(said)) fields.take('year')
  return Number(year)
}

/** BibTeX has no field for the day, so it may stand with the month: `"10~" # jan`, `jan # "~10"`, `10 January`. */
function dayInMonth(fields: FieldReader): string | undefined {
  const said = fields
    .raw('month')
    .replace(/[{}~\s]+/g, ' ')
    .trim()
  const [, before, name = '', after] = /^(\d{1,2})?[., ]*([A-Za-z]{3,9})[., ]*(\d{1,2})?$/.exec(said) ?? []
  const isMonth = months.some(month => name.toLowerCase().startsWith(month))
  return isMonth && (before === undefined) !== (after === undefined) ? (before ?? after) : undefined
}

/** NaN where it is not known. */
function monthOf(fields: FieldReader, ofDate: string | undefined): number {
  const said = fields
    .raw('month')
    .replace(/[{}~\s]/g, '')
    .toLowerCase()
  const bare = dayInMonth(fields) === undefined ? said : said.replace(/[\d.,]/g, '')
  const named = months.findIndex(month => bare.startsWith(month)) + 1
  const month = Number(ofDate ?? (named > 0 ? named : /^\d{1,2}/.exec(said)?.[0]))
  if (/^(?:[a-z]{3,9}\.?|\d{1,2})$/.test(bare) && month >= 1) fields.take('month')
  return month
}

/** NaN where it is not known. */
function dayOf(fields: FieldReader, ofDate: string | undefined): number {
  const day = Number(ofDate ?? /^\s*\{?(\d{1,2})\}?\s*$/.exec(fields.raw('day'))?.[1])
  if (day >= 1 && day <= 31) fields.take('day')
  return day
}

function linksOf(fields: FieldReader): Link[] {
  const links: Link[] = []
  for (const name of linkFields) {
    const url = fields.verbatim(name)
    if (url === '' || !/^https?:\/\/[^\s/]+\.\S+$/i.test(url)) continue
    fields.take(name)
    if (doiIn(url) === null && !hasLink(links, url)) links.push({ kind: linkKind(url), url })
  }
  return links
}

function hasLink(links: readonly Link[], url: string): boolean {
  for (const link of links) if (link.url === url) return true
  return false
}

const linkFields = ['url', 'howpublished', 'doi'] as const
