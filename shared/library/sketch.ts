/**
 * Sketches: what is left of a title to find titles like it (MinHash).
 *
 * A sketch holds the least of 48 different hashes of a title's runs of three
 * letters. Two titles agree in as many of them as they are alike, so the share
 * of equal bytes estimates their likeness, and titles that are alike have one of
 * twelve bands of four in common: 96 of 100 that are 70 % alike, all but one in
 * 500 that are 80 % alike, and one in 800 of those that are 10 % alike.
 */

import { forEachRun } from './titles.ts'

export const bands = 12
const rows = 4
export const sketchSize = bands * rows

export interface Sketch {
  /** One byte of each least hash. */
  readonly bytes: Uint8Array
  /** A hash of each band. */
  readonly bands: Uint32Array
}

/** The sketch of a title, given its letters; null for a title without any. */
export function sketchOf(letters: string): Sketch | null {
  if (letters === '') return null
  least.fill(0x7fffffff)
  forEachRun(letters, run => {
    // Two good hashes make as many as one likes (Kirsch and Mitzenmacher, 2006). With a sign, since V8 turns
    // numbers of 32 bits without one into fractions: this is three quarters of what a paper costs here.
    let hash = scattered(run)
    const step = scattered(run ^ 0x5bd1e995) | 1
    for (let k = 0; k < sketchSize; k++) {
      hash = (hash + step) | 0
      if (hash < (least[k] ?? 0)) least[k] = hash
    }
  })
  const keys = new Uint32Array(bands)
  for (let band = 0; band < bands; band++) {
    let key = band + 1
    for (let row = 0; row < rows; row++) key = scattered(key ^ (least[band * rows + row] ?? 0))
    keys[band] = key
  }
  const bytes = new Uint8Array(sketchSize)
  for (let k = 0; k < sketchSize; k++) bytes[k] = scattered(least[k] ?? 0)
  return { bytes, bands: keys }
}

/** The least hashes of the title at hand: the same room for each. */
const least = new Int32Array(sketchSize)

/** A hash of a text, an unsigned number of 32 bits. */
export function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = scattered(hash ^ text.charCodeAt(i))
  return hash >>> 0
}

/** A number of 32 bits that depends on every bit of another (the last step of MurmurHash3). */
function scattered(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
