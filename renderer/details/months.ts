/**
 * Months as people write them: `6`, `06`, `Jun` and `june` are the same one.
 */

const titles = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** What a person calls a month, counted from 1. */
export function monthTitle(month: number): string {
  return titles[month - 1] ?? String(month)
}

/** The month of a text, from 1 to 12, by number or by at least three letters; NaN where it is none. */
export function parseMonth(text: string): number {
  const typed = text.trim().toLowerCase()
  if (/^\d+$/.test(typed)) return Number(typed)
  const found = titles.findIndex(title => typed.length >= 3 && title.toLowerCase().startsWith(typed))
  return found < 0 ? NaN : found + 1
}
