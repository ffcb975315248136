/**
 * The line below a title in Google Scholar and its alerts: `A Roe, B Alba - Journal of Tea, 2031 - Elsevier`.
 *
 * Names have initials before them there, which tells the line from a title with a dash. What is
 * cut off with an ellipsis is not taken: a list of authors that lacks some would pass for all of them.
 */
import { arxivIdIn } from '../library/identifiers.ts'
import type { Draft } from '../library/paper.ts'
import { namesOf } from './people.ts'

export type CitationLine = Partial<Pick<Draft, 'arxivId' | 'authors' | 'year' | 'venue'>>

const person =
  /^\p{Lu}{1,4} (?:\p{Ll}{1,5} ){0,3}\p{Lu}[\p{L}\p{M}'’-]{0,40}(?: \p{Lu}[\p{L}\p{M}'’-]{0,40}){0,2}$/u
const ellipsis = /\s*(?:…|\.{3})$/
const published = /^(?:(.{1,200}?)(?:, | ))??((?:19|20)\d\d)$/

/** What the line says; null for any other line. */
export function readCitationLine(line: string): CitationLine | null {
  if (line.length > 400) return null
  const [people = '', where = '', ...more] = line.split(/\s+[-–]\s+/)
  const names = people.replace(ellipsis, '').split(/,\s+/)
  const [, venue = '', year] = published.exec(where) ?? []
  if (more.length > 1 || year === undefined || !names.every(name => person.test(name))) return null
  const arxivId = /^arxiv\b/i.test(venue) ? arxivIdIn(venue.replace(/^arxiv preprint /i, '')) : null
  return {
    year: Number(year),
    ...(!ellipsis.test(people) && { authors: namesOf(names) }),
    ...(arxivId !== null && { arxivId }),
    ...(arxivId === null && venue !== '' && !/…|\.{3}/.test(venue) && { venue }),
  }
}
