/**
 * Search: what is looked for, and which papers are it.
 *
 * The board, the review, the selection and every key act on the papers found.
 * The main process is asked at every letter; only the answer to the latest
 * question counts. What was found is asked for anew whenever a paper changed.
 */
import type { StateCreator } from 'zustand'
import { idAt, textAt } from '../../shared/library/pack.ts'
import { columns, type PaperId } from '../../shared/library/paper.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import type { FoundPapers, Numbering } from '../../shared/search/found.ts'
import { type Condition, parseQuery } from '../../shared/search/query.ts'
import { call } from '../api.ts'
import { keptToShown, selectShownCount } from './board.ts'
import { attempt } from './failures.ts'
import { type Found, MarkedFound, NamedFound } from './found.ts'
import { Numbers } from './numbers.ts'
import { shownAnew, shownOrder, withMoves } from './order.ts'
import { inSlices, nextTurn } from './slices.ts'
import type { State } from './store.ts'

/** Papers that are not in the index yet are asked for again after this long, in milliseconds. */
export const askAgainAfter = 300
/** A key waits no longer than this for the index, in milliseconds. */
const patience = 10_000

export interface SearchSlice {
  readonly searchText: string
  /** What the papers found meet, for marking words; null while nothing is looked for. */
  readonly sought: Condition | null
  /** The papers found; null while every paper is shown. */
  readonly found: Found | null
  readonly searchProblems: readonly string[]
  /** The search field has the focus. */
  readonly isSearching: boolean
  readonly setSearching: (isSearching: boolean) => void
  /** Papers that the index has not read yet. */
  readonly unread: number
  readonly setSearch: (text: string) => Promise<void>
  /** Called when somebody is about to search: what the first answer would bring along comes before it. */
  readonly prepareSearch: () => Promise<void>
  /** The most relevant papers for a query, the best first, whatever is shown. */
  readonly findPapers: (
    text: string,
    limit: number,
  ) => Promise<{ readonly ids: readonly PaperId[]; readonly unread: number }>
  /** Whether what is shown is not what was typed last: its papers are on their way. */
  readonly isFinding: () => boolean
  /** Resolves once the papers of what was typed last are shown, or cannot be had, or take too long. */
  readonly whenFound: () => Promise<void>
  /** Resolves once the index has read every paper, or takes too long: all that is found is to be all. */
  readonly whenRead: () => Promise<void>
  /** Whether papers that changed are still what is looked for: asked of them alone where they are few. */
  readonly checkFound: (changes: readonly RowChanges[]) => Promise<void>
}

/** More changed papers than this are not asked about one by one. */
const mostChecked = 50

export const createSearchSlice: StateCreator<State, [], [], SearchSlice> = (set, get) => {
  let latest = 0
  let numbers = new Numbers()
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Questions that are not answered yet: what they will say of a paper may be older than its last change. */
  let onTheirWay = 0

  /** The answer to what was typed last, until it is shown. */
  let asking: Promise<void> | null = null

  /** The text of what is shown. */
  let shownText = ''

  const show = (text: string, found: Found | null, rest: Partial<State>) => {
    const state = get()
    const { fullOrder, rows, sorts } = state
    const order = shownOrder(fullOrder, found, state.order, rows, sorts)
    const next = { ...state, found, order }
    set({
      ...{ found, order, ...keptToShown(next), ...rest },
      // The same asked anew goes on with the review that is under way.
      ...(text !== shownText && { reviewTotal: selectShownCount(next, state.column) }),
    })
    shownText = text
  }

  const takeNumbers = (numbering: Numbering) => {
    numbers = numbers.ofGeneration(numbering.generation)
    return numbers.take(numbering)
  }

  const taken = (found: FoundPapers): Found => {
    if (found.are === 'named') return new NamedFound(new Set(namesOf(found.ids)))
    const taking = takeNumbers(found.numbering)
    while (taking.next().done !== true);
    return new MarkedFound(numbers, found.bits, found.count)
  }

  const ask = async (text: string) => {
    const mine = ++latest
    clearTimeout(timer)
    const { condition } = parseQuery(text, Date.now())
    onTheirWay++
    const answer = await attempt(call('search.mark', { text, known: numbers.known }))
    onTheirWay--
    if (!answer) return
    const found = answer.found && taken(answer.found)
    if (mine !== latest) return
    const { problems, pending } = answer
    show(text, found, { sought: condition, searchProblems: problems, unread: pending })
    if (pending > 0) timer = setTimeout(() => void ask(text), askAgainAfter)
  }

  return {
    searchText: '',
    sought: null,
    found: null,
    searchProblems: [],
    unread: 0,
    isSearching: false,
    setSearching: isSearching => set({ isSearching }),
    setSearch: async text => {
      if (text.trim() !== '') {
        // The question first: it is on its way while the letter is drawn.
        const mine = ask(text)
        asking = mine
        set({ searchText: text })
        await mine
        if (asking === mine) asking = null
        return
      }
      asking = null
      latest++
      clearTimeout(timer)
      show('', null, { searchText: text, sought: null, searchProblems: [], unread: 0 })
    },
    prepareSearch: async () => {
      const answer = await attempt(call('search.mark', { text: '', known: numbers.known }))
      if (answer?.found?.are !== 'marked') return
      await inSlices(takeNumbers(answer.found.numbering))
      for (const column of columns) {
        numbers.ofList(get().fullOrder[column])
        await nextTurn()
      }
    },
    findPapers: async (text, limit) => {
      const answer = await attempt(call('search.find', { text, limit }))
      return { ids: namesOf(answer?.ids ?? ''), unread: answer?.pending ?? 0 }
    },
    isFinding: () => asking !== null,
    whenFound: async () => {
      const until = performance.now() + patience
      while (asking && performance.now() < until)
        await Promise.race([asking, new Promise(resolve => setTimeout(resolve, patience))])
      asking = null // what was waited for in vain is not waited for again
    },
    whenRead: async () => {
      const until = performance.now() + patience
      while (get().unread > 0 && performance.now() < until)
        await new Promise(resolve => setTimeout(resolve, askAgainAfter))
    },
    checkFound: async changes => {
      const { searchText: text, found: asOf } = get()
      if (text.trim() === '') return
      const ids = changes.flatMap(changedIds)
      if (!asOf || onTheirWay > 0 || ids.length > mostChecked) {
        await ask(text)
        return
      }
      const asked = latest
      const answer = await attempt(call('search.check', { text, ids }))
      const { found, rows, sorts, order } = get()
      // A question that was asked since is answered with these papers in it.
      if (!answer || !found || asked !== latest) return
      const met = new Set(answer.filter(id => rows.columnOf(id) !== undefined))
      const moves = shownAnew(ids, met, found, rows, sorts)
      set({ order: withMoves(order, moves, rows, sorts), found: found.corrected(ids, met) })
      set(keptToShown(get()))
    },
  }
}

function namesOf(ids: string): PaperId[] {
  return (ids === '' ? [] : ids.split('\n')) as PaperId[]
}

function changedIds({ rows, removed }: RowChanges): PaperId[] {
  return [
    ...Array.from({ length: rows.count }, (_, i) => idAt(rows, i)),
    ...Array.from(removed.ends, (_, i) => textAt(removed, i) as PaperId),
  ]
}

/** How many papers were found; null while nothing is looked for. */
export function selectFoundCount({ found }: Pick<State, 'found'>): number | null {
  return found && found.size
}
