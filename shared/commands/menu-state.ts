/**
 * What menus must know of the window: how many papers a command would act on, and what is on.
 *
 * From it comes which entries have nothing to act on, which are ticked, and
 * what a menu of several papers calls them.
 */
import * as v from 'valibot'
import { Sort } from '../library/column-sort.ts'
import { Column, columns } from '../library/paper.ts'
import { type CommandId, commandIds } from './table.ts'

const count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const MenuState = v.strictObject({
  mode: v.picklist(['board', 'review']),
  column: Column,
  /** Papers that the column shows. */
  shown: count,
  /** Papers of the library. */
  total: count,
  /** Papers that a triage key acts on: the selected ones, or else the focused one. */
  targets: count,
  selected: count,
  /** The column that all of them are in; null where they are in several. */
  targetsIn: v.nullable(Column),
  areStarred: v.boolean(),
  isFocusedSelected: v.boolean(),
  /** Of the focused paper. */
  hasPage: v.boolean(),
  hasPdf: v.boolean(),
  sort: Sort,
  isReaderOpen: v.boolean(),
  isSearched: v.boolean(),
  isImporting: v.boolean(),
  canUndo: v.boolean(),
  canRedo: v.boolean(),
})
export type MenuState = Readonly<v.InferOutput<typeof MenuState>>

/** A window with nothing in it, as before its first word. */
export const emptyMenuState: MenuState = {
  mode: 'board',
  column: 'inbox',
  shown: 0,
  total: 0,
  targets: 0,
  selected: 0,
  targetsIn: null,
  areStarred: false,
  isFocusedSelected: false,
  hasPage: false,
  hasPdf: false,
  sort: { by: 'hand', isDescending: false },
  isReaderOpen: false,
  isSearched: false,
  isImporting: false,
  canUndo: false,
  canRedo: false,
}

type Test = (state: MenuState) => boolean

const hasTargets: Test = ({ targets }) => targets > 0
const isOnBoard: Test = ({ mode, total }) => mode === 'board' && total > 0
const canPlace: Test = state => hasTargets(state) && state.mode === 'board' && state.sort.by === 'hand'

/** Commands that have something to act on only at times, and when. */
const tests: Readonly<Partial<Record<CommandId, Test>>> = {
  ...Object.fromEntries(
    columns.map(column => [
      `paper.${column}`,
      (state: MenuState) => hasTargets(state) && state.targetsIn !== column,
    ]),
  ),
  ...Object.fromEntries(
    commandIds
      .filter(id => id.startsWith('paper.skip-') || id.startsWith('paper.priority') || id.startsWith('copy.'))
      .map(id => [id, hasTargets]),
  ),
  'paper.left': state => hasTargets(state) && state.mode === 'board' && state.column !== columns[0],
  'paper.right': state => hasTargets(state) && state.mode === 'board' && state.column !== columns.at(-1),
  'paper.top': canPlace,
  'paper.bottom': canPlace,
  'paper.up': canPlace,
  'paper.down': canPlace,
  'paper.star': hasTargets,
  'paper.tags': hasTargets,
  'paper.note': hasTargets,
  'paper.fill': hasTargets,
  'paper.fetch': hasTargets,
  'paper.remove': hasTargets,
  'keys.renew': hasTargets,
  'paper.open': ({ hasPage }) => hasPage,
  'paper.pdf': ({ hasPdf }) => hasPdf,
  'library.undo': ({ canUndo }) => canUndo,
  'library.redo': ({ canRedo }) => canRedo,
  'select.toggle': state => isOnBoard(state) && hasTargets(state),
  'select.all': state => isOnBoard(state) && state.shown > 0,
  'select.found': isOnBoard,
  'view.leave': ({ selected }) => selected > 0,
  'sort.reverse': ({ sort }) => sort.by !== 'hand',
  'review.start': ({ mode, shown }) => mode === 'board' && shown > 0,
  'view.details': ({ total }) => total > 0,
  'export.selection': ({ selected, shown }) => selected > 0 || shown > 0,
  'export.column': ({ shown }) => shown > 0,
  'export.library': ({ total }) => total > 0,
  'search.save': ({ isSearched }) => isSearched,
  'import.stop': ({ isImporting }) => isImporting,
}

/** Whether a command would do something. */
export function isUseful(id: CommandId, state: MenuState): boolean {
  return tests[id]?.(state) ?? true
}

/** Whether what a command turns on is on; null for one that turns nothing on. */
export function isOn(id: CommandId, { sort, isReaderOpen }: MenuState): boolean | null {
  if (id === 'view.details') return isReaderOpen
  if (id === 'sort.reverse') return null
  return id.startsWith('sort.') ? id === `sort.${sort.by}` : null
}
