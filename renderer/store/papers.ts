/**
 * What can be asked of papers, for keys, menus, drops and clicks alike.
 */
import type { StateCreator } from 'zustand'
import type { Done } from '../../shared/ipc/contract.ts'
import { editProblem, type Edits } from '../../shared/library/edits.ts'
import type { Operation, Place } from '../../shared/library/operations.ts'
import type { Column, LinkKind, PaperId, SkipReason } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import { selectMenuState } from './menu.ts'
import { arrayOf } from './paper-list.ts'
import type { State } from './store.ts'
import { say } from './toasts.ts'

/** The operations that a window may ask for. */
type Asked = Extract<Operation, { type: 'move' | 'star' | 'remove' | 'prioritise' | 'tag' }>

/** Where papers go within their column: to an end of it, or past one neighbour. */
export type Step = 'top' | 'up' | 'down' | 'bottom'

export interface PapersSlice {
  /** Whether a change is on its way to the disk and back; the next key waits for it, so that it meets the next paper. */
  readonly isSettling: () => boolean
  /** Waits for a change to be on the screen: null where there was none to make, undefined where it failed and the person was told. */
  readonly settle: (answer: Promise<Done | null>) => Promise<Done | null | undefined>
  /** Asks for a change; answers whether anything changed, once the window shows it. */
  readonly change: (operation: Asked) => Promise<boolean>
  /** Moves papers to the top of a column or to a place in it, perhaps with the reason why they are skipped. */
  readonly movePapers: (
    ids: readonly PaperId[],
    to: Column,
    how?: { readonly place?: Place; readonly reason?: SkipReason },
  ) => Promise<boolean>
  /** Rearranges papers within the column in use, or else within that of the first of them. */
  readonly placePapers: (ids: readonly PaperId[], where: Step) => Promise<boolean>
  /** Writes fields of a paper; answers what is wrong with them, in a sentence, or null once they are kept. */
  readonly editPaper: (id: PaperId, fields: Edits) => Promise<string | null>
  readonly undo: () => Promise<void>
  readonly redo: () => Promise<void>
  /** Opens a link in the browser: of one kind, or the paper's best. */
  readonly openPaperLink: (id: PaperId, kind: LinkKind | null) => Promise<void>
  readonly openUrl: (url: string) => Promise<void>
  /** The native menu of what keys act on, or of the column, at a place of the page or where the pointer is. */
  readonly popupMenu: (
    of: 'paper' | 'column',
    at: { readonly x: number; readonly y: number } | null,
  ) => Promise<void>
}

export const createPapersSlice: StateCreator<State, [], [], PapersSlice> = (_set, get) => {
  // Not in the store: nothing shows it, and every part of the window would be asked twice more for each key.
  let latest: Promise<unknown> | null = null
  const settle: PapersSlice['settle'] = async answer => {
    const settling = attempt(answer).then(async done => {
      if (done) await get().whenShown(done.seq)
      return done
    })
    latest = settling
    const done = await settling
    if (latest === settling) latest = null
    return done
  }

  return {
    isSettling: () => latest !== null,
    settle,
    change: async operation =>
      operation.ids.length > 0 && Boolean(await settle(call('library.apply', operation))),
    movePapers: (ids, to, how) => get().change({ type: 'move', ids: [...ids], to, ...how }),
    placePapers: async (ids, where) => {
      const { rows, order, column: used, mayPlace, movePapers } = get()
      const standing = ids.map(id => rows.columnOf(id))
      const column = standing.includes(used) ? used : standing[0]
      if (column === undefined || !mayPlace(column)) return false
      const moved = new Set(ids.filter((_, index) => standing[index] === column))
      const place = placeOf(arrayOf(order[column]), moved, where)
      return place !== null && movePapers([...moved], column, { place })
    },
    editPaper: async (id, fields) => {
      const problem = editProblem(fields)
      if (problem !== null) return problem
      const done = await settle(call('library.apply', { type: 'edit', id, fields }))
      return done === undefined ? 'This could not be saved. It still stands here.' : null
    },
    undo: async () => {
      if ((await settle(call('library.undo'))) === null) say('Nothing to undo')
    },
    redo: async () => {
      if ((await settle(call('library.redo'))) === null) say('Nothing to redo')
    },
    openPaperLink: async (id, kind) => {
      const isOpened = await attempt(call('paper.openLink', { id, kind }))
      if (isOpened === false) say(kind === 'pdf' ? 'This paper has no PDF link' : 'This paper has no link')
    },
    openUrl: async url => {
      await attempt(call('link.open', { url }))
    },
    popupMenu: async (of, at) => {
      await attempt(call('menu.popup', { of, at, state: selectMenuState(get()) }))
    },
  }
}

/** The place that a step leads to; null where there is no neighbour to pass. */
function placeOf(shown: readonly PaperId[], moved: ReadonlySet<PaperId>, where: Step): Place | null {
  if (where === 'top' || where === 'bottom') return where
  const isMoved = (id: PaperId) => moved.has(id)
  const neighbour =
    where === 'up' ? shown[shown.findIndex(isMoved) - 1] : shown[shown.findLastIndex(isMoved) + 1]
  if (neighbour === undefined) return null
  return where === 'up' ? { before: neighbour } : { after: neighbour }
}
