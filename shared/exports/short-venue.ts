/**
 * What a paper's journal is called for short.
 *
 * As its source says, or else by the rules of ISO 4. Books and proceedings are
 * titles that no rule abbreviates; where a source says how, they are too.
 */
import { isProceedings } from '../bibtex/entry-types.ts'
import type { Draft } from '../library/paper.ts'
import { abbreviatedJournal } from './journal-name.ts'

/** The venue of a paper for short; as it is where there is nothing to abbreviate, null for a journal of which no short name is known. */
export type ShortVenue = (paper: Draft) => string | null

/** Short names for one export: many papers are of one journal, which is worked out once. */
export function shortVenues(): ShortVenue {
  const known = new Map<string, string | null>()
  return ({ venue, type = null, other }) => {
    if (venue === null) return null
    const said = other?.['shortjournal']
    // Programs without a short name write the whole one a second time.
    if (said !== undefined && said.length < venue.length) return said
    if (type === null ? isProceedings(venue) : !inJournals.has(type)) return venue
    let short = known.get(venue)
    if (short === undefined) known.set(venue, (short = abbreviatedJournal(venue)))
    return short
  }
}

const inJournals: ReadonlySet<string> = new Set(['article-journal', 'article-magazine', 'review'])

/** A journal that goes out whole, and of how many papers. */
export interface WholeName {
  readonly name: string
  readonly count: number
}

/** Counts the journals that go out whole though short names are asked for. */
export class WholeNames {
  readonly #shortVenue = shortVenues()
  readonly #counts = new Map<string, number>()
  /** Of how many papers. */
  papers = 0

  add(paper: Draft): void {
    const { venue } = paper
    if (venue === null || this.#shortVenue(paper) !== null) return
    this.papers++
    this.#counts.set(venue, (this.#counts.get(venue) ?? 0) + 1)
  }

  /** The commonest first. */
  commonest(most: number): readonly WholeName[] {
    return [...this.#counts]
      .map(([name, count]) => ({ name, count }))
      .sort((a, b) => b.count - a.count)
      .slice(0, most)
  }
}
