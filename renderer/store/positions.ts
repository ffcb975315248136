/**
 * Where a paper stands in its column, without looking at the whole column.
 *
 * Columns are sorted and their lists are never changed, only replaced: a place
 * is found by looking at a few rows, and found once for each list.
 */
import { comparePlaced, type Sort } from '../../shared/library/column-sort.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import type { PaperList } from './paper-list.ts'
import type { Rows, Sortable } from './rows.ts'

/** The last place that was asked for in each list: keys ask for the same one many times over. */
const known = new WeakMap<PaperList, { readonly id: PaperId; readonly position: number }>()

/** As `list.indexOf(id)`, for a list that is sorted as `sort` says. */
export function positionOf(list: PaperList, id: PaperId | null, rows: Rows, sort: Sort): number {
  if (id === null) return -1
  const last = known.get(list)
  if (last?.id === id) return last.position
  const sortable = rows.sortable(id, sort.by)
  const position = sortable
    ? placeOf(list, sortable, sort, other => rows.sortable(other, sort.by))
    : list.indexOf(id)
  known.set(list, { id, position })
  return position
}

/**
 * As `list.indexOf(paper.id)`, for a list that is sorted as `sort` says.
 *
 * @param standing how the papers of the list stood when it was sorted
 */
export function placeOf(
  list: PaperList,
  paper: Sortable,
  sort: Sort,
  standing: (id: PaperId) => Sortable | undefined,
): number {
  if (list.at(0) === paper.id) return 0
  const position = placeAmong(list, paper, sort, standing)
  // Rows may be newer than the list for a moment; what is asked then is rare, and the answer has to be right.
  return list.at(position) === paper.id ? position : list.indexOf(paper.id)
}

/** Where a paper would stand in a list that it need not be in: the place of the first one that does not stand before it. */
export function placeAmong(
  list: PaperList,
  paper: Sortable,
  sort: Sort,
  standing: (id: PaperId) => Sortable | undefined,
): number {
  const compare = comparePlaced(sort)
  return firstAfter(list.length, 0, at => {
    const other = standing(list.at(at) as PaperId)
    return other !== undefined && compare(other, paper) < 0
  })
}

/** The first place from `low` on that does not stand before: looked for in growing steps, since arrivals stand together. */
export function firstAfter(length: number, low: number, isBefore: (position: number) => boolean): number {
  let step = 1
  let high = low
  while (high < length && isBefore(high)) {
    low = high + 1
    high += step
    step *= 2
  }
  high = Math.min(high, length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
