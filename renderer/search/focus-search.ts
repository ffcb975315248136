/**
 * Going to the search field and back.
 */
import { flushSync } from 'react-dom'
import { columns } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { say } from '../store/toasts.ts'
import { homeElement } from '../ui/home.ts'

/** Puts the caret into the search field, with what stands there selected, so that typing begins a new search. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.select()
}

/** Closes what is open above the board and goes to the search field, before the next key comes. */
export function openSearch(): void {
  const { overlay, open, preview } = useStore.getState()
  if (preview) {
    say('Add these papers first, or cancel', 'The search is behind them.')
    return
  }
  // At once: until a dialog has let go of the page, nothing behind it takes the focus.
  if (overlay !== null) flushSync(() => open(null))
  focusSearch()
}

/** Goes to the papers found, before the next key comes: those of the present column, or else of the first that has any. */
export function focusFound(): void {
  const { isFinding, whenFound } = useStore.getState()
  homeElement()?.focus()
  if (!isFinding()) focusFirst()
  else
    void whenFound().then(() => {
      if (!useStore.getState().isSearching) focusFirst()
    })
}

function focusFirst(): void {
  const { order, column, focusColumn } = useStore.getState()
  const first = order[column].length > 0 ? column : columns.find(one => order[one].length > 0)
  if (first) focusColumn(first)
  homeElement()?.focus()
}
