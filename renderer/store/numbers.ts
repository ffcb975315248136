/**
 * The numbers that the search index gives papers, as far as the window knows them.
 *
 * A broad search is answered by one bit for each number: a hundred thousand
 * names would take longer to read than a key may take.
 */
import type { KnownNumbers, Numbering } from '../../shared/search/found.ts'
import type { PaperId } from '../../shared/library/paper.ts'

export class Numbers {
  readonly #generation: number
  readonly #ofPapers = new Map<PaperId, number>()
  /** The numbers of a list's papers, in its order; lists are never changed, only replaced. */
  #ofLists = new WeakMap<readonly PaperId[], Int32Array>()
  #count = 0

  constructor(generation = 0) {
    this.#generation = generation
  }

  get known(): KnownNumbers {
    return { generation: this.#generation, count: this.#count }
  }

  /** -1 for a paper that has none yet. */
  of(id: PaperId): number {
    return this.#ofPapers.get(id) ?? -1
  }

  ofList(list: readonly PaperId[]): Int32Array {
    let numbers = this.#ofLists.get(list)
    if (!numbers) {
      numbers = Int32Array.from(list, id => this.of(id))
      this.#ofLists.set(list, numbers)
    }
    return numbers
  }

  /** Itself, or empty numbers where they were given anew. */
  ofGeneration(generation: number): Numbers {
    return generation === this.#generation ? this : new Numbers(generation)
  }

  /** Takes over what is new of the same generation; the caller may rest wherever it yields. */
  *take({ from, ids }: Numbering): Generator<void, void> {
    // Where others took over the same meanwhile, nothing is left to do.
    if (ids === '' || from > this.#count) return
    this.#ofLists = new WeakMap()
    for (const [at, id] of ids.split('\n').entries()) {
      if (from + at < this.#count) continue
      if (id !== '') this.#ofPapers.set(id as PaperId, from + at)
      this.#count = from + at + 1
      if (at % takenAtOnce === 0) yield
    }
    this.#ofLists = new WeakMap()
  }
}

/** Papers that are taken over between two rests. */
const takenAtOnce = 1_000
