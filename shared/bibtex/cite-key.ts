/**
 * Citation keys: `vaswaniAttentionAllYou2017`.
 *
 * A pattern says how they are made. A key that was exported or copied is pinned
 * and never changes by itself; new keys give way to it, also where capitals are
 * all that differs. Characters are `[A-Za-z0-9:_-]`, never empty, never random.
 */
import type { Paper, PaperId } from '../library/paper.ts'
import type { Keyed } from './key-parts.ts'
import { type KeyPattern, readKeyPattern, usualPattern } from './key-pattern.ts'

type Citable = Keyed & Pick<Paper, 'id' | 'citeKey'>

/** The pattern of a text; the usual one for a text that is none. */
export function keyPattern(text: string): KeyPattern {
  const pattern = readKeyPattern(text).pattern ?? readKeyPattern(usualPattern).pattern
  if (!pattern) throw new Error('the usual pattern is not understood')
  return pattern
}

const usual = keyPattern(usualPattern)

/**
 * Gives every paper its key: pinned ones as they are, new ones unique among them
 * and `taken`, ignoring case, with a, b, ..., z, aa where they would clash.
 *
 * The same papers in the same order get the same keys.
 *
 * @param taken keys of other papers; those of `papers` themselves do no harm
 */
export function assignKeys(
  papers: readonly Citable[],
  taken: Iterable<string> = [],
  pattern: KeyPattern = usual,
): Map<PaperId, string> {
  const steps = keySteps(papers, taken, pattern)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Keys that are noted as taken between two rests. */
const restAfter = 500

/** `assignKeys` in steps of one paper, for a library too large to do at one go. */
export function* keySteps(
  papers: readonly Citable[],
  taken: Iterable<string>,
  pattern: KeyPattern,
): Generator<void, Map<PaperId, string>, undefined> {
  const keys = new Map<PaperId, string>()
  const used = new UsedKeys()
  // Which keys are taken matters to new ones only.
  if (papers.some(({ citeKey }) => citeKey === null)) {
    let count = 0
    for (const key of taken) {
      used.add(key)
      if (++count % restAfter === 0) yield
    }
    for (const { citeKey } of papers) if (citeKey !== null) used.add(citeKey)
  }
  for (const paper of papers) {
    yield
    keys.set(paper.id, paper.citeKey ?? used.next(pattern(paper)))
  }
  return keys
}

/** Keys that are taken, whatever their capitals. */
export class UsedKeys {
  /** By each, where to go on, so that many papers of one title do not count from `a` each time. */
  readonly #used = new Map<string, number>()

  add(key: string): void {
    const lower = key.toLowerCase()
    if (!this.#used.has(lower)) this.#used.set(lower, 1)
  }

  /** The first free one of base, basea, baseb, ..., basez, baseaa; it is taken from then on. */
  next(base: string): string {
    const lower = base.toLowerCase()
    let count = this.#used.get(lower)
    if (count === undefined) {
      this.#used.set(lower, 1)
      return base
    }
    while (this.#used.has(lower + suffix(count))) count++
    this.#used.set(lower, count + 1)
    this.#used.set(lower + suffix(count), 1)
    return base + suffix(count)
  }
}

/** Nothing, a, b, ..., z, aa, ab, ... */
function suffix(count: number): string {
  return count === 0
    ? ''
    : suffix(Math.floor((count - 1) / 26)) + String.fromCharCode(97 + ((count - 1) % 26))
}
