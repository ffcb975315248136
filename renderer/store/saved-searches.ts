/**
 * Saved searches, and how many papers each finds.
 */
import type { StateCreator } from 'zustand'
import type { SavedSearch } from '../../shared/search/saved.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { say } from './toasts.ts'

/** Counts are made anew when nothing has changed for this long, in milliseconds. */
const quietFor = 400

export interface SavedSearchesSlice {
  readonly savedSearches: readonly SavedSearch[]
  /** Papers found by each, in the same order; null where not counted yet. */
  readonly savedCounts: readonly (number | null)[]
  readonly readSavedSearches: () => Promise<void>
  /** Keeps what is searched for now, or says that there is nothing to keep. */
  readonly saveSearch: () => Promise<void>
  readonly renameSearch: (from: string, to: string) => Promise<void>
  readonly removeSearch: (name: string) => Promise<void>
  /** Counts again once the library is quiet. */
  readonly countSaved: () => void
}

export const createSavedSearchesSlice: StateCreator<State, [], [], SavedSearchesSlice> = (set, get) => {
  let timer: ReturnType<typeof setTimeout> | undefined

  const write = async (searches: readonly SavedSearch[]) => {
    if ((await attempt(call('searches.write', { searches: [...searches] }))) === undefined) return false
    set({ savedSearches: searches, savedCounts: searches.map(() => null) })
    await count()
    return true
  }
  const count = async () => {
    const { savedSearches } = get()
    if (savedSearches.length === 0) return
    const counts = await attempt(call('search.count', { texts: savedSearches.map(({ text }) => text) }))
    if (counts && get().savedSearches === savedSearches) set({ savedCounts: counts })
  }

  return {
    savedSearches: [],
    savedCounts: [],
    readSavedSearches: async () => {
      const savedSearches = await attempt(call('searches.read'))
      if (!savedSearches) return
      set({ savedSearches, savedCounts: savedSearches.map(() => null) })
      await count()
    },
    saveSearch: async () => {
      const text = get().searchText.trim()
      const { savedSearches } = get()
      if (text === '') say('Search for something first, then save it')
      else if (savedSearches.some(one => one.text === text)) say('This search is saved already')
      else {
        const name = nameFor(text, savedSearches)
        if (await write([...savedSearches, { name, text }])) say(`Saved the search “${name}”`)
      }
    },
    renameSearch: async (from, to) => {
      const name = to.trim().slice(0, 100)
      const { savedSearches } = get()
      if (name === '' || name === from) return
      if (savedSearches.some(one => one.name === name)) say(`Another search is called “${name}”`)
      else await write(savedSearches.map(one => (one.name === from ? { ...one, name } : one)))
    },
    removeSearch: async name => {
      const { savedSearches } = get()
      const left = savedSearches.filter(one => one.name !== name)
      if (await write(left))
        say(`Removed the search “${name}”`, undefined, {
          label: 'Undo',
          run: () => void write(savedSearches),
        })
    },
    countSaved: () => {
      clearTimeout(timer)
      timer = setTimeout(() => void count(), quietFor)
    },
  }
}

/** The text itself, cut to what a name may be; numbered where two long texts begin alike. */
function nameFor(text: string, others: readonly SavedSearch[]): string {
  const base = text.slice(0, 90)
  const taken = new Set(others.map(({ name }) => name))
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base} ${number}`
    if (!taken.has(name)) return name
  }
}
