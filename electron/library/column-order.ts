/**
 * The order of one column, kept without sorting it after every move.
 *
 * What comes below all others, as imports do, is put at the end of a sorted list.
 * Other changes leave dead papers in it and put new ones into a small list beside
 * it; reading merges the two and passes over the dead. When the small list or the
 * dead grow past an eighth of the column, the list is made afresh when it is next asked for.
 */
import type { Paper } from '../../shared/library/paper.ts'
import { byRank } from '../../shared/library/row.ts'

export class ColumnOrder {
  readonly #isCurrent: (paper: Paper) => boolean
  readonly #collect: () => Paper[]
  #sorted: Paper[] | null = null
  #fresh: Paper[] = []
  #isFreshSorted = true
  #dead = 0
  #count = 0
  #top = 0
  #bottom = 0

  /** @param isCurrent whether this very paper is still in the library, unchanged */
  constructor(isCurrent: (paper: Paper) => boolean, collect: () => Paper[]) {
    this.#isCurrent = isCurrent
    this.#collect = collect
  }

  get count(): number {
    return this.#count
  }

  /** A rank that none of the column undercuts and one that none exceeds: perhaps loose, never wrong. */
  get ends(): { readonly top: number; readonly bottom: number } {
    return { top: this.#top, bottom: this.#bottom }
  }

  /** Notes a paper that came to the column, or took another place or another text in it. */
  added(paper: Paper): void {
    const isFirst = this.#count === 0
    // The ends may be loose, but no list has a rank beyond them, not even of a paper that has gone.
    const isLast = isFirst || paper.rank > this.#bottom
    if (isFirst) this.takeSorted([])
    this.#count++
    this.#top = isFirst ? paper.rank : Math.min(this.#top, paper.rank)
    this.#bottom = isFirst ? paper.rank : Math.max(this.#bottom, paper.rank)
    if (this.#sorted === null) return
    if (isLast) {
      this.#sorted.push(paper)
      return
    }
    this.#fresh.push(paper)
    this.#isFreshSorted = false
    this.#giveUpWhenWorn()
  }

  /** Notes that a paper left the column, or stands in it as another. */
  removed(): void {
    this.#count--
    if (this.#count === 0) this.#top = this.#bottom = 0
    if (this.#sorted === null) return
    this.#dead++
    this.#giveUpWhenWorn()
  }

  /** The first papers from the top; costs their number, and a sort after many changes. */
  first(count: number): Paper[] {
    if (this.#sorted === null) this.takeSorted(this.#collect().sort(byRank))
    if (!this.#isFreshSorted) {
      this.#fresh = this.#fresh.filter(this.#isCurrent).sort(byRank)
      this.#isFreshSorted = true
    }
    if (this.#sorted && this.#fresh.length + this.#dead === 0) return this.#sorted.slice(0, count)
    return this.#merged(Math.min(count, this.#count))
  }

  /** Whether the next reading has to sort the whole column. */
  get isStale(): boolean {
    return this.#sorted === null
  }

  /** Takes a list of the whole column that was sorted elsewhere, so that no reading has to. */
  takeSorted(papers: readonly Paper[]): void {
    this.#sorted = papers.slice()
    this.#fresh = []
    this.#isFreshSorted = true
    this.#dead = 0
  }

  #merged(count: number): Paper[] {
    const sorted = this.#sorted ?? []
    const found: Paper[] = []
    for (let i = 0, j = 0; found.length < count;) {
      const one = sorted[i]
      const other = this.#fresh[j]
      const isOne = one !== undefined && (other === undefined || byRank(one, other) <= 0)
      const next = isOne ? one : other
      if (next === undefined) break
      if (isOne) i++
      else j++
      // A paper that was taken back to a former place can stand in both lists, side by side.
      if (this.#isCurrent(next) && found.at(-1) !== next) found.push(next)
    }
    return found
  }

  #giveUpWhenWorn(): void {
    if (this.#fresh.length + this.#dead <= Math.max(256, this.#count / 8)) return
    this.#sorted = null
    this.#fresh = []
    this.#isFreshSorted = true
    this.#dead = 0
  }
}
