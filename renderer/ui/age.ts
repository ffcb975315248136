/**
 * How long ago something was, in as few characters as a card has.
 */

const day = 24 * 60 * 60 * 1000

/**
 * `today`, `1 d`, `6 d`, then the date: `3 May`, and `3 May 2024` from another year.
 *
 * @param at milliseconds since 1970
 * @param now milliseconds since 1970
 */
export function ageLabel(at: number, now: number): string {
  const days = Math.floor((startOfDay(now) - startOfDay(at)) / day + 0.5)
  if (days <= 0) return 'today'
  if (days < 7) return `${days} d`
  return dateLabel(at, now)
}

// By hand: what the system knows of a language's dates takes 10 ms to load, before the first card is drawn.
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'] as const

/** The date of a moment: `3 May`, and `3 May 2024` where the year is not this one. */
export function dateLabel(at: number, now: number): string {
  const date = new Date(at)
  const year = date.getFullYear()
  const label = `${date.getDate()} ${months[date.getMonth()]}`
  return year === new Date(now).getFullYear() ? label : `${label} ${year}`
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** A moment as people say it: `14:05` today, `3 May, 14:05` before. */
export function momentLabel(at: number, now: number): string {
  const date = new Date(at)
  const time = [date.getHours(), date.getMinutes()].map(part => String(part).padStart(2, '0')).join(':')
  return startOfDay(at) === startOfDay(now) ? time : `${dateLabel(at, now)}, ${time}`
}
