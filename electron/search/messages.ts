/**
 * What the main process and the search worker say to each other.
 */
import type { Condition } from '../../shared/search/query.ts'
import type { FoundPapers, KnownNumbers } from '../../shared/search/found.ts'
import type { PackedPapers } from './packed-papers.ts'

/** What the worker is started with. */
export interface SearchWorkerData {
  /** The folder that the index may be kept in; null where nothing may be written. */
  readonly cache: string | null
  /** What the library's files are now; null where they are not known, so that no kept index fits. */
  readonly stamp: string | null
  /** The words are written when they have not changed for this long, in milliseconds. */
  readonly quietFor: number
}

export type ToSearchWorker =
  | { readonly type: 'put'; readonly papers: PackedPapers }
  | { readonly type: 'remove'; readonly ids: readonly string[] }
  | {
      readonly type: 'find'
      readonly request: number
      readonly condition: Condition
      /** The most relevant so many; null asks for every one, in no order. */
      readonly limit: number | null
      /** Whether the answer may name the papers that were not found instead. */
      readonly isBrief: boolean
    }
  | {
      readonly type: 'mark'
      readonly request: number
      /** null asks for numbers alone. */
      readonly condition: Condition | null
      readonly known: KnownNumbers
    }
  | { readonly type: 'count'; readonly request: number; readonly condition: Condition }
  /** Keeps what fits the library's files as they are in the end. */
  | { readonly type: 'close'; readonly stamp: string | null }

export type FromSearchWorker =
  /** Whether an index was kept that still fits; otherwise it waits for every paper. */
  | { readonly type: 'opened'; readonly isKnown: boolean }
  /** A `put` or a `remove` was worked in. */
  | { readonly type: 'took' }
  /** Ids joined by line feeds. */
  | { readonly type: 'found'; readonly request: number; readonly ids: string; readonly isAllBut: boolean }
  | { readonly type: 'marked'; readonly request: number; readonly found: FoundPapers }
  | { readonly type: 'counted'; readonly request: number; readonly count: number }
  | { readonly type: 'closed' }
