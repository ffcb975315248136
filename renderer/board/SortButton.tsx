/**
 * How a column is ordered, in its head: shows it and opens the menu of orders.
 */
import { ArrowDownUp } from 'lucide-react'
import { sortTitles } from '../../shared/library/column-sort.ts'
import { type Column, columnTitles } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'

/** The short word for an order that is not by hand. */
const shortTitles = {
  added: 'Added',
  moved: 'Moved',
  title: 'Title',
  year: 'Year',
  priority: 'Priority',
} as const

export function SortButton({ column }: { readonly column: Column }) {
  const { by, isDescending } = useStore(state => state.sorts[column])
  const openSortMenu = useStore(state => state.openSortMenu)
  return (
    <button
      type="button"
      className="column-sort"
      data-sorted={by === 'hand' ? undefined : by}
      aria-haspopup="menu"
      aria-label={`${columnTitles[column]} is ordered ${sortTitles[by]}`}
      title={`Ordered ${sortTitles[by]}`}
      onClick={event => openSortMenu({ column, anchor: event.currentTarget })}
    >
      {by !== 'hand' && (
        <>
          <span className="column-sort-word">{shortTitles[by]}</span> {isDescending ? '↓' : '↑'}
        </>
      )}
      <ArrowDownUp size={14} aria-hidden />
    </button>
  )
}
