/**
 * How each column is ordered, and bringing it into another order.
 */
import type { StateCreator } from 'zustand'
import {
  byHand,
  type Sort,
  type SortKey,
  type Sorts,
  sortsOf,
  sortTitles,
  usualSort,
} from '../../shared/library/column-sort.ts'
import { type Column, columns, columnTitles } from '../../shared/library/paper.ts'
import { type FullOrder, shownOrder, sortColumn } from './order.ts'
import { inSlices } from './slices.ts'
import type { Rows } from './rows.ts'
import type { State } from './store.ts'
import { say } from './toasts.ts'

export interface SortingSlice {
  readonly sorts: Sorts
  /** The column whose menu of orders is open, and the button it hangs on. */
  readonly sortMenu: { readonly column: Column; readonly anchor: Element } | null
  readonly openSortMenu: (menu: SortingSlice['sortMenu']) => void
  /** Orders a column, in the way round that is of most use. */
  readonly sortBy: (column: Column, by: SortKey) => Promise<void>
  /** Turns the order of a column round. */
  readonly reverseSort: (column: Column) => Promise<void>
  /** Says that papers cannot be placed in a column that is not ordered by hand; answers whether it is. */
  readonly mayPlace: (column: Column) => boolean
}

export const createSortingSlice: StateCreator<State, [], [], SortingSlice> = (set, get) => {
  const wanted: Partial<Record<Column, Sort>> = {}

  const sort = async (column: Column, to: Sort) => {
    wanted[column] = to
    await get().whenComplete()
    for (;;) {
      const { rows, fullOrder: before } = get()
      const sorted = await inSlices(sortColumn(rows, before[column], to))
      if (wanted[column] !== to) return // another order was asked for meanwhile
      const { sorts, fullOrder, found, order, rows: rowsNow } = get()
      // What changed meanwhile was put where it belongs in the old order, so it is sorted once more.
      if (fullOrder[column] !== before[column] || rowsNow !== rows) continue
      const full = { ...fullOrder, [column]: sorted }
      const next = { ...sorts, [column]: to }
      set({ sorts: next, fullOrder: full, order: shownOrder(full, found, order, rows, next) })
      void get().saveView()
      return
    }
  }

  return {
    sorts: sortsOf(),
    sortMenu: null,
    openSortMenu: sortMenu => set({ sortMenu }),
    sortBy: async (column, by) => {
      if (get().sorts[column].by !== by) await sort(column, usualSort(by))
      say(`${columnTitles[column]} is ordered ${sortTitles[by]}`)
    },
    reverseSort: async column => {
      const { by, isDescending } = get().sorts[column]
      if (by === 'hand') {
        say('The order by hand has no other way round', 'Order the column by date, title or year first.')
        return
      }
      await sort(column, { by, isDescending: !isDescending })
      say(`${columnTitles[column]} is ordered ${sortTitles[by]}, the other way round`)
    },
    mayPlace: column => {
      const { by } = get().sorts[column]
      if (by === 'hand') return true
      say(
        `${columnTitles[column]} is ordered ${sortTitles[by]}`,
        'Papers are placed in a column that is ordered by hand.',
        {
          label: 'Order by hand',
          run: () => void get().sortBy(column, 'hand'),
        },
      )
      return false
    },
  }
}

/** Rows that came in the order by hand, as their columns are ordered. */
export async function sortedOrder(rows: Rows, order: FullOrder, sorts: Sorts): Promise<FullOrder> {
  const sorted: Record<Column, FullOrder[Column]> = { ...order }
  for (const column of columns) {
    if (sorts[column].by !== byHand.by)
      sorted[column] = await inSlices(sortColumn(rows, order[column], sorts[column]))
  }
  return sorted
}
