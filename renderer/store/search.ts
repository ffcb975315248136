/**
 * Search: what is looked for, and which papers are it.
 *
 * The board, the review, the selection and every key act on the papers found.
 * The main process is asked at every letter; only the answer to the latest
 * question counts. What was found is asked for anew whenever a paper changed.
 */
import type { StateCreator } from 'zustand'
import type { PaperId } from '../../shared/library/paper.ts'
import { type Condition, parseQuery } from '../../shared/search/query.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import { selectTotal } from './mirror.ts'
import { type FoundPapers, shownOrder } from './order.ts'
import type { State } from './store.ts'

/** Papers that are not in the index yet are asked for again after this long, in milliseconds. */
const askAgainAfter = 300

export interface SearchSlice {
  readonly searchText: string
  /** What the papers found meet, for marking words; null while nothing is looked for. */
  readonly sought: Condition | null
  /** The papers found; null while every paper is shown. */
  readonly found: FoundPapers | null
  readonly searchProblems: readonly string[]
  /** Papers that the index has not read yet. */
  readonly unread: number
  readonly setSearch: (text: string) => Promise<void>
  /** The most relevant papers for a query, the best first, whatever is shown. */
  readonly findPapers: (text: string, limit: number) => Promise<readonly PaperId[]>
  /** Asks again for the same, after papers changed. */
  readonly refreshSearch: () => Promise<void>
}

export const createSearchSlice: StateCreator<State, [], [], SearchSlice> = (set, get) => {
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (found: FoundPapers | null, rest: Partial<State>) => {
    const { fullOrder, order } = get()
    set({ found, order: shownOrder(fullOrder, found, order), ...rest })
    get().keepToShown()
  }

  const ask = async (text: string) => {
    const mine = ++latest
    clearTimeout(timer)
    const { condition } = parseQuery(text, Date.now())
    const answer = await attempt(call('search.find', { text, limit: null }))
    if (mine !== latest || !answer) return
    const { ids, isAllBut, problems, pending } = answer
    const named = new Set((ids === null || ids === '' ? [] : ids.split('\n')) as PaperId[])
    const found = ids === null ? null : isAllBut ? allBut(named, selectTotal(get())) : named
    show(found, { sought: condition, searchProblems: problems, unread: pending })
    if (pending > 0) timer = setTimeout(() => void get().refreshSearch(), askAgainAfter)
  }

  return {
    searchText: '',
    sought: null,
    found: null,
    searchProblems: [],
    unread: 0,
    setSearch: async text => {
      set({ searchText: text })
      if (text.trim() !== '') {
        await ask(text)
        return
      }
      latest++
      clearTimeout(timer)
      show(null, { sought: null, searchProblems: [], unread: 0 })
    },
    findPapers: async (text, limit) => {
      const answer = await attempt(call('search.find', { text, limit }))
      return (answer?.ids?.split('\n').filter(id => id !== '') ?? []) as PaperId[]
    },
    refreshSearch: async () => {
      const { searchText } = get()
      if (searchText.trim() !== '') await ask(searchText)
    },
  }
}

function allBut(others: ReadonlySet<PaperId>, total: number): FoundPapers {
  return { size: total - others.size, has: id => !others.has(id) }
}

/** How many papers were found; null while nothing is looked for. */
export function selectFoundCount({ found }: Pick<State, 'found'>): number | null {
  return found && found.size
}
