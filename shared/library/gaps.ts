/**
 * Gaps: what another source says of a paper that the library does not know yet.
 *
 * Filling gaps never changes a value that is there, whoever wrote it. What only
 * means something together with another field (the pages of a journal, the month
 * of a year) is taken only where that field is, or becomes, the same.
 */
import { isIdAlone } from '../import/ids.ts'
import type { FieldChanges } from './changes.ts'
import { dateOfArxivId } from './identifiers.ts'
import { type Draft, fieldOf, type Paper, saysNothing } from './paper.ts'
import { lettersOf } from './titles.ts'

/** A field, and what must agree for it to mean anything. */
const dependsOn: Readonly<Partial<Record<keyof Draft, keyof Draft>>> = {
  month: 'year',
  day: 'month',
  primaryClass: 'arxivId',
  type: 'venue',
  volume: 'venue',
  issue: 'venue',
  number: 'venue',
  pages: 'venue',
  publisher: 'venue',
  place: 'venue',
  series: 'venue',
  edition: 'venue',
  isbn: 'venue',
  issn: 'venue',
  editors: 'venue',
}

/** What filling the gaps of a paper would change; nothing where it knows all that the other says. */
export function gapsOf(paper: Draft, told: Draft): FieldChanges {
  const gaps: Record<string, readonly [unknown, unknown]> = {}
  for (const [name, to] of Object.entries(told)) {
    const from = fieldOf(paper as Paper, name)
    if (name === 'other') {
      const other = { ...told.other, ...paper.other }
      const isMore = Object.keys(other).length > Object.keys(paper.other ?? {}).length
      if (isMore) gaps[name] = [from, other]
    } else if (name === 'title') {
      // A paper of a list of ids is called by its id until somebody says what it is called.
      if (isIdAlone(paper.title) && !isIdAlone(told.title)) gaps[name] = [from, to]
    } else if (saysNothing(from) && !saysNothing(to) && fits(name as keyof Draft, paper, told))
      gaps[name] = [from, to]
  }
  return isPublishedNow(paper, told)
    ? { ...gaps, ...publishedDate(paper, told), ...publishedType(paper, told) }
    : gaps
}

/** Whether a paper is known as a preprint alone, and the other source knows where it was published. */
function isPublishedNow(paper: Draft, told: Draft): boolean {
  return saysNothing(paper.venue) && !saysNothing(told.venue)
}

/** What was a preprint has appeared: the kind of what appeared goes with its venue. */
function publishedType({ type: from }: Draft, { type: to }: Draft): FieldChanges {
  return from !== 'article' || !to || to === from ? {} : { type: [from, to] }
}

/** The date that the arXiv id says is that of the preprint, and can be read from it again. */
function publishedDate(paper: Draft, told: Draft): FieldChanges {
  const ofId = dateOfArxivId(paper.arxivId)
  const isOfId = ofId.year !== null && paper.year === ofId.year && paper.month === ofId.month && !paper.day
  if (!isOfId || told.year === null || told.year === paper.year) return {}
  return {
    year: [paper.year, told.year],
    month: [paper.month, told.month],
    ...(told.day && { day: [null, told.day] as const }),
  }
}

/** What its reader says of a paper, and where it stands: no source fills it. */
const own: ReadonlySet<string> = new Set(
  'column rank addedAt movedAt isStarred tags note priority skipReason citeKey formerKeys origin'.split(' '),
)

/** Whether a change of a field says what was not known before, and takes back nothing. */
export function isFilling(name: string, [from, to]: readonly [unknown, unknown]): boolean {
  if (own.has(name) || saysNothing(to)) return false
  if (name === 'title') return isIdAlone(String(from))
  return saysNothing(from) || name === 'other'
}

/** The paper with its gaps filled. */
export function filled(paper: Draft, told: Draft): Draft {
  const gaps = Object.entries(gapsOf(paper, told)).map(([name, [, to]]) => [name, to] as const)
  return gaps.length === 0 ? paper : { ...paper, ...(Object.fromEntries(gaps) as Partial<Draft>) }
}

/** Whether what a field depends on is unknown of the paper, or the same in both. */
function fits(name: keyof Draft, paper: Draft, told: Draft): boolean {
  const other = dependsOn[name]
  if (other === undefined) return true
  const [known, said] = [fieldOf(paper as Paper, other), fieldOf(told as Paper, other)]
  if (saysNothing(known)) return fits(other, paper, told)
  return typeof known === 'string' && typeof said === 'string'
    ? lettersOf(known) === lettersOf(said)
    : known === said && fits(other, paper, told)
}
