/**
 * Times in a query: `<7d`, `>3w`, `2026-05`, `2026-05-01..2026-05-15`, `today`.
 */

/** Milliseconds since 1970: from, and up to but not including. */
export interface Times {
  readonly from: number
  readonly to: number
}

const day = 24 * 60 * 60 * 1000
const units: Readonly<Record<string, number>> = {
  h: day / 24,
  d: day,
  w: 7 * day,
  m: 30 * day,
  y: 365 * day,
}

/** What a person is told whose time was not understood. */
export function timeProblem(field: string): string {
  return `“${field}:” takes a time such as <7d (the last seven days), >4w, 2026-05, today or 2026-05-01..2026-05-15.`
}

/** Reads a time, in the time zone of this machine; null where it is none. */
export function parseTimes(value: string, now: number): Times | null {
  const age = /^([<>]?)(\d{1,4})([hdwmy])$/i.exec(value)
  if (age) {
    const [, sign, count, unit] = age
    const since = now - Number(count) * (units[(unit ?? '').toLowerCase()] ?? day)
    return sign === '>' ? { from: -Infinity, to: since } : { from: since, to: Infinity }
  }
  const [first, last, ...more] = value.split('..')
  if (first === undefined || more.length > 0) return null
  if (last === undefined) return dayOrMonth(first, now)
  const from = first === '' ? { from: -Infinity } : dayOrMonth(first, now)
  const to = last === '' ? { to: Infinity } : dayOrMonth(last, now)
  return from && to && (first !== '' || last !== '') ? { from: from.from, to: to.to } : null
}

function dayOrMonth(text: string, now: number): Times | null {
  const today = new Date(now)
  const word = text.toLowerCase()
  if (word === 'today' || word === 'yesterday') {
    const offset = word === 'today' ? 0 : 1
    return dates(today.getFullYear(), today.getMonth(), today.getDate() - offset, 'day')
  }
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text)
  if (!found) return null
  const [, year, month, date] = found
  if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(date ?? 1) < 1 || Number(date ?? 1) > 31)
    return null
  const part = date !== undefined ? 'day' : month !== undefined ? 'month' : 'year'
  return dates(Number(year), Number(month ?? 1) - 1, Number(date ?? 1), part)
}

/** From the first moment of a day to the first moment after it, or after its month or year. */
function dates(year: number, month: number, date: number, part: 'day' | 'month' | 'year'): Times {
  const next =
    part === 'day'
      ? new Date(year, month, date + 1)
      : part === 'month'
        ? new Date(year, month + 1, 1)
        : new Date(year + 1, 0, 1)
  return { from: new Date(year, month, date).getTime(), to: next.getTime() }
}
