/**
 * A right click on a paper that is read: its menu, but for fields and selected text, which have the system's.
 */
import type { MouseEvent } from 'react'
import { useStore } from '../store/store.ts'

/** Opens the menu of the paper where nothing else has one. */
export function openPaperMenu(event: MouseEvent): void {
  const isOnField =
    event.target instanceof Element && event.target.closest('input, textarea, select') !== null
  if (isOnField || window.getSelection()?.isCollapsed === false) return
  event.preventDefault()
  void useStore.getState().popupMenu('paper', null)
}
