/**
 * Going to the search field and back.
 */
import { columns } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'

/** Puts the caret into the search field, with what stands there selected, so that typing begins a new search. */
export function focusSearch(): void {
  document.querySelector<HTMLInputElement>('[data-search]')?.select()
}

/** Goes to the papers found: those of the present column, or else of the first that has any. */
export function focusFound(): void {
  const { order, column, focusColumn } = useStore.getState()
  const first = order[column].length > 0 ? column : columns.find(one => order[one].length > 0)
  if (first) focusColumn(first)
  homeElement()?.focus()
}
