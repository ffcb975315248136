/**
 * What a part of the benchmarks is: a name on the command line, what it measures, and the lines it says.
 */

/** What a part is given for one size. */
export interface Bench {
  readonly papers: number
  /** A folder of its own, for user's data with a library or whatever else; removed afterwards. */
  readonly folder: string
  /** A virtual display, as `:99`; empty where the system shows windows by itself. */
  readonly display: string
  /** Adds a line to the table. */
  readonly say: (line: Line) => void
}

/** One line of the table: what was measured, how it stands to its floor, and what it should reach. */
export interface Line {
  readonly what: string
  readonly value: string
  /** The least that this machine allows, measured in the same run. */
  readonly floor?: string
  readonly ratio?: string
  readonly target?: string
}

/** Measures one size, says what it found, and answers the figures for the JSON of the last line. */
export type Part = (bench: Bench) => Promise<object>
