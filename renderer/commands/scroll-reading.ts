/**
 * Scrolls what is read, in review or in the reader beside the board, by nearly a page.
 *
 * @returns false where it is at its end already, so that the caller goes to the next paper
 */
export function scrollReading(direction: 1 | -1): boolean {
  const page = document.querySelector('[data-reading]')
  if (!page) return false
  const room = direction === 1 ? page.scrollHeight - page.clientHeight - page.scrollTop : page.scrollTop
  if (room < 2) return false
  // Some lines of the old page stay in sight, to find the place again.
  page.scrollBy({ top: direction * page.clientHeight * 0.85 })
  return true
}
