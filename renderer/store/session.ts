/**
 * Figures of today: what was kept and skipped, and how long a decision takes.
 */
import type { StateCreator } from 'zustand'
import type { DayFigures, SessionFigures } from '../../shared/library/statistics.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'

/** Days that the statistics show. */
const shownDays = 30

export interface SessionSlice {
  readonly session: SessionFigures | null
  /** Today first; null until they are there. */
  readonly days: readonly DayFigures[] | null
  readonly refreshSession: () => Promise<void>
  readonly openStatistics: () => Promise<void>
}

export const createSessionSlice: StateCreator<State, [], [], SessionSlice> = (set, get) => ({
  session: null,
  days: null,
  refreshSession: async () => {
    const session = await attempt(call('session.read'))
    if (session) set({ session })
  },
  openStatistics: async () => {
    set({ days: null })
    get().open('statistics')
    const [days] = await Promise.all([
      attempt(call('statistics.read', { days: shownDays })),
      get().refreshSession(),
    ])
    if (days) set({ days })
  },
})

/** How long the papers left will take at this pace, in words; null where that is not known. */
export function selectEstimate({
  session,
  column,
  order,
}: Pick<State, 'session' | 'column' | 'order'>): string | null {
  const left = order[column].length
  if (session?.paceMs == null || left === 0) return null
  const minutes = Math.max(1, Math.round((left * session.paceMs) / 60_000))
  return minutes < 120 ? `about ${minutes} min` : `about ${Math.round(minutes / 60)} h`
}
