/**
 * The one store of the window, put together from slices.
 *
 * It mirrors what the main process owns and holds what only the window knows:
 * the focus, the selection, what is open. It never decides what a change is.
 */
import { create } from 'zustand'
import { type BoardSlice, createBoardSlice } from './board.ts'
import { createDetailsSlice, type DetailsSlice } from './details.ts'
import { createExportsSlice, type ExportsSlice } from './exports.ts'
import { createFetchingSlice, type FetchingSlice } from './fetching.ts'
import { createImportSlice, type ImportSlice } from './imports.ts'
import { createKeepingSlice, type KeepingSlice } from './keeping.ts'
import { createMirrorSlice, type MirrorSlice } from './mirror.ts'
import { createPapersSlice, type PapersSlice } from './papers.ts'
import { createReaderSlice, type ReaderSlice } from './reader.ts'
import { createSavedSearchesSlice, type SavedSearchesSlice } from './saved-searches.ts'
import { createSearchSlice, type SearchSlice } from './search.ts'
import { createSessionSlice, type SessionSlice } from './session.ts'
import { createSettingsSlice, type SettingsSlice } from './settings.ts'
import { createSortingSlice, type SortingSlice } from './sorting.ts'
import { createViewSlice, type ViewSlice } from './view.ts'

export type State = MirrorSlice &
  BoardSlice &
  DetailsSlice &
  PapersSlice &
  ReaderSlice &
  SortingSlice &
  ViewSlice &
  KeepingSlice &
  SearchSlice &
  SessionSlice &
  SavedSearchesSlice &
  SettingsSlice &
  ExportsSlice &
  FetchingSlice &
  ImportSlice

export const useStore = create<State>()((...slice) => ({
  ...createMirrorSlice(...slice),
  ...createBoardSlice(...slice),
  ...createDetailsSlice(...slice),
  ...createKeepingSlice(...slice),
  ...createPapersSlice(...slice),
  ...createReaderSlice(...slice),
  ...createSearchSlice(...slice),
  ...createSavedSearchesSlice(...slice),
  ...createSessionSlice(...slice),
  ...createSettingsSlice(...slice),
  ...createSortingSlice(...slice),
  ...createViewSlice(...slice),
  ...createExportsSlice(...slice),
  ...createFetchingSlice(...slice),
  ...createImportSlice(...slice),
}))
