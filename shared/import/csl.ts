/**
 * CSL-JSON, as Zotero, Better BibTeX, pandoc, Crossref and Paperlane's own list write it.
 */
import type { Column, Draft, Name } from '../library/paper.ts'
import { columns } from '../library/paper.ts'
import { type PaperType, paperTypes } from '../library/publication.ts'
import { toDraft } from './described.ts'
import { isRecord, type JsonRecord } from './json-paper.ts'
import { namesOf } from './people.ts'
import { standardNumbers } from './standard-numbers.ts'
import { columnOfNote } from './states.ts'
import type { Tabular } from './tabular.ts'

/** Whether an object is written in the terms of CSL. */
export function isCsl(value: unknown): boolean {
  if (!isRecord(value)) return false
  if (
    isRecord(value['issued']) ||
    Object.hasOwn(value, 'container-title') ||
    Object.hasOwn(value, 'citation-key')
  )
    return true
  const { type, author } = value
  const people = Array.isArray(author) ? (author as readonly unknown[]) : []
  return (
    typeof type === 'string' &&
    people.some(
      person => isRecord(person) && (Object.hasOwn(person, 'family') || Object.hasOwn(person, 'literal')),
    )
  )
}

const typeOf: Readonly<Record<string, PaperType>> = {
  'journal-article': 'article-journal',
  'proceedings-article': 'paper-conference',
  'book-chapter': 'chapter',
  'posted-content': 'article',
  preprint: 'article',
  dissertation: 'thesis',
  monograph: 'book',
  'edited-book': 'book',
  'entry-encyclopedia': 'entry',
  'entry-dictionary': 'entry',
  post: 'post-weblog',
}

/** Crossref sends publishers' headings along. */
const heading = /^\s*<jats:title(?:\s[^<>]{0,200})?>\s*(?:abstract|summary)\s*:?\s*<\/jats:title>/i

/** The paper of a CSL item, or null where it names none. */
export function cslPaper(value: unknown): Tabular | null {
  if (!isRecord(value)) return null
  const text = (name: string) => textOf(value, name)
  const archive = `${text('archive')} ${text('publisher')} ${text('source')}`
  const numbers = [text('number'), text('archive_location'), text('archive-location')]
  const subtitle = text('subtitle')
  const title = text('title')
  const note = text('note')
  const draft = toDraft({
    type: paperTypes.find(type => type === value['type']) ?? typeOf[text('type')] ?? null,
    title: subtitle === '' || title.includes(subtitle) ? title : `${title}: ${subtitle}`,
    abstract: text('abstract').replace(heading, ''),
    authors: people(value['author']),
    editors: people(value['editor']),
    ...dateOf(value),
    venue: text('container-title'),
    shortVenue: text('container-title-short') || text('journalAbbreviation') || text('short-container-title'),
    volume: text('volume'),
    issue: text('issue'),
    number: text('number'),
    pages: text('page'),
    publisher: text('publisher'),
    place: text('publisher-place'),
    series: text('collection-title'),
    edition: text('edition'),
    isbn: standardNumbers([text('ISBN')]).isbn || text('ISBN'),
    issn: text('ISSN'),
    language: text('language'),
    keywords: keywords(value),
    ids: [
      text('DOI'),
      ...(/arxiv/i.test(archive) ? numbers : numbers.filter(number => /^arxiv:/i.test(number))),
      text('URL'),
    ],
    other: note === '' || columnOfNote(note) !== undefined ? {} : { note },
  })
  if (!draft) return null
  const column = columnIn(value['custom']) ?? columnOfNote(note)
  const citeKey = text('citation-key') || (/[A-Za-z]/.test(text('id')) ? text('id') : '')
  return {
    draft,
    ...(/^[\w:./+-]{1,200}$/.test(citeKey) && { citeKey }),
    ...(column !== undefined && { column }),
  }
}

/** A member's text; Crossref wraps titles into lists. */
function textOf(value: JsonRecord, name: string): string {
  const member = Object.hasOwn(value, name) ? value[name] : undefined
  const said: unknown = Array.isArray(member) ? member[0] : member
  return typeof said === 'string' || typeof said === 'number' ? String(said) : ''
}

function keywords(value: JsonRecord): string[] {
  const subject = value['subject']
  if (Array.isArray(subject)) return subject.filter(word => typeof word === 'string')
  const words = textOf(value, 'keyword')
  return words.split(words.includes(';') ? ';' : ',')
}

function people(list: unknown): Name[] {
  if (!Array.isArray(list)) return []
  return (list as readonly unknown[]).flatMap((person): Name[] => {
    if (typeof person === 'string') return namesOf([person])
    if (!isRecord(person)) return []
    const part = (name: string) =>
      textOf(person, name)
        .replace(/^"(.*)"$/, '$1')
        .trim()
    const literal = part('literal') || (part('family') === '' && part('given') === '' ? part('name') : '')
    if (literal !== '') return [{ literal }]
    const particle = [part('dropping-particle'), part('non-dropping-particle')]
      .filter(word => word !== '')
      .join(' ')
    const known = Object.entries({
      particle,
      family: part('family') || part('given'),
      suffix: part('suffix'),
    })
    if (part('family') !== '') known.push(['given', part('given')])
    const name: Name = Object.fromEntries(known.filter(([, word]) => word !== ''))
    return Object.keys(name).length > 0 ? [name] : []
  })
}

/** `issued`, or what stands in for it: `date-parts` with numbers or texts, a `raw` date, a `literal` one. */
function dateOf(value: JsonRecord): Pick<Draft, 'year' | 'month' | 'day'> {
  const dates = ['issued', 'published', 'published-online', 'published-print', 'event-date'].map(
    name => value[name],
  )
  for (const date of dates) {
    if (!isRecord(date)) continue
    const parts: unknown = Array.isArray(date['date-parts']) ? date['date-parts'][0] : undefined
    const [year, month = 0, day = 0] = Array.isArray(parts) ? parts.map(Number) : []
    if (year !== undefined && Number.isInteger(year) && year > 0)
      return { year, month: within(month, 12), day: within(day, 31) }
    const raw = textOf(date, 'raw') || textOf(date, 'literal')
    const found = /(?<!\d)(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(raw)
    if (found) {
      const [, said, saidMonth, saidDay] = found.map(Number)
      return { year: said ?? null, month: within(saidMonth, 12), day: within(saidDay, 31) }
    }
  }
  return { year: null, month: null }
}

/** A number from 1 to the most; null for any other. */
function within(number: number | undefined, most: number): number | null {
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= most ? number : null
}

/** What Paperlane's own list of papers says. */
function columnIn(custom: unknown): Column | undefined {
  return isRecord(custom) ? columns.find(column => column === custom['column']) : undefined
}
