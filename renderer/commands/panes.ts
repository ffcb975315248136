/**
 * F6: from pane to pane, in the order they stand in the window.
 */
import { openAbove } from '../ui/home.ts'

/** What takes the focus in each pane: the search, the saved searches, the papers, the reader, the message. */
const panes = [
  { pane: '[role=search]', entry: '[data-search]' },
  { pane: '.saved', entry: '.saved-button' },
  { pane: '.work-main:not([inert])', entry: '[data-home]' },
  { pane: '[data-place=details]', entry: '[data-reader-page]' },
  { pane: '[data-toast]', entry: 'button' },
] as const

/**
 * Focuses the pane after (1) or before (-1) the one with the focus; panes that are not there are passed over.
 *
 * What is open above the panes keeps the focus: behind it, keys would act on nothing that is meant.
 */
export function focusPane(step: 1 | -1): void {
  if (openAbove().length > 0) return
  const there = panes.flatMap(({ pane, entry }) => {
    const element = document.querySelector(pane)
    const target = element?.querySelector<HTMLElement>(entry)
    return element && target ? [{ element, target }] : []
  })
  const present = there.findIndex(({ element }) => element.contains(document.activeElement))
  const next = there[(present + step + there.length) % there.length]
  next?.target.focus()
}
