/**
 * The order of papers within each column, kept in step with changes.
 *
 * Pure but for the map of rows, which is changed in place: copying 100,000 rows
 * for every key would cost more than the frame it has.
 */
import { type Column, columns, type PaperId } from '../../shared/library/paper.ts'
import { idAt, textAt } from '../../shared/library/pack.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { comparePlaced, type Sort, type Sorts } from '../../shared/library/column-sort.ts'
import { sortInParts } from '../../shared/sort.ts'
import type { Rows, Sortable } from './rows.ts'

export type Order = Readonly<Record<Column, readonly PaperId[]>>

/** An order without papers. */
export function emptyOrder(): Record<Column, readonly PaperId[]> {
  return { inbox: [], 'to-read': [], reading: [], done: [], skipped: [] }
}

/** Sorts papers into their columns: a few, all at once. */
export function buildOrder(rows: Rows, ids: Iterable<PaperId>, sorts: Sorts): Order {
  const found: Record<Column, PaperId[]> = { inbox: [], 'to-read': [], reading: [], done: [], skipped: [] }
  for (const id of ids) {
    const column = rows.columnOf(id)
    if (column) found[column].push(id)
  }
  const order = emptyOrder()
  for (const column of columns) {
    const sortables = found[column].flatMap(id => rows.sortable(id, sorts[column].by) ?? [])
    order[column] = sortables.sort(comparePlaced(sorts[column])).map(({ id }) => id)
  }
  return order
}

/** Papers that a search found. */
export type FoundPapers = Pick<ReadonlySet<PaperId>, 'has' | 'size'>
/** Sorts the papers of one column, however many; the caller may rest wherever it yields. */
export function* sortColumn(
  rows: Rows,
  ids: readonly PaperId[],
  sort: Sort,
): Generator<void, readonly PaperId[]> {
  const sortables: Sortable[] = []
  for (const [i, id] of ids.entries()) {
    const sortable = rows.sortable(id, sort.by)
    if (sortable) sortables.push(sortable)
    if (i % placedAtOnce === 0) yield
  }
  const sorted = yield* sortInParts(sortables, comparePlaced(sort))
  return sorted.map(({ id }) => id)
}

/** Papers that are looked at between two rests. */
const placedAtOnce = 500

/**
 * The order of what is shown: all papers, or those found by a search.
 *
 * @param before what was shown last; columns that show the same keep their list
 */
export function shownOrder(full: Order, found: FoundPapers | null, before: Order): Order {
  if (!found) return full
  const shown = emptyOrder()
  for (const column of columns) {
    const list = full[column].filter(id => found.has(id))
    const last = before[column]
    shown[column] = list.length === last.length && list.every((id, i) => id === last[i]) ? last : list
  }
  return shown
}

/** What changes did to the columns: their new order, and who left each column. */
export interface Reordered {
  readonly order: Order
  readonly gone: ReadonlyMap<Column, ReadonlySet<PaperId>>
}

/** Folds changes into the rows (in place) and answers the new order; untouched columns keep their list. */
export function applyRowChanges(
  rows: Rows,
  order: Order,
  sorts: Sorts,
  changes: readonly RowChanges[],
): Reordered {
  const before = new Map<PaperId, Sortable | undefined>()
  const now = (id: PaperId) => {
    const column = rows.columnOf(id)
    return column && rows.sortable(id, sorts[column].by)
  }
  const note = (id: PaperId) => before.has(id) || before.set(id, now(id))
  for (const part of changes) {
    for (let i = 0; i < part.removed.ends.length; i++) {
      const id = textAt(part.removed, i) as PaperId
      note(id)
      rows.delete(id)
    }
    for (let i = 0; i < part.rows.count; i++) note(idAt(part.rows, i))
    rows.take(part.rows)
  }

  const taken = new Map<Column, Set<PaperId>>()
  const gone = new Map<Column, Set<PaperId>>()
  const arrived = new Map<Column, Sortable[]>()
  for (const [id, old] of before) {
    const row = now(id)
    if (old && row && old.column === row.column && old.rank === row.rank && old.value === row.value) continue
    if (old) include(taken, old.column, id)
    if (old && old.column !== row?.column) include(gone, old.column, id)
    if (row) push(arrived, row)
  }

  const next: Record<Column, readonly PaperId[]> = { ...order }
  for (const column of columns) {
    const out = taken.get(column)
    const into = arrived.get(column)
    if (!out && !into) continue
    const rest = out ? order[column].filter(id => !out.has(id)) : order[column]
    next[column] = into ? merged(rest, into, rows, sorts[column]) : rest
  }
  return { order: next, gone }
}

function include(sets: Map<Column, Set<PaperId>>, column: Column, id: PaperId): void {
  const set = sets.get(column)
  if (set) set.add(id)
  else sets.set(column, new Set([id]))
}

function push(lists: Map<Column, Sortable[]>, row: Sortable): void {
  const list = lists.get(row.column)
  if (list) list.push(row)
  else lists.set(row.column, [row])
}

/** Merges papers into a sorted list; one pass, whatever their number. */
function merged(list: readonly PaperId[], added: Sortable[], rows: Rows, sort: Sort): PaperId[] {
  const compare = comparePlaced(sort)
  const isBefore = (position: number, row: Sortable) => {
    const other = rows.sortable(list[position] as PaperId, sort.by)
    return other !== undefined && compare(other, row) <= 0
  }
  const result: PaperId[] = []
  let position = 0
  for (const row of added.sort(compare)) {
    const end = firstAfter(list.length, position, at => isBefore(at, row))
    while (position < end) result.push(list[position++] as PaperId)
    result.push(row.id)
  }
  while (position < list.length) result.push(list[position++] as PaperId)
  return result
}

/** The first place from `low` on that does not stand before: looked for in growing steps, since arrivals stand together. */
function firstAfter(length: number, low: number, isBefore: (position: number) => boolean): number {
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

/**
 * Where the focus goes when papers leave a column: the next one that stays, or
 * else the one before, so that the eye finds the next paper at the same place.
 */
export function focusAfter(
  list: readonly PaperId[],
  gone: ReadonlySet<PaperId>,
  focused: PaperId | null,
): PaperId | null {
  if (focused === null) return null
  if (!gone.has(focused)) return focused
  const from = list.indexOf(focused)
  const stays = (id: PaperId) => !gone.has(id)
  return list.slice(from + 1).find(stays) ?? list.slice(0, Math.max(from, 0)).findLast(stays) ?? null
}
