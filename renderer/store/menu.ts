/**
 * What the native menus are told of the window.
 */
import type { MenuState } from '../../shared/commands/menu-state.ts'
import type { Column, PaperId } from '../../shared/library/paper.ts'
import { selectTargets } from './board.ts'
import { selectTotal } from './mirror.ts'
import { selectIsReaderOpen } from './reader.ts'
import type { State } from './store.ts'

/** Of more papers than so many, menus are not told what all of them have in common: looking would hold up a key. */
const mostLookedAt = 2_000

/** What menus must know: what commands would act on, and what is on. */
export function selectMenuState(state: State): MenuState {
  const { mode, column, order, rows, focused, selected, sorts, history, searchText } = state
  const targets = selectTargets(state)
  const id = focused[column]
  const row = id === null ? undefined : rows.get(id)
  const looked = targets.length <= mostLookedAt ? targets : []
  return {
    mode,
    column,
    shown: order[column].length,
    total: selectTotal(state),
    targets: targets.length,
    selected: selected.size,
    targetsIn: commonColumn(looked, state),
    areStarred: looked.length > 0 && looked.every(one => rows.get(one)?.isStarred),
    isFocusedSelected: id !== null && selected.has(id),
    hasPage: (row?.linkKinds.length ?? 0) > 0,
    hasPdf: row?.linkKinds.includes('pdf') ?? false,
    sort: sorts[column],
    isReaderOpen: selectIsReaderOpen(state),
    isSearched: searchText !== '',
    isImporting: state.isImporting || state.isFetching,
    canUndo: history.undo !== null,
    canRedo: history.redo !== null,
  }
}

function commonColumn(ids: readonly PaperId[], { rows }: Pick<State, 'rows'>): Column | null {
  const [first] = ids
  const column = first === undefined ? undefined : rows.columnOf(first)
  return column !== undefined && ids.every(id => rows.columnOf(id) === column) ? column : null
}
