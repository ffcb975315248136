/**
 * Years and months in the dates that programs and people write.
 *
 * `2015/09/10`, `2014//`, `2019 Mar`, `2015/october`, `Wed, 12 Mar 2025 00:00:00 GMT`,
 * `3 May 2020`. Where day and month cannot be told apart (`05/03/2020`) only the year is taken.
 */
import type { Draft } from '../library/paper.ts'

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const named = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\b/i
const yearForm = /(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)/

/** What a date says; null for what it does not. Looks at its first 100 characters. */
export function dateOf(written: string): Pick<Draft, 'year' | 'month'> {
  const text = written.slice(0, 100)
  // A year in brackets is that of the original, where another one stands beside it.
  const year = yearForm.exec(text.replace(/\[\d{4}\](?=.*\d{4})/, '[    ]'))
  const after = year ? /^\s*[-/.]\s*(\d{1,2})(?!\d)/.exec(text.slice(year.index + 4))?.[1] : undefined
  // `03/2018`: of one number beside the year it is clear what it says.
  const before = year ? /^\s*(\d{1,2})\s*[-/. ]\s*$/.exec(text.slice(0, year.index))?.[1] : undefined
  const name = named.exec(text)?.[1]?.toLowerCase()
  const number = after ?? before ?? monthOf(text)
  const month = number === undefined ? names.indexOf(name ?? '') + 1 : Number(number)
  return { year: year ? Number(year[0]) : null, month: month >= 1 && month <= 12 ? month : null }
}

/** The month of `30/12/2011`, where it is clear which of the two numbers it is. */
function monthOf(text: string): string | undefined {
  const [, one, other] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(text) ?? []
  if (Number(one) > 12 || one === other) return other
  return Number(other) > 12 ? one : undefined
}

/** The first of several dates that says a year, with the first month that any of them says of it. */
export function firstDate(dates: readonly string[]): Pick<Draft, 'year' | 'month'> {
  const read = dates.map(dateOf)
  const year = read.find(date => date.year !== null)?.year ?? null
  const month = read.find(date => date.month !== null && (date.year ?? year) === year)?.month ?? null
  return { year, month: year === null ? null : month }
}
