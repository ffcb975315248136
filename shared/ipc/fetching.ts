/**
 * Fetching what is missing: what the window hears of it.
 */
import type { WireError } from '../errors.ts'

/** How far it has come. */
export interface FetchProgress {
  readonly step: 'asking' | 'filling'
  /** Who is asked, as a person knows them. */
  readonly service: string
  /** 0 to 1. */
  readonly share: number
}

/** What came of it. Every paper that was named is counted once, from `filled` on. */
export interface Fetched {
  /** The entry that filled them in; null where there was nothing to fill. */
  readonly seq: number | null
  readonly fields: number
  readonly filled: number
  /** Nothing was missing. */
  readonly complete: number
  /** They have neither a DOI nor an arXiv id. */
  readonly withoutId: number
  /** Services know them, and no more than is known here. */
  readonly unchanged: number
  readonly notFound: number
  /** What a service says of their id is about another paper. */
  readonly unlike: number
  /** They were not asked about, or the answer was of no use; `trouble` says why. */
  readonly failed: number
  /** It was stopped before they were asked about, or they were too many at once. */
  readonly left: number
  readonly trouble: WireError | null
}
