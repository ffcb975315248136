/**
 * Places on the board that keys need to know: how many cards a page is, and where a menu called by key opens.
 */
import { useStore } from '../store/store.ts'

/** How many cards a page is: what the focused column shows, less one to keep the place. */
export function cardsInView(): number {
  const list = document.querySelector(`[data-column="${useStore.getState().column}"] [role=listbox]`)
  const card = list?.querySelector('[role=option]')
  if (!list || !card) return 1
  return Math.max(1, Math.floor(list.clientHeight / card.getBoundingClientRect().height) - 1)
}

/** The menu of what has the focus: of the column where that is its head or it is empty, else of the papers. */
export function popupMenu(): Promise<void> {
  const { focused, column, popupMenu: popup } = useStore.getState()
  const head = document.activeElement?.closest('[data-column-menu]')
  if (head) return popup('column', placeOf(head))
  if (focused[column] === null) return popup('column', placeOf(document.activeElement))
  return popup('paper', placeOf(document.querySelector('[role=option][data-focused]')))
}

/** A place within an element, for a menu called by key; null where there is none, as in review. */
function placeOf(element: Element | null): { readonly x: number; readonly y: number } | null {
  const box = element?.getBoundingClientRect()
  return box ? { x: Math.round(box.left + box.width / 4), y: Math.round(box.top + box.height / 2) } : null
}
