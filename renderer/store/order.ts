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
import type { Found } from './found.ts'
import { arrayOf, isSameList, type PaperList } from './paper-list.ts'
import { firstAfter, placeOf } from './positions.ts'
import type { Rows, Sortable } from './rows.ts'

/** Every paper of each column. */
export type FullOrder = Readonly<Record<Column, readonly PaperId[]>>

/** The papers of each column that are shown. */
export type Order = Readonly<Record<Column, PaperList>>

/** An order without papers. */
export function emptyOrder(): Record<Column, readonly PaperId[]> {
  return { inbox: [], 'to-read': [], reading: [], done: [], skipped: [] }
}

/** Sorts papers into their columns: a few, all at once. */
export function buildOrder(rows: Rows, ids: Iterable<PaperId>, sorts: Sorts): FullOrder {
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
export function shownOrder(
  full: FullOrder,
  found: Found | null,
  before: Order,
  rows: Rows,
  sorts: Sorts,
): Order {
  if (!found) return full
  const shown: Record<Column, PaperList> = emptyOrder()
  const few = found.names && buildOrder(rows, found.names, sorts)
  for (const column of columns) {
    const list = few ? few[column] : found.among(full[column])
    const last = before[column]
    shown[column] = isSameList(list, last) ? last : list
  }
  return shown
}

/** Papers that stand elsewhere now, or are gone: out of a list, and into one. */
export interface Moves {
  /** As they stood before. */
  readonly taken: ReadonlyMap<Column, ReadonlyMap<PaperId, Sortable>>
  readonly arrived: ReadonlyMap<Column, readonly Sortable[]>
}

/** What changes did to the columns. */
export interface Reordered extends Moves {
  /** Who left each column. */
  readonly gone: ReadonlyMap<Column, ReadonlySet<PaperId>>
}

/** Folds changes into the rows (in place) and answers what they did to the columns. */
export function applyRowChanges(rows: Rows, sorts: Sorts, changes: readonly RowChanges[]): Reordered {
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

  const taken = new Map<Column, Map<PaperId, Sortable>>()
  const gone = new Map<Column, Set<PaperId>>()
  const arrived = new Map<Column, Sortable[]>()
  for (const [id, old] of before) {
    const row = now(id)
    if (old && row && old.column === row.column && old.rank === row.rank && old.value === row.value) continue
    if (old) of(taken, old.column, () => new Map<PaperId, Sortable>()).set(id, old)
    if (old && old.column !== row?.column) of(gone, old.column, () => new Set<PaperId>()).add(id)
    if (row) of(arrived, row.column, () => []).push(row)
  }
  return { taken, gone, arrived }
}

/** As much of moves as shows where a search found papers. */
export function shownMoves({ taken, arrived }: Moves, found: Found): Moves {
  const shown = Array.from(
    arrived,
    ([column, papers]) => [column, papers.filter(({ id }) => found.has(id))] as const,
  )
  return { taken, arrived: new Map(shown) }
}

/** Papers that are to be shown now and were not, or the other way round. */
export function shownAnew(
  ids: readonly PaperId[],
  met: ReadonlySet<PaperId>,
  found: Found,
  rows: Rows,
  sorts: Sorts,
): Moves {
  const taken = new Map<Column, Map<PaperId, Sortable>>()
  const arrived = new Map<Column, Sortable[]>()
  for (const id of new Set(ids)) {
    const column = rows.columnOf(id)
    const paper = column && rows.sortable(id, sorts[column].by)
    if (!paper || met.has(id) === found.has(id)) continue
    if (met.has(id)) of(arrived, paper.column, () => []).push(paper)
    else of(taken, paper.column, () => new Map<PaperId, Sortable>()).set(id, paper)
  }
  return { taken, arrived }
}

/** The order after moves that the rows have made already; untouched columns keep their list. */
export function withMoves<List extends PaperList>(
  order: Readonly<Record<Column, List>>,
  { taken, arrived }: Moves,
  rows: Rows,
  sorts: Sorts,
): Readonly<Record<Column, List | readonly PaperId[]>> {
  const next: Record<Column, List | readonly PaperId[]> = { ...order }
  for (const column of columns) {
    const out = taken.get(column)
    const into = arrived.get(column)
    if (out) next[column] = without(arrayOf(next[column]), out, rows, sorts[column])
    if (into && into.length > 0) next[column] = merged(arrayOf(next[column]), into, rows, sorts[column])
  }
  return next
}

function of<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** For so few papers each place is looked for; for more it is quicker to go through the whole list. */
const few = 8

/** A list without some papers, as they stood in it. */
function without(
  list: readonly PaperId[],
  out: ReadonlyMap<PaperId, Sortable>,
  rows: Rows,
  sort: Sort,
): readonly PaperId[] {
  if (out.size > few) return list.filter(id => !out.has(id))
  const standing = (id: PaperId) => out.get(id) ?? rows.sortable(id, sort.by)
  const places = Array.from(out.values(), paper => placeOf(list, paper, sort, standing)).filter(at => at >= 0)
  if (places.length === 0) return list
  const rest = list.slice()
  for (const at of places.sort((a, b) => b - a)) rest.splice(at, 1)
  return rest
}

/** Merges papers into a sorted list; one pass, whatever their number. */
function merged(list: readonly PaperId[], added: readonly Sortable[], rows: Rows, sort: Sort): PaperId[] {
  const compare = comparePlaced(sort)
  const isBefore = (position: number, row: Sortable) => {
    const other = rows.sortable(list[position] as PaperId, sort.by)
    return other !== undefined && compare(other, row) <= 0
  }
  const isSorted = added.every((row, at) => at === 0 || compare(added[at - 1] as Sortable, row) <= 0)
  const sorted = isSorted ? added : added.toSorted(compare)
  // As after an import: a hundred thousand at once, all below what is there.
  if (sorted[0] && (list.length === 0 || isBefore(list.length - 1, sorted[0])))
    return list.concat(sorted.map(({ id }) => id))
  if (sorted.length <= few) {
    const result = list.slice()
    let low = 0
    for (const [before, row] of sorted.entries()) {
      low = firstAfter(list.length, low, at => isBefore(at, row))
      result.splice(low + before, 0, row.id)
    }
    return result
  }
  const result: PaperId[] = []
  let position = 0
  for (const row of sorted) {
    const end = firstAfter(list.length, position, at => isBefore(at, row))
    while (position < end) result.push(list[position++] as PaperId)
    result.push(row.id)
  }
  while (position < list.length) result.push(list[position++] as PaperId)
  return result
}

/**
 * Where the focus goes when papers leave a column: the next one that stays, or
 * else the one before, so that the eye finds the next paper at the same place.
 *
 * @param from where the focused paper stood in the list
 */
export function focusAfter(
  list: PaperList,
  gone: ReadonlySet<PaperId>,
  focused: PaperId | null,
  from: number,
): PaperId | null {
  if (focused === null || !gone.has(focused)) return focused
  return nearest(list, from, id => !gone.has(id))
}

/** The first paper after a place that will do, or else the last before it. */
function nearest(list: PaperList, from: number, will: (id: PaperId) => boolean): PaperId | null {
  for (let at = from + 1; at < list.length; at++) if (will(list.at(at) as PaperId)) return list.at(at) ?? null
  for (let at = from - 1; at >= 0; at--) if (will(list.at(at) as PaperId)) return list.at(at) ?? null
  return null
}
