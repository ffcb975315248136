/**
 * How long a service asks to be left alone.
 */
import { countOf } from '../../shared/library/describe.ts'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

/** Where it does not say, in milliseconds. */
const unsaid = minute
const longest = 24 * hour

/** Milliseconds that `Retry-After` asks for: a number of seconds or a date. */
export function waitOf(header: string | null, now: number): number {
  const text = header?.trim() ?? ''
  const wait = /^\d+$/.test(text) ? Number(text) * second : Date.parse(text) - now
  return Number.isNaN(wait) ? unsaid : Math.min(Math.max(wait, 0), longest)
}

/** `40 seconds`, `5 minutes`, `2 hours`; always enough. */
export function waitWords(wait: number): string {
  if (wait <= 90 * second) return countOf(Math.max(1, Math.ceil(wait / second)), 'second')
  return wait <= 90 * minute
    ? countOf(Math.ceil(wait / minute), 'minute')
    : countOf(Math.ceil(wait / hour), 'hour')
}
