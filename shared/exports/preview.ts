/**
 * What a person is shown before papers go out, and before keys are made anew.
 */
import type { PaperId } from '../library/paper.ts'
import type { Lack } from './lacks.ts'
import type { WholeName } from './short-venue.ts'

/** Entries shown. */
export const shownEntries = 5
/** Papers and keys listed by name; the rest is a number. */
export const mostListed = 200

export interface ExportPreview {
  readonly count: number
  /** The text of the first entries, in the order of the board. */
  readonly sample: string
  /** Papers of which something is missing; the first of them by name. */
  readonly lackingCount: number
  readonly lacking: readonly LackingPaper[]
  /** Papers whose journal goes out whole though short names are asked for; the commonest of these journals. */
  readonly wholeCount: number
  readonly whole: readonly WholeName[]
}

export interface LackingPaper {
  readonly id: PaperId
  readonly title: string
  readonly lacks: readonly Lack[]
}

/** Keys that would be others, as the library is after an entry. */
export interface KeyRenewal {
  readonly seq: number
  readonly count: number
  readonly changes: readonly KeyChange[]
}

export interface KeyChange {
  readonly id: PaperId
  readonly title: string
  readonly from: string
  readonly to: string
}
