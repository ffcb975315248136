/**
 * Where the focus belongs when nothing else has it: the column in use, the review, the first screen.
 */

/** The element that keys act on; what a closing dialog gives the focus back to. */
export function homeElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-home]')
}
