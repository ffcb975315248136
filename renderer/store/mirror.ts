/**
 * The mirror: every paper's row and the order of the columns, as the library has them.
 *
 * It changes only by what the main process says happened; nothing is shown
 * before it is on disk. Events carry a sequence number, and a gap makes the
 * window read the library again (L6).
 */
import type { StateCreator } from 'zustand'
import type { BoardPart, HistoryEnds, Payload } from '../../shared/ipc/contract.ts'
import { type Column, columns } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { firstPage } from '../first-page.ts'
import { Arriving } from './arriving.ts'
import { focusOnChange, selectFocusedPlaces } from './board.ts'
import { Incoming } from './incoming.ts'
import {
  buildOrder,
  emptyOrder,
  type FullOrder,
  type Order,
  shownMoves,
  shownOrder,
  withMoves,
} from './order.ts'
import { Rows } from './rows.ts'
import { ShownEntries } from './shown-entries.ts'
import { sortedOrder } from './sorting.ts'
import { sortsOf } from '../../shared/library/column-sort.ts'
import type { State } from './store.ts'

type Changed = Payload<'library.changed'>
/** An entry of which every part is there. */
type Whole = Omit<Changed, 'changes'> & { readonly incoming: Incoming }

export interface MirrorSlice {
  /** `starting` until the first page is there, `partial` until every row is, then `complete`. */
  readonly loaded: 'starting' | 'partial' | 'complete'
  /** Goes up with every entry that is shown: rows are changed in place. */
  readonly version: number
  /** Changed in place: copying 100,000 rows for every key would take longer than a frame. */
  readonly rows: Rows
  /** Every paper, column by column. */
  readonly fullOrder: FullOrder
  /** The papers that are shown: all, or those a search found. */
  readonly order: Order
  /** Papers in each column, also while only the first page of them is here. */
  readonly counts: Readonly<Record<Column, number>>
  readonly libraryFolder: string
  readonly history: HistoryEnds
  /** What was repaired when the library was opened, or what it cannot do now; shown until dismissed. */
  readonly notices: readonly string[]
  readonly openLibrary: () => Promise<void>
  readonly receive: (event: Changed) => void
  readonly receivePart: (part: BoardPart) => void
  /** Resolves once the window shows the library as of `seq`: an answer may overtake the event it belongs to. */
  readonly whenShown: (seq: number) => Promise<void>
  /** Whether the window shows nothing that was done after an entry: undo takes that one back. */
  readonly isNewest: (seq: number) => boolean
  /** Resolves once every row is here, or none will come any more. */
  readonly whenComplete: () => Promise<void>
  /** Nothing can be saved: every change is refused. */
  readonly isReadOnly: boolean
  readonly addNotice: (notice: string) => void
  readonly dismissNotices: () => void
}

export const createMirrorSlice: StateCreator<State, [], [], MirrorSlice> = (set, get) => {
  // Events that came while the rows were on their way.
  let waiting: Whole[] = []
  // The parts of a long entry, until its last one is there.
  let begun: Incoming | null = null
  const shown = new ShownEntries()
  let arriving = new Arriving(0)
  let awaited: { readonly seq: number; readonly resolve: () => void }[] = []
  const longedFor: (() => void)[] = []
  const tellComplete = () => {
    for (const resolve of longedFor.splice(0)) resolve()
  }
  const tellShown = () => {
    for (const one of awaited) if (shown.isShown(one.seq)) one.resolve()
    awaited = awaited.filter(one => !shown.isShown(one.seq))
  }

  const show = (event: Whole) => {
    const state = get()
    if (state.loaded !== 'complete') {
      waiting.push(event)
      return
    }
    const place = shown.placeOf(event.seq, begun?.seq ?? null)
    if (place === 'known') return
    if (place === 'gap') {
      waiting.push(event)
      void state.openLibrary()
      return
    }
    const { seq, source, incoming, history } = event
    const { changes } = incoming
    const { rows, sorts, found } = state
    const places = selectFocusedPlaces(state) // asked for before the rows change, by which they are found
    const moves = incoming.applyTo(rows, sorts)
    const fullOrder = withMoves(state.fullOrder, moves, rows, sorts)
    const order = found ? withMoves(state.order, shownMoves(moves, found), rows, sorts) : fullOrder
    if (!incoming.isTaken) state.refreshPapers(changes)
    const focus = focusOnChange(state, source, changes, places, order, moves.gone)
    const version = state.version + 1
    shown.add(seq)
    set({ version, fullOrder, order, counts: countsOf(fullOrder), history, ...focus })
    tellShown()
    void state.checkFound(changes)
    state.countSaved()
    state.refreshExport()
  }

  return {
    loaded: 'starting',
    version: 0,
    rows: new Rows(),
    fullOrder: emptyOrder(),
    order: emptyOrder(),
    counts: { inbox: 0, 'to-read': 0, reading: 0, done: 0, skipped: 0 },
    libraryFolder: '',
    history: { undo: null, redo: null },
    notices: [],
    isReadOnly: false,

    openLibrary: async () => {
      const isFirst = get().loaded === 'starting'
      const page = await (isFirst ? firstPage : call('board.open'))
      const { counts, libraryFolder } = page
      const sorts = isFirst ? sortsOf(page.view?.sorts) : get().sorts
      const firstRows = Rows.of(page.rows)
      const firstIds = page.rows.map(({ id }) => id)
      const firstOrder = buildOrder(firstRows, firstIds, sorts)
      set({
        ...(isFirst && { rows: firstRows, fullOrder: firstOrder, order: firstOrder, sorts }),
        ...{ loaded: 'partial', counts, libraryFolder },
      })
      if (isFirst) {
        get().keepPapers(page.papers)
        get().restoreView(page.view)
      }
      const mine = (arriving = new Arriving(arriving.request + 1))
      const { seq, count, notices, ...known } = await call('board.rows', { request: mine.request }).catch(
        (error: unknown) => {
          tellComplete() // no more will come; what waits goes on with what is here
          throw error
        },
      )
      await mine.whenAll(count)
      if (arriving !== mine) return // the library was asked for once more meanwhile, and that answer is newer
      const { rows } = mine
      const fullOrder = await sortedOrder(rows, mine.order, get().sorts)
      if (arriving !== mine) return
      const { found, order } = get()
      shown.readTo(seq)
      set({
        loaded: 'complete',
        version: get().version + 1,
        rows,
        fullOrder,
        order: shownOrder(fullOrder, found, order, rows, get().sorts),
        counts: countsOf(fullOrder),
        ...known,
        ...(isFirst && { notices: [...get().notices, ...notices] }),
      })
      get().restoreFocus()
      const missed = waiting.filter(event => event.seq > seq).sort((a, b) => a.seq - b.seq)
      waiting = []
      for (const event of missed) show(event)
      tellShown()
      tellComplete()
      if (isFirst) void get().readSavedSearches()
    },

    receivePart: ({ request, rows }) => {
      if (request === arriving.request) arriving.take(rows)
    },

    receive: part => {
      if (begun && part.seq > begun.seq) {
        // One that has nothing to do with the long one, and is whole.
        const incoming = new Incoming(part.seq, null)
        incoming.add(part.changes, true)
        show({ ...part, incoming })
        return
      }
      const isFirst = begun?.seq !== part.seq
      const incoming: Incoming =
        !isFirst && begun
          ? begun
          : new Incoming(part.seq, get().loaded === 'complete' ? takingOf(get()) : null)
      begun = part.isLast ? null : incoming
      incoming.add(part.changes, isFirst && part.isLast)
      if (!part.isLast) return
      const event = { ...part, incoming }
      show(event)
    },

    whenShown: seq =>
      shown.isShown(seq) ? Promise.resolve() : new Promise(resolve => awaited.push({ seq, resolve })),
    isNewest: seq => shown.isNewest(seq),
    whenComplete: () =>
      get().loaded === 'complete' ? Promise.resolve() : new Promise(resolve => longedFor.push(resolve)),

    addNotice: notice =>
      set(state => (state.notices.includes(notice) ? state : { notices: [...state.notices, notice] })),
    dismissNotices: () => set({ notices: [] }),
  }
}

function takingOf({ rows, sorts }: State): Pick<State, 'rows' | 'sorts'> {
  return { rows, sorts }
}

function countsOf(order: Order): Record<Column, number> {
  return Object.fromEntries(columns.map(column => [column, order[column].length])) as Record<Column, number>
}

/** How many papers the library has. */
export function selectTotal({ counts }: Pick<MirrorSlice, 'counts'>): number {
  return columns.reduce((sum, column) => sum + counts[column], 0)
}
