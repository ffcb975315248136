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
