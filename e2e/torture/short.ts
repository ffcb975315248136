/**
 * The short form of a layer, as `npm test` runs it: the same seed every time, and no clock.
 */
import type { Figures, Layer } from './layer.ts'
import { product } from './subject.ts'

export const shortSeed = 1

/** Runs as many trials as the short form has. */
export function shortForm({ run, short }: Layer): Promise<Figures> {
  return run({ subject: product, seed: shortSeed, trials: short, until: Infinity, stopsAtFirst: false })
}

/** What the figures of an unharmed library look like. */
export const unharmed = { lost: 0, invented: 0, bad: 0, failures: [] }
