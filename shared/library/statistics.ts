/**
 * Figures of what was decided.
 */

/** Today so far. */
export interface SessionFigures {
  /** Papers whose last decision was made today. */
  readonly kept: number
  readonly skipped: number
  /** The median time of a decision, in milliseconds; null where too few were made. */
  readonly paceMs: number | null
}

/** One day. */
export interface DayFigures {
  /** Its first moment, in milliseconds since 1970. */
  readonly from: number
  readonly added: number
  readonly kept: number
  readonly skipped: number
}
