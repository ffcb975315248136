/**
 * Fetching what is missing from public services: only where a person says so.
 *
 * It may take minutes, and no key waits for it.
 */
import type { StateCreator } from 'zustand'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Fetched, FetchProgress } from '../../shared/ipc/fetching.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { wordsOf } from '../fetching/words.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { say, sayError } from './toasts.ts'

export interface FetchingSlice {
  readonly isFetching: boolean
  readonly fetchProgress: FetchProgress | null
  /** Asks about papers and fills in what is empty. */
  readonly fetchMissing: (ids: readonly PaperId[]) => Promise<void>
  /** Asks no more; what has come is filled in. */
  readonly stopFetching: () => void
  readonly receiveFetchProgress: (progress: FetchProgress) => void
}

export const createFetchingSlice: StateCreator<State, [], [], FetchingSlice> = (set, get) => {
  const tell = (fetched: Fetched) => {
    const { filled, unchanged, notFound, unlike, failed, trouble } = fetched
    if (trouble && failed > 0 && filled + unchanged + notFound + unlike === 0) {
      sayError(new PaperlaneError(trouble.code, trouble.message))
      return
    }
    const { title, details } = wordsOf(fetched)
    const undo = { label: 'Undo', run: () => void get().undo() }
    say(title, details, filled > 0 ? undo : undefined)
  }

  return {
    isFetching: false,
    fetchProgress: null,

    fetchMissing: async ids => {
      if (ids.length === 0) return
      if (get().isFetching) {
        say('Something is being fetched already')
        return
      }
      set({ isFetching: true, fetchProgress: null })
      const fetched = await attempt(call('fetch.missing', { ids: [...ids] }))
      if (fetched?.seq != null) await get().whenShown(fetched.seq)
      // While it is still known as fetched: the change that waits to be announced leaves the word to this.
      if (fetched) tell(fetched)
      set({ isFetching: false, fetchProgress: null })
      const { overlay, exportScope, setExportScope } = get()
      if (overlay === 'export') setExportScope(exportScope) // what it lacks is another list now
    },
    stopFetching: () => void attempt(call('fetch.stop')),
    receiveFetchProgress: fetchProgress => {
      if (get().isFetching) set({ fetchProgress })
    },
  }
}
