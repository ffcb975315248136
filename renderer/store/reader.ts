/**
 * The reader: the focused paper beside the board, and everything that is known of it.
 *
 * Until somebody opens or closes it, it is there where the window is wide
 * enough for both; in a narrow window it takes the place of the papers.
 */
import type { StateCreator } from 'zustand'
import type { Details } from '../../shared/ipc/view-state.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import { selectTotal } from './mirror.ts'
import type { State } from './store.ts'

/** From this width of the window on the reader is open by itself, in CSS pixels. */
const wideEnough = 1_680
/** Below this width there is no room for two, in CSS pixels; the style sheets have the same. */
const narrow = 900

/** How wide the reader may be, in CSS pixels. */
export const leastReaderWidth = 280
const mostReaderWidth = 1_000
/** What is always left to the papers beside it, in CSS pixels. */
const leastBoardWidth = 340

export interface ReaderSlice {
  /** The width of the window, in CSS pixels. */
  readonly windowWidth: number
  readonly noteWindowWidth: () => void
  /** Whether the reader is open and how wide it is; null where nobody has said. */
  readonly details: Details
  readonly toggleDetails: () => void
  /** Makes the reader that wide, within what is sensible; null makes it as wide as usual. */
  readonly resizeDetails: (width: number | null) => void
  /** Opens the reader, and its note takes the caret. */
  readonly writeNote: () => void
  /** What was typed for the note before its field is there; null once it has the caret. */
  readonly noteAhead: string | null
  readonly setNoteAhead: (text: string | null) => void
  /** Adds what was typed for the note to it, where somebody goes on before its field is there. */
  readonly keepNoteAhead: () => Promise<void>
}

export const createReaderSlice: StateCreator<State, [], [], ReaderSlice> = (set, get) => ({
  windowWidth: window.innerWidth,
  noteWindowWidth: () => set({ windowWidth: window.innerWidth }),
  details: { isOpen: null, width: null },
  toggleDetails: () => {
    const isOpen = !selectIsReaderOpen(get())
    set(({ details }) => ({ details: { ...details, isOpen } }))
  },
  resizeDetails: width =>
    set(({ details, windowWidth }) => ({
      details: { ...details, width: width === null ? null : within(width, windowWidth) },
    })),
  writeNote: () => {
    const { focused, column, wantPapers } = get()
    const id = focused[column]
    if (id === null) return
    set(({ details }) => ({ details: { ...details, isOpen: true }, noteAhead: '' }))
    wantPapers([id])
  },
  noteAhead: null,
  setNoteAhead: noteAhead => set({ noteAhead }),
  keepNoteAhead: async () => {
    const { noteAhead, focused, column, editPaper } = get()
    const id = focused[column]
    set({ noteAhead: null })
    if (noteAhead === null || noteAhead === '' || id === null) return
    const papers = await attempt(call('paper.read', { ids: [id] }))
    for (const { note } of papers ?? []) await editPaper(id, { note: note + noteAhead })
  },
})

export function selectIsReaderOpen(
  state: Pick<State, 'details' | 'windowWidth' | 'counts' | 'loaded'>,
): boolean {
  return (state.details.isOpen ?? state.windowWidth >= wideEnough) && selectTotal(state) > 0
}

/** Whether the reader takes the place of the papers. */
export function selectIsReaderAlone(
  state: Pick<State, 'details' | 'windowWidth' | 'counts' | 'loaded'>,
): boolean {
  return state.windowWidth < narrow && selectIsReaderOpen(state)
}

/** How wide the reader is, in CSS pixels. */
export function selectReaderWidth({ details, windowWidth }: Pick<State, 'details' | 'windowWidth'>): number {
  return within(details.width ?? usualWidth(windowWidth), windowWidth)
}

/** The most that the window has for the reader, in CSS pixels. */
export function selectMostReaderWidth({ windowWidth }: Pick<State, 'windowWidth'>): number {
  return Math.max(leastReaderWidth, Math.min(windowWidth - leastBoardWidth, mostReaderWidth))
}

/** Wide enough for 65 characters a line where the window allows it. */
function usualWidth(windowWidth: number): number {
  return Math.min(Math.max(Math.round(windowWidth * 0.45), 480), 720)
}

function within(width: number, windowWidth: number): number {
  return Math.min(Math.max(width, leastReaderWidth), selectMostReaderWidth({ windowWidth }))
}
