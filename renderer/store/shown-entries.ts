/**
 * Which entries of the library are on the screen.
 *
 * They come in order of seq and without gaps (L6), but for one case: while the parts of a long
 * entry are on their way, short ones that have nothing to do with it are told before it is whole.
 */
export class ShownEntries {
  /** All up to this one are shown. */
  #seq = 0
  /** The last of those that are shown though the one after `#seq` is not whole yet; 0 where there is none. */
  #ahead = 0

  /** Every row was read anew, as of an entry. */
  readTo(seq: number): void {
    this.#seq = seq
    this.#ahead = 0
  }

  /**
   * What is to be done with an entry: it is shown already, comes next, or something before it is missing.
   *
   * @param begun the long entry of which some parts are there
   */
  placeOf(seq: number, begun: number | null): 'known' | 'next' | 'gap' {
    if (this.isShown(seq)) return 'known'
    const next = this.#seq + 1
    return seq === next || (begun === next && seq === Math.max(this.#ahead, next) + 1) ? 'next' : 'gap'
  }

  /** Notes one that came next. */
  add(seq: number): void {
    if (seq > this.#seq + 1) this.#ahead = seq
    else this.readTo(Math.max(seq, this.#ahead))
  }

  isShown(seq: number): boolean {
    return seq <= this.#seq || (seq > this.#seq + 1 && seq <= this.#ahead)
  }

  /** Whether nothing is shown that was done after it. */
  isNewest(seq: number): boolean {
    return seq >= Math.max(this.#seq, this.#ahead)
  }
}
