/**
 * The order of papers within each column, kept in step with changes.
 *
 * Pure but for the map of rows, which is changed in place: copying 100,000 rows
 * for every key would cost more than the frame it has.
 */
import { type Column, columns, type PaperId } from '../../shared/library/paper.ts'
import { idAt, textAt } from '../../shared/library/pack.ts'
import { byRank } from '../../shared/library/row.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import type { Rows, Standing } from './rows.ts'

export type Order = Readonly<Record<Column, readonly PaperId[]>>

/** An order without papers. */
export function emptyOrder(): Record<Column, readonly PaperId[]> {
  return { inbox: [], 'to-read': [], reading: [], done: [], skipped: [] }
}

/** Sorts rows into their columns. */
export function buildOrder(rows: Iterable<Standing>): Order {
  const sorted: Record<Column, Standing[]> = { inbox: [], 'to-read': [], reading: [], done: [], skipped: [] }
  for (const row of rows) sorted[row.column].push(row)
  const order = emptyOrder()
  for (const column of columns) order[column] = sorted[column].sort(byRank).map(({ id }) => id)
  return order
}

/** Papers that a search found. */
export type FoundPapers = Pick<ReadonlySet<PaperId>, 'has' | 'size'>

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
export function applyRowChanges(rows: Rows, order: Order, changes: readonly RowChanges[]): Reordered {
  const before = new Map<PaperId, Standing | undefined>()
  const note = (id: PaperId) => before.has(id) || before.set(id, rows.standing(id))
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
  const arrived = new Map<Column, Standing[]>()
  for (const [id, old] of before) {
    const row = rows.standing(id)
    if (old && row && old.column === row.column && old.rank === row.rank) continue
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
    next[column] = into ? merged(rest, into.sort(byRank), rows) : rest
  }
  return { order: next, gone }
}

function include(sets: Map<Column, Set<PaperId>>, column: Column, id: PaperId): void {
  const set = sets.get(column)
  if (set) set.add(id)
  else sets.set(column, new Set([id]))
}

function push(lists: Map<Column, Standing[]>, row: Standing): void {
  const list = lists.get(row.column)
  if (list) list.push(row)
  else lists.set(row.column, [row])
}

/** Merges two sorted lists; one pass, whatever their sizes. */
function merged(list: readonly PaperId[], added: readonly Standing[], rows: Rows): PaperId[] {
  const result: PaperId[] = []
  let position = 0
  for (const row of added) {
    // Most arrivals go to an end, so whole stretches are copied instead of compared.
    const end = firstAfter(list, row, rows, position)
    while (position < end) result.push(list[position++] as PaperId)
    result.push(row.id)
  }
  while (position < list.length) result.push(list[position++] as PaperId)
  return result
}

/** The first place of a sorted list, from `low` on, whose row stands after the given one. */
function firstAfter(list: readonly PaperId[], row: Standing, rows: Rows, low: number): number {
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const other = rows.standing(list[middle] as PaperId)
    if (other && byRank(other, row) <= 0) low = middle + 1
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
