/**
 * What a library is known by, for imports to be compared with.
 *
 * Built at the first import, since a start should not pay for it. After that a
 * change is only noted when it happens, and worked in when the next import
 * asks: a hundred thousand papers that were just added would else hold up
 * everything for two seconds.
 */
import { type Change, changedId } from '../../shared/library/changes.ts'
import { KnownPapers } from '../../shared/library/known-papers.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { decisions } from './preview.ts'

export class KnownLibrary {
  readonly #library: Library
  readonly #known = new KnownPapers()
  /** Papers of which something else may be known now. */
  readonly #changed = new Set<PaperId>()
  /** Goes through entries that are too long to be looked through where they happen. */
  #sorting: Promise<void> = Promise.resolve()
  #isBegun = false
  #version = 0

  constructor(library: Library) {
    this.#library = library
    library.onChanged(({ changes }) => this.#note(changes))
  }

  /** Another number wherever a comparison may come out otherwise than before. */
  get version(): number {
    return this.#version
  }

  /**
   * Brings everything in step, and answers it; what changes from then on is not in it until
   * it is asked for again. Nobody may ask while somebody else still compares.
   *
   * @param rested called at every rest, with how many papers are worked in and how many are left
   */
  async current(rested: (done: number, left: number) => void = () => undefined): Promise<KnownPapers> {
    const slices = new Slices('behind keys')
    let done = 0
    if (!this.#isBegun) {
      this.#isBegun = true
      // What is added while this rests is noted like any change.
      for (const { id } of this.#library.all()) {
        this.#changed.add(id)
        if (slices.isDue) await slices.rest()
      }
    }
    for (let sorted: Promise<void> | null = null; sorted !== this.#sorting || this.#changed.size > 0;) {
      sorted = this.#sorting
      await sorted
      await slices.run(this.#known.reserve(this.#changed.size))
      for (const id of this.#changed) {
        this.#changed.delete(id) // before the rest, in which it may change again
        const paper = this.#library.get(id)
        if (paper) this.#known.add(id, paper)
        else this.#known.remove(id)
        done++
        if (!slices.isDue) continue
        await slices.rest()
        rested(done, this.#changed.size)
      }
    }
    return this.#known
  }

  #note(changes: readonly Change[]): void {
    const isLong = changes.length > mostAtOnce
    if (isLong || changes.some(isTold)) this.#version++
    if (!this.#isBegun) return
    if (isLong) this.#sorting = this.#sorting.then(() => this.#noteInParts(changes))
    else this.#noteEach(changes)
  }

  async #noteInParts(changes: readonly Change[]): Promise<void> {
    const slices = new Slices('behind keys')
    for (let from = 0; from < changes.length; from += mostAtOnce) {
      this.#noteEach(changes.slice(from, from + mostAtOnce))
      if (slices.isDue) await slices.rest()
    }
  }

  #noteEach(changes: readonly Change[]): void {
    for (const change of changes) if (isTold(change)) this.#changed.add(changedId(change))
  }
}

/** Changes that are looked through at once. */
const mostAtOnce = 1_000

/** Whether something that sources say of a paper is another now. Moves, stars and the like are not. */
function isTold(change: Change): boolean {
  return change.type !== 'edited' || Object.keys(change.fields).some(field => !decisions.has(field))
}
