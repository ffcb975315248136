/**
 * What can be asked of papers, for keys, menus, drops and clicks alike.
 */
import type { StateCreator } from 'zustand'
import type { Operation } from '../../shared/library/operations.ts'
import type { Column, LinkKind, PaperId } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { say } from './toasts.ts'

/** The operations that a window may ask for. */
type Asked = Extract<Operation, { type: 'move' | 'star' | 'remove' }>

export interface PapersSlice {
  /** Asks for a change; answers whether anything changed. What changed comes as an event. */
  readonly change: (operation: Asked) => Promise<boolean>
  readonly movePapers: (ids: readonly PaperId[], to: Column) => Promise<boolean>
  /** Opens a link in the browser: of one kind, or the paper's best. */
  readonly openPaperLink: (id: PaperId, kind: LinkKind | null) => Promise<void>
  readonly openUrl: (url: string) => Promise<void>
  readonly popupMenu: () => Promise<void>
}

export const createPapersSlice: StateCreator<State, [], [], PapersSlice> = (_set, get) => ({
  change: async operation => {
    if (operation.ids.length === 0) return false
    return Boolean(await attempt(call('library.apply', operation)))
  },
  movePapers: (ids, to) => get().change({ type: 'move', ids: [...ids], to }),
  openPaperLink: async (id, kind) => {
    const isOpened = await attempt(call('paper.openLink', { id, kind }))
    if (isOpened === false) say(kind === 'pdf' ? 'This paper has no PDF link' : 'This paper has no link')
  },
  openUrl: async url => {
    await attempt(call('link.open', { url }))
  },
  popupMenu: async () => {
    await attempt(call('menu.popup', { of: 'paper' }))
  },
})
