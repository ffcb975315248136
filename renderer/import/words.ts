/**
 * What the import sheet says of a paper, in words.
 */
import type { Met, PreviewPaper } from '../../shared/ipc/importing.ts'
import { nameText } from '../../shared/library/names.ts'
import { type Column, type Draft, skipReasonTitles } from '../../shared/library/paper.ts'
import { paperTypeTitles } from '../../shared/library/publication.ts'
import { shortName } from '../../shared/library/row.ts'
import { monthTitle } from '../details/months.ts'
import { dateLabel } from '../ui/age.ts'

const decided: Readonly<Record<Exclude<Column, 'inbox'>, string>> = {
  'to-read': 'you kept it to read',
  reading: 'you began to read it',
  done: 'you were done with it',
  skipped: 'you skipped it',
}

/** What was decided about a paper, and when: `Seen on 3 May, you skipped it: off topic`. */
export function decisionText({ column, addedAt, movedAt, skipReason }: Met, today: number): string {
  const seen = `Seen on ${dateLabel(addedAt, today)}`
  if (column === 'inbox') return `${seen}, not decided yet`
  const when = dateLabel(movedAt, today)
  const later = when === dateLabel(addedAt, today) ? '' : ` on ${when}`
  const why = skipReason === null ? '' : `: ${skipReasonTitles[skipReason].toLowerCase()}`
  return `${seen}, ${decided[column]}${later}${why}`
}

/** What a person calls each field, in the order in which fields are shown. */
const fieldTitles: Readonly<Record<Exclude<keyof Draft, 'primaryClass'>, string>> = {
  title: 'Title',
  authors: 'Authors',
  year: 'Year',
  month: 'Month',
  day: 'Day',
  venue: 'Venue',
  type: 'Kind',
  volume: 'Volume',
  issue: 'Issue',
  number: 'Number',
  pages: 'Pages',
  arxivId: 'arXiv id',
  doi: 'DOI',
  publisher: 'Publisher',
  place: 'Place',
  series: 'Series',
  edition: 'Edition',
  isbn: 'ISBN',
  issn: 'ISSN',
  editors: 'Editors',
  language: 'Language',
  keywords: 'Keywords',
  links: 'Links',
  other: 'Other fields',
  abstract: 'Abstract',
}
type Shown = keyof typeof fieldTitles
const shownFields = Object.keys(fieldTitles) as readonly Shown[]

/** The names of the fields in a list of gaps: `DOI, year and abstract`. */
export function gapsText(gaps: readonly string[]): string {
  const names = shownFields.filter(field => gaps.includes(field)).map(field => fieldTitles[field])
  const words = names.map(name =>
    /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name,
  )
  const last = words.pop()
  if (last === undefined) return 'further fields'
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`
}

/** One field of a paper, as text. */
export interface Fact {
  readonly field: Shown
  readonly title: string
  readonly text: string
}

/** Everything known of a paper but its title and its abstract; its date in one. */
export function factsOf(draft: Draft): readonly Fact[] {
  const hasMonth = draft.year !== null && draft.month !== null
  return shownFields.flatMap(field => {
    if (hasMonth && (field === 'month' || field === 'day')) return []
    if (hasMonth && field === 'year') return { field, title: 'Date', text: dateText(draft) }
    const text = field === 'title' || field === 'abstract' ? '' : fieldText(draft, field)
    return text === '' ? [] : [{ field, title: fieldTitles[field], text }]
  })
}

/** `3 January 2026`, or as much of that as is known. */
function dateText({ year, month, day }: Draft): string {
  return [day ?? '', month === null ? '' : monthTitle(month), year ?? '']
    .filter(part => part !== '')
    .join(' ')
}

/** One field of two papers; `isSame` where they say the same, null where only one says anything. */
export interface Difference {
  readonly field: Shown
  readonly title: string
  readonly known: string
  readonly told: string
  readonly isSame: boolean | null
}

/** Two papers field by field; fields that neither knows are left out. */
export function differences(known: Draft, told: Draft): readonly Difference[] {
  return shownFields.flatMap(field => {
    const [a, b] = [fieldText(known, field), fieldText(told, field)]
    if (a === '' && b === '') return []
    const isSame = a === '' || b === '' ? null : a.toLowerCase() === b.toLowerCase()
    return [{ field, title: fieldTitles[field], known: a, told: b, isSame }]
  })
}

function fieldText(draft: Draft, field: Shown): string {
  const text = asText[field]
  if (text) return text(draft)
  const said = draft[field]
  return typeof said === 'string' || typeof said === 'number' ? String(said) : ''
}

/** Fields that are more than one text or number. */
const asText: Readonly<Partial<Record<Shown, (draft: Draft) => string>>> = {
  authors: ({ authors }) => authors.map(nameText).join('; '),
  editors: ({ editors = [] }) => editors.map(nameText).join('; '),
  links: ({ links }) => links.map(({ url }) => url).join('\n'),
  keywords: ({ keywords = [] }) => keywords.join(', '),
  month: ({ month }) => (month === null ? '' : monthTitle(month)),
  type: ({ type }) => (type ? paperTypeTitles[type] : ''),
  arxivId: ({ arxivId, primaryClass }) =>
    arxivId === null || primaryClass === null ? (arxivId ?? '') : `${arxivId} [${primaryClass}]`,
  other: ({ other = {} }) =>
    Object.entries(other)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
}

/** The line under a title: who, when, where. */
export function bylineText({ authors, year, venue }: Draft): string {
  const [first, second] = authors.map(shortName).filter(name => name !== '')
  const who =
    first === undefined
      ? ''
      : authors.length === 1 || second === undefined
        ? first
        : authors.length === 2
          ? `${first} and ${second}`
          : `${first} and ${authors.length - 1} more`
  return [who, year === null ? '' : String(year), venue ?? ''].filter(text => text !== '').join(' · ')
}

/** What is said of a paper of which there is nothing but an id. */
export const untitled = 'Its title is not known yet.'

/** Where it stands in the text: `Lines 12–14`. */
export function linesText(lines: readonly number[]): string {
  const first = lines[0] ?? 0
  const last = lines.at(-1) ?? first
  return first === last ? `Line ${first}` : `Lines ${first}–${last}`
}

/** What a paper is to the library, in a few words. */
export function matchText({ match }: PreviewPaper, today: number): string {
  switch (match.is) {
    case 'new':
      return ''
    case 'known':
      return decisionText(match.met, today)
    case 'repeated':
      return `The same as paper ${match.of + 1} of this text`
    case 'near': {
      const [first] = match.to
      if (!first) return ''
      return first.met ? 'May be one of your papers' : `May be paper ${Number(first.as) + 1} of this text`
    }
  }
}
