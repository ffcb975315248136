/**
 * Where the person is on the board: one column, one focused paper in each, and
 * any number selected.
 */
import type { StateCreator } from 'zustand'
import { type Column, columns, type PaperId } from '../../shared/library/paper.ts'
import { idAt } from '../../shared/library/pack.ts'
import type { LibraryChanged } from '../../shared/library/row-changes.ts'
import { focusAfter, type Order } from './order.ts'
import type { PaperList } from './paper-list.ts'
import { placeAmong, positionOf } from './positions.ts'
import type { State } from './store.ts'

export type Focused = Readonly<Record<Column, PaperId | null>>

export interface BoardSlice {
  /** The column that keys act on. */
  readonly column: Column
  readonly focused: Focused
  readonly selected: ReadonlySet<PaperId>
  /** Where a selection by Shift began. */
  readonly anchor: PaperId | null
  /** What was selected when it began: a range that gets shorter gives back what it took. */
  readonly selectedBefore: ReadonlySet<PaperId>
  /** The next card that is clicked ends a range: Shift+click without a keyboard. */
  readonly isRanging: boolean
  readonly setRanging: (isRanging: boolean) => void
  readonly focusPaper: (id: PaperId) => void
  readonly focusColumn: (column: Column) => void
  /** Shows a paper on the board, also where a search hides it, and focuses it. */
  readonly showPaper: (id: PaperId) => Promise<void>
  /** Moves the focus within the column; `Infinity` is its end. */
  readonly focusBy: (step: number) => void
  readonly toggleSelected: (id: PaperId) => void
  /** Selects from where the selection began to the paper, and focuses it. */
  readonly selectTo: (id: PaperId) => void
  readonly selectBy: (step: number) => void
  readonly selectAll: () => void
  /** Selects every paper that is shown. */
  readonly selectFound: () => void
  readonly clearSelection: () => void
  /** Gives every column a focused paper that is there. */
  readonly restoreFocus: () => void
}

export const createBoardSlice: StateCreator<State, [], [], BoardSlice> = (set, get) => ({
  column: 'inbox',
  focused: { inbox: null, 'to-read': null, reading: null, done: null, skipped: null },
  selected: new Set(),
  anchor: null,
  selectedBefore: new Set(),
  isRanging: false,
  setRanging: isRanging => set({ isRanging }),

  focusPaper: id => {
    const column = get().rows.columnOf(id)
    if (column)
      set(state => ({
        ...entering(state, column),
        focused: { ...state.focused, [column]: id },
        ...(state.anchor !== id && { anchor: null }),
      }))
  },
  showPaper: async id => {
    const { found, setSearch, showBoard } = get()
    showBoard()
    if (found?.has(id) === false) await setSearch('')
    get().focusPaper(id)
  },
  focusColumn: column => {
    set(state => ({
      ...entering(state, column),
      focused: { ...state.focused, [column]: state.focused[column] ?? state.order[column].at(0) ?? null },
      anchor: null,
    }))
  },
  focusBy: step => {
    const id = stepped(get(), step)
    if (id) get().focusPaper(id)
  },

  toggleSelected: id => {
    set(({ selected }) => {
      const next = new Set(selected)
      if (!next.delete(id)) next.add(id)
      return { selected: next, anchor: id, selectedBefore: next }
    })
  },
  selectTo: id => {
    const { rows, order, sorts, selected, anchor, selectedBefore, focused } = get()
    const column = rows.columnOf(id)
    if (!column) return
    const isBegun = anchor !== null && rows.columnOf(anchor) === column
    const from = isBegun ? anchor : (focused[column] ?? id)
    const before = isBegun ? selectedBefore : selected
    const list = order[column]
    const ends = [from, id].map(end => positionOf(list, end, rows, sorts[column])).filter(index => index >= 0)
    const range = list.slice(Math.min(...ends), Math.max(...ends) + 1)
    set({
      selected: new Set([...before, ...range]),
      anchor: from,
      selectedBefore: before,
      isRanging: false,
      column,
      focused: { ...focused, [column]: id },
    })
  },
  selectBy: step => {
    const id = stepped(get(), step)
    if (id) get().selectTo(id)
  },
  selectAll: () => set(({ order, column }) => ({ selected: new Set(order[column]), anchor: null })),
  selectFound: () =>
    set(({ order }) => ({ selected: new Set(columns.flatMap(column => [...order[column]])), anchor: null })),
  clearSelection: () => set({ selected: new Set(), anchor: null, isRanging: false }),

  restoreFocus: () => {
    set(({ focused, rows, order }) => ({
      focused: Object.fromEntries(
        columns.map(column => {
          const id = focused[column]
          return [column, id !== null && rows.columnOf(id) === column ? id : (order[column].at(0) ?? null)]
        }),
      ) as Record<Column, PaperId | null>,
    }))
  },
})

/** Another column is acted on: a review of it counts its papers from the first. */
function entering(state: State, column: Column): Partial<Pick<State, 'column' | 'reviewTotal'>> {
  return column === state.column ? {} : { column, reviewTotal: selectShownCount(state, column) }
}

/** How many papers a column shows, also while only the first of them are here. */
export function selectShownCount(
  { found, order, counts }: Pick<State, 'found' | 'order' | 'counts'>,
  column: Column,
): number {
  return found ? order[column].length : counts[column]
}

/** The focus and the selection, kept to papers that are shown. */
export function keptToShown(
  state: Pick<State, 'rows' | 'sorts' | 'order' | 'found' | 'focused' | 'selected'>,
): Pick<State, 'focused' | 'selected'> & Partial<Pick<State, 'anchor'>> {
  const { found, focused, selected } = state
  return {
    focused: Object.fromEntries(
      columns.map(column => [column, nearestShown(state, column, focused[column])]),
    ) as Record<Column, PaperId | null>,
    selected,
    ...(found &&
      selected.size > 0 && { selected: new Set([...selected].filter(id => found.has(id))), anchor: null }),
  }
}

/** The focused paper, or where it is not shown the first shown one after it, or else the last. */
function nearestShown(
  { rows, sorts, order, found }: Pick<State, 'rows' | 'sorts' | 'order' | 'found'>,
  column: Column,
  focused: PaperId | null,
): PaperId | null {
  const shown = order[column]
  const sort = sorts[column]
  const paper = focused === null || !found || found.has(focused) ? undefined : rows.sortable(focused, sort.by)
  if (!paper) return focused ?? shown.at(0) ?? null
  const next = placeAmong(shown, paper, sort, id => rows.sortable(id, sort.by))
  return shown.at(next) ?? shown.at(-1) ?? null
}

type Placing = Pick<State, 'rows' | 'sorts' | 'order' | 'focused'>

/** Where the focused paper of a column stands among those shown, counted from 0; -1 where there is none. */
export function selectFocusedPlace({ rows, sorts, order, focused }: Placing, column: Column): number {
  return positionOf(order[column], focused[column], rows, sorts[column])
}

/** The same of every column. */
export function selectFocusedPlaces(state: Placing): Readonly<Record<Column, FocusedPlace>> {
  return Object.fromEntries(
    columns.map(column => [column, { list: state.order[column], at: selectFocusedPlace(state, column) }]),
  ) as Record<Column, FocusedPlace>
}

interface FocusedPlace {
  readonly list: PaperList
  readonly at: number
}

/** The paper some steps from the focused one, kept within the column. */
function stepped(state: State, step: number): PaperId | undefined {
  const list = state.order[state.column]
  const from = selectFocusedPlace(state, state.column)
  return list.at(Math.min(Math.max(from + step, 0), list.length - 1))
}

/** Whether so many steps down the column lead to a paper whose row is still on its way. */
export function selectIsOnItsWay(state: State, steps: number): boolean {
  const { loaded, counts, found, order, column } = state
  const list = order[column]
  if (loaded === 'complete' || (!found && list.length >= counts[column])) return false
  return selectFocusedPlace(state, column) + steps >= list.length
}

/** What a triage key acts on: the selected papers in the order of the board, or else the focused one. */
export function selectTargets({
  mode,
  selected,
  focused,
  column,
  order,
}: Pick<State, 'mode' | 'selected' | 'focused' | 'column' | 'order'>): readonly PaperId[] {
  const id = focused[column]
  if (mode === 'review' || selected.size === 0) return id === null ? [] : [id]
  return columns.flatMap(each => order[each].filter(one => selected.has(one)))
}

/**
 * Where focus and selection are after a change.
 *
 * A decision, made or made again, focuses the next paper of the column; an undo
 * goes back to what it brought back; papers that are gone are selected no more.
 */
export function focusOnChange(
  state: Pick<State, 'focused' | 'column' | 'selected' | 'rows' | 'mode'>,
  source: LibraryChanged['source'],
  changes: readonly LibraryChanged['changes'][],
  before: Readonly<Record<Column, FocusedPlace>>,
  order: Order,
  gone: ReadonlyMap<Column, ReadonlySet<PaperId>>,
): Pick<State, 'focused' | 'column' | 'selected'> & Partial<Pick<State, 'anchor'>> {
  const focused = { ...state.focused }
  for (const column of columns) {
    const left = gone.get(column)
    if (left) focused[column] = focusAfter(before[column].list, left, focused[column], before[column].at)
    focused[column] ??= order[column].at(0) ?? null
  }

  const first = changes.find(({ rows }) => rows.count > 0)
  const returned = source === 'undo' && first ? state.rows.standing(idAt(first.rows, 0)) : undefined
  // In review an undo stays in the column under review: what it took away from there comes back.
  const column =
    returned && (state.mode === 'board' || returned.column === state.column) ? returned.column : state.column
  if (returned && column === returned.column) focused[column] = returned.id

  const moved = new Set([...gone.values()].flatMap(ids => [...ids]))
  const isSelectionTouched = [...state.selected].some(id => moved.has(id))
  return {
    focused,
    column,
    selected: isSelectionTouched ? new Set([...state.selected].filter(id => !moved.has(id))) : state.selected,
    ...(isSelectionTouched && { anchor: null }),
  }
}
