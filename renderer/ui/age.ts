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

// Made once: making a formatter takes longer than drawing a card.
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const wholeDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
const timeOfDay = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** The date of a moment: `3 May`, and `3 May 2024` where the year is not this one. */
export function dateLabel(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (isThisYear ? dayAndMonth : wholeDate).format(at)
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0)
}

/** A moment as people say it: `14:05` today, `3 May, 14:05` before. */
export function momentLabel(at: number, now: number): string {
  const time = timeOfDay.format(at)
  return startOfDay(at) === startOfDay(now) ? time : `${dateLabel(at, now)}, ${time}`
}
