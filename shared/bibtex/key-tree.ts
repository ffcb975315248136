/**
 * What a key pattern becomes when it has been read, in whichever language.
 */
import type { Argument, Keyed, Known } from './key-parts.ts'

/** Why a text is no pattern, in a sentence. */
export class Problem extends Error {}

/** A pattern, or a part of one. */
export interface Tree {
  readonly of: (paper: Keyed) => string
  /** Whether it names a part of a paper. */
  readonly names: boolean
  /** Whether it begins with a part in small letters. */
  readonly startsSmall: ((paper: Keyed) => string) | null
}

/** A part or a filter by its name. Throws a `Problem` that says which there are. */
export function known<Work>(all: ReadonlyMap<string, Known<Work>>, name: string, what: string): Known<Work> {
  const found = all.get(name.toLowerCase())
  if (!found) throw new Problem(`There is no ${what} “${name}”. There is: ${[...all.keys()].join(', ')}.`)
  return found
}

/** The arguments given, and the usual ones for the rest. */
export function withUsual(
  name: string,
  usual: readonly Argument[],
  given: readonly Argument[],
): readonly Argument[] {
  if (given.length > usual.length)
    throw new Problem(
      usual.length === 0
        ? `${name} takes nothing in brackets.`
        : `${name} takes at most ${usual.length} in brackets.`,
    )
  return [...given, ...usual.slice(given.length)]
}

/** A part of a paper. */
export function partTree(
  work: (paper: Keyed, ...given: readonly Argument[]) => string,
  given: readonly Argument[],
): Tree {
  return { of: paper => work(paper, ...given), names: true, startsSmall: null }
}

/** Text that stands in every key. */
export function literal(words: string): Tree {
  const foreign = /[^A-Za-z0-9:_\s-]/.exec(words)?.[0]
  if (foreign !== undefined)
    throw new Problem(`A key has letters, figures, “:”, “_” and “-”; “${foreign}” is none of them.`)
  return { of: () => words, names: false, startsSmall: null }
}

/** One after the other. */
export function joined(terms: readonly Tree[]): Tree {
  return {
    of: paper => terms.reduce((key, term) => key + term.of(paper), ''),
    names: terms.some(({ names }) => names),
    startsSmall: terms[0]?.startsSmall ?? null,
  }
}
