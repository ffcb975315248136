/**
 * What the window shows: the board or the review, and what is open above it.
 */
import type { StateCreator } from 'zustand'
import type { CommandId } from '../../shared/commands/table.ts'
import type { ViewState } from '../../shared/ipc/view-state.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import { type Focused, selectFocusedPlace, selectShownCount } from './board.ts'
import type { State } from './store.ts'

/** What lies above the board; one at a time. */
export type Overlay =
  | 'palette'
  | 'add'
  | 'tags'
  | 'statistics'
  | 'help'
  | 'import'
  | 'keeping'
  | 'settings'
  | 'export'
  | 'renew-keys'
  | 'kept'
  | null

export interface ViewSlice {
  readonly mode: ViewState['mode']
  /** Papers that the column showed when its review began: the 88 of "12 of 88". */
  readonly reviewTotal: number
  readonly overlay: Overlay
  /** The papers whose "Move to" menu is open, and the button it hangs on. */
  readonly moveMenu: { readonly ids: readonly PaperId[]; readonly anchor: Element } | null
  /** A file is held over the window. */
  readonly isDropping: boolean
  /** The time by which ages are told, in milliseconds since 1970; a minute more or less does not matter. */
  readonly today: number
  readonly startReview: () => void
  readonly showBoard: () => void
  readonly open: (overlay: Overlay) => void
  /** Commands chosen from the palette since the start, the latest first. */
  readonly recentCommands: readonly CommandId[]
  readonly noteCommand: (id: CommandId) => void
  /** What stands in the field of the palette or of the tags; held here, since letters are typed for it before the field is there. */
  readonly overlayText: string
  readonly setOverlayText: (text: string) => void
  readonly openMoveMenu: (menu: ViewSlice['moveMenu']) => void
  readonly refreshToday: () => void
  /** The first key of a sequence that waits for its second, as in the command table. */
  readonly keyPrefix: string | null
  readonly setKeyPrefix: (prefix: string | null) => void
  readonly setDropping: (isDropping: boolean) => void
  readonly restoreView: (view: ViewState | null) => void
  /** Writes down where the person is. */
  readonly saveView: () => Promise<void>
}

export const createViewSlice: StateCreator<State, [], [], ViewSlice> = (set, get) => ({
  mode: 'board',
  reviewTotal: 0,
  overlay: null,
  moveMenu: null,
  isDropping: false,
  today: Date.now(),

  startReview: () => {
    const { column } = get()
    set({ mode: 'review', reviewTotal: selectShownCount(get(), column) })
    get().focusColumn(column)
  },
  showBoard: () => set({ mode: 'board' }),
  recentCommands: [],
  noteCommand: id =>
    set(({ recentCommands }) => ({ recentCommands: [id, ...recentCommands.filter(one => one !== id)] })),
  overlayText: '',
  // What an import shows waits below whatever is opened above it.
  open: overlay => {
    const { preview, isAddedAside } = get()
    set({ overlay: overlay ?? (preview && !isAddedAside ? 'import' : null), overlayText: '' })
  },
  setOverlayText: overlayText => set({ overlayText }),
  openMoveMenu: moveMenu => set({ moveMenu }),
  keyPrefix: null,
  setKeyPrefix: keyPrefix => set(state => (state.keyPrefix === keyPrefix ? state : { keyPrefix })),
  refreshToday: () => set({ today: Date.now() }),
  setDropping: isDropping => set(state => (state.isDropping === isDropping ? state : { isDropping })),
  restoreView: view => {
    if (view)
      set({
        mode: view.mode,
        column: view.column,
        focused: allColumns(view.focused),
        reviewTotal: get().counts[view.column],
        ...(view.details && { details: view.details }),
        ...(view.imports && {
          importTo: view.imports.to,
          importTags: view.imports.tags,
          fills: view.imports.fills,
        }),
      })
    get().restoreFocus()
  },
  saveView: async () => {
    const { loaded, mode, column, focused, details, sorts } = get()
    const { importTo: to, importTags: tags, fills } = get()
    const imports = { to, tags: [...tags], fills }
    if (loaded === 'complete')
      await attempt(call('view.save', { mode, column, focused, details, sorts, imports }))
  },
})

function allColumns(focused: ViewState['focused']): Focused {
  return { inbox: null, 'to-read': null, reading: null, done: null, skipped: null, ...focused }
}

/** Where the review stands: `12 of 88`, counted from 1; papers that stay behind count as seen. */
export function reviewPosition(
  state: Pick<State, 'rows' | 'sorts' | 'order' | 'column' | 'focused' | 'reviewTotal'>,
): {
  readonly at: number
  readonly of: number
} {
  const list = state.order[state.column]
  const of = Math.max(state.reviewTotal, list.length)
  const index = Math.max(selectFocusedPlace(state, state.column), 0)
  return { at: of - list.length + index + 1, of }
}
