/**
 * What every layer of the torture is given and answers.
 *
 * A layer runs trials against the code under test until it has done as many as
 * it was asked for or its time is up, and counts what must never happen.
 */
import type * as productCode from './code-under-test.ts'
import type { FileSystem } from '../../electron/library/file-system.ts'

/** The library's code: the product's, or a bundle with one deliberate mistake in it. */
export type Code = typeof productCode

/** What is being tortured. */
export interface Subject {
  readonly code: Code
  /** Stands between the library and its disk; a mutant may live here. */
  readonly through: (files: FileSystem) => FileSystem
  /** The name of that mutant, for processes of their own; empty where there is none. */
  readonly throughName: string
  /** The program of the writing child, bundled with the same code. */
  readonly child: () => Promise<string>
}

/** One run of one layer. */
export interface Run {
  readonly subject: Subject
  readonly seed: number
  readonly trials: number
  /** When to stop whatever is left, as `Date.now()` counts. */
  readonly until: number
  /** Whether one failure is enough, as for a mutant. */
  readonly stopsAtFirst: boolean
}

/** What a layer found. Everything but `trials` and `acknowledged` has to be 0; `also` is for the record. */
export interface Figures {
  readonly trials: number
  /** Changes that were answered as saved. */
  readonly acknowledged: number
  /** Of those, how many were gone. */
  readonly lost: number
  /** Values found that nobody asked for. */
  readonly invented: number
  /** Anything else that must not be: damage not told, an error that is no PaperlaneError, a leak. */
  readonly bad: number
  readonly also: Readonly<Record<string, number | string>>
  /** The first failures, with what it takes to repeat them. */
  readonly failures: readonly string[]
}

export interface Layer {
  readonly name: string
  /** Trials of the short form, and of the long one. */
  readonly short: number
  readonly long: number
  /** Its part of the time of the long form; only the proportion matters. */
  readonly share: number
  readonly run: (run: Run) => Promise<Figures>
}

/** Counts while a layer runs. */
export class Tally {
  trials = 0
  acknowledged = 0
  readonly also: Record<string, number | string> = {}
  readonly #run: Run
  readonly #counts = { lost: 0, invented: 0, bad: 0 }
  readonly #failures: string[] = []

  constructor(run: Run) {
    this.#run = run
  }

  /** Whether there is reason to go on: trials left, time left, and no failure that was enough. */
  goesOn(): boolean {
    const { trials, until, stopsAtFirst } = this.#run
    const isEnough = stopsAtFirst && this.#failures.length > 0
    return this.trials < trials && !isEnough && (this.trials === 0 || Date.now() < until)
  }

  /** Counts a failure. `where` has what it takes to repeat it. */
  fail(what: 'lost' | 'invented' | 'bad', where: string): void {
    this.#counts[what]++
    if (this.#failures.length < 5) this.#failures.push(`${what}: ${where} (seed ${this.#run.seed})`)
  }

  count(name: string, by = 1): void {
    this.also[name] = Number(this.also[name] ?? 0) + by
  }

  figures(): Figures {
    const { trials, acknowledged, also } = this
    return { trials, acknowledged, ...this.#counts, also, failures: this.#failures }
  }
}

/** Whether a layer found nothing that must not be, and did anything at all. */
export function isClean({ trials, lost, invented, bad }: Figures): boolean {
  return trials > 0 && lost + invented + bad === 0
}
