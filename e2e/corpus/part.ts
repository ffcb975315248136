/**
 * What a part of the corpus is: one kind of files that other people made, and how much of it is read as it should be.
 *
 * A part for another format is a file of its own with a line in `parts.ts`.
 */

/** One line of the table. */
export interface Line {
  readonly what: string
  /** How many were read as they should be, of how many. */
  readonly good: number
  readonly all: number
  /** The least share that is good enough, from 0 to 1; 1 where it is not given. */
  readonly goal?: number
}

/** What a part is given. */
export interface Corpus {
  /** The folder of the data. */
  readonly data: string
  /** Adds a line to the table; one below its goal fails the run. */
  readonly say: (line: Line) => void
  /** Names what is wrong, with file and place; shown below the table. */
  readonly tell: (problem: string) => void
  /** Names a difference that stays, with its reason; shown where `--explain` asks for it. */
  readonly explain: (difference: string) => void
  /** Notes that a part of the data is not there. */
  readonly skip: (what: string) => void
}

/** Reads its files, says what it found, and answers the figures for the JSON of the last line. */
export type Part = (corpus: Corpus) => object
