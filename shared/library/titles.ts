/**
 * Titles as far as they tell papers apart: their letters, and how alike two of them are.
 */

import { isPlainAscii } from '../text/clean.ts'

/** Letters and digits of every script, lower case, without accents; the vowel signs of Indic scripts stay. */
export function lettersOf(text: string): string {
  // Most titles are plain, and need neither to be taken apart nor a search through Unicode.
  if (isPlainAscii(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, '')
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]|[\u0300-\u036f]/gu, '')
}

/** How much of a title is looked at for likeness, in letters: a "title" of a megabyte is none. */
const mostLetters = 400

/** Calls for each run of three letters, as a number; whatever has fewer than three letters is one run. */
export function forEachRun(letters: string, take: (run: number) => void): void {
  const end = Math.min(letters.length, mostLetters)
  for (let i = 0; i < end - 2; i++)
    take((letters.charCodeAt(i) * 65_599 + letters.charCodeAt(i + 1)) * 31 + letters.charCodeAt(i + 2))
  if (end === 1 || end === 2) take(letters.charCodeAt(0))
}

/** A title's runs, each once. */
export function runsOf(letters: string): ReadonlySet<number> {
  const runs = new Set<number>()
  forEachRun(letters, run => runs.add(run))
  return runs
}

/** How alike two titles are: the share of runs that both have among all that either has, 0 to 1 (Jaccard). */
export function alikeness(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = shared(a, b)
  const all = a.size + b.size - both
  return all === 0 ? 0 : both / all
}

/** How much of the shorter title the longer one holds, 0 to 1. */
export function containment(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const least = Math.min(a.size, b.size)
  return least === 0 ? 0 : shared(a, b) / least
}

function shared(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let count = 0
  for (const run of few) if (many.has(run)) count++
  return count
}
