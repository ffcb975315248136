/**
 * Papers in full, for what is in view: abstracts, links, authors.
 *
 * Rows carry no abstracts, so cards and the review ask here. Wishes of one
 * frame go out as one call; the latest few thousand answers are kept.
 */
import type { StateCreator } from 'zustand'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { idAt, textAt } from '../../shared/library/pack.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'

/** Papers kept: about 4 MB of abstracts. */
const mostKept = 2_000
/** Papers asked for in one call; the contract allows 500. */
const mostAsked = 200

export interface DetailsSlice {
  /** Changed in place; their column and rank may be old, rows have those. */
  readonly papers: Map<PaperId, Paper>
  /** Asks for papers that are not here yet. */
  readonly wantPapers: (ids: readonly PaperId[]) => void
  readonly keepPapers: (papers: readonly Paper[]) => void
  /** Drops what is gone, and asks again for what changed; the old text stands until the new one is here. */
  readonly refreshPapers: (changes: readonly RowChanges[]) => void
}

export const createDetailsSlice: StateCreator<State, [], [], DetailsSlice> = (set, get) => {
  const wanted = new Set<PaperId>()
  const asked = new Set<PaperId>()
  let isScheduled = false

  const ask = async () => {
    isScheduled = false
    const ids = [...wanted].slice(-mostAsked)
    wanted.clear()
    for (const id of ids) asked.add(id)
    const papers = await attempt(call('paper.read', { ids }))
    for (const id of ids) asked.delete(id)
    if (papers) get().keepPapers(papers)
  }

  const schedule = () => {
    if (wanted.size === 0 || isScheduled) return
    isScheduled = true
    queueMicrotask(() => void ask())
  }

  return {
    papers: new Map(),
    wantPapers: ids => {
      const { papers } = get()
      for (const id of ids) if (!papers.has(id) && !asked.has(id)) wanted.add(id)
      schedule()
    },
    keepPapers: kept => {
      const { papers } = get()
      for (const paper of kept) papers.set(paper.id, paper)
      // A Map iterates in the order of insertion: the oldest answers go first.
      for (const id of papers.keys()) {
        if (papers.size <= mostKept) break
        papers.delete(id)
      }
      set({ papers })
    },
    refreshPapers: changes => {
      const { papers } = get()
      for (const { rows, isText, removed } of changes) {
        for (let i = 0; i < removed.ends.length; i++) papers.delete(textAt(removed, i) as PaperId)
        for (let i = 0; i < rows.count; i++) {
          if (isText[i] === 1 && papers.has(idAt(rows, i))) wanted.add(idAt(rows, i))
        }
      }
      schedule()
    },
  }
}
