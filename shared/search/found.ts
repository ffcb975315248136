/**
 * The answer to a search.
 */

/** What a search found. */
export interface Found {
  /** Ids joined by line feeds: one long string crosses faster than many short ones. Null where nothing is asked for. */
  readonly ids: string | null
  /** Whether these are the papers that were not found: the shorter list, where most were. */
  readonly isAllBut: boolean
  /** What of the query was not understood, in plain sentences. */
  readonly problems: readonly string[]
  /** Papers that are not in the index yet; asking again later finds more. */
  readonly pending: number
}

/** What of the index's numbers somebody knows already: each paper that it has read has one. */
export interface KnownNumbers {
  /** Numbers are given anew now and then; those of another generation mean nothing. */
  readonly generation: number
  /** Numbers known, from 0 on. */
  readonly count: number
}

/** Papers and their numbers. */
export interface Numbering {
  readonly generation: number
  /** The number of the first of these papers. */
  readonly from: number
  /** Ids joined by line feeds, one for each number; empty for a number that is given up. */
  readonly ids: string
}

/**
 * Every paper that a search found, as a window takes it at each letter that is typed.
 *
 * Few are named. For many there is one bit for each number, and what is not
 * known of the numbers yet: a hundred thousand ids take longer than a frame.
 */
export type FoundPapers =
  | { readonly are: 'named'; readonly ids: string }
  | {
      readonly are: 'marked'
      readonly bits: Uint8Array
      readonly count: number
      readonly numbering: Numbering
    }

/** The answer to a search of everything. */
export interface FoundAll extends Pick<Found, 'problems' | 'pending'> {
  /** null where nothing is asked for. */
  readonly found: FoundPapers | null
}
