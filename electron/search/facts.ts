/**
 * What is known of every paper beside its words, in lists that grow: a place for each paper.
 *
 * A paper whose text changes gets a new place and its old one is given up, so a
 * document of the index never has to be found again to be taken back.
 */
import { noYear, type PackedPapers } from './packed-papers.ts'

/** The lists by which papers are filtered. */
export interface FactLists {
  /** 1 for the places that hold a paper now. */
  readonly isTrue: Uint8Array
  readonly columns: Uint8Array
  readonly years: Int32Array
  readonly addedAt: Float64Array
  readonly movedAt: Float64Array
  readonly flags: Uint32Array
}

export class Facts {
  readonly #places: Map<string, number>
  #ids: string[]
  #lists: FactLists

  /** @param ids the paper of each place, empty for one that was given up */
  constructor(ids: readonly string[] = [], lists = emptyLists(Math.max(ids.length, 1024))) {
    this.#ids = [...ids]
    this.#places = new Map()
    for (const [place, id] of ids.entries()) if (id !== '') this.#places.set(id, place)
    this.#lists = lists
  }

  /** Places given out so far; some may be given up. */
  get count(): number {
    return this.#ids.length
  }

  /** How many papers there are. */
  get size(): number {
    return this.#places.size
  }

  get lists(): FactLists {
    return this.#lists
  }

  idAt(place: number): string {
    return this.#ids[place] ?? ''
  }

  placeOf(id: string): number | undefined {
    return this.#places.get(id)
  }

  /** The paper of each place, empty for one that was given up. */
  get ids(): readonly string[] {
    return this.#ids
  }

  /** A new place for a paper; one it had is given up. */
  place(id: string): number {
    this.remove(id)
    const place = this.#ids.length
    if (place === this.#lists.isTrue.length) this.#lists = resized(this.#lists, place * 2)
    this.#ids.push(id)
    this.#places.set(id, place)
    this.#lists.isTrue[place] = 1
    return place
  }

  remove(id: string): void {
    const place = this.#places.get(id)
    if (place === undefined) return
    this.#places.delete(id)
    this.#ids[place] = ''
    this.#lists.isTrue[place] = 0
  }

  /** Takes over what is known of the i-th of packed papers. */
  set(place: number, packed: PackedPapers, i: number): void {
    const lists = this.#lists
    lists.columns[place] = packed.columns[i] ?? 0
    lists.years[place] = packed.years[i] ?? noYear
    lists.addedAt[place] = packed.addedAt[i] ?? 0
    lists.movedAt[place] = packed.movedAt[i] ?? 0
    lists.flags[place] = packed.flags[i] ?? 0
  }

  /** The same papers without the places that were given up, and the new place of each old one (-1 for none). */
  compacted(): { readonly facts: Facts; readonly moved: Int32Array } {
    const moved = new Int32Array(this.count).fill(-1)
    const ids: string[] = []
    const lists = emptyLists(Math.max(this.size, 1024))
    for (let place = 0; place < this.count; place++) {
      if (this.#lists.isTrue[place] !== 1) continue
      const to = (moved[place] = ids.push(this.idAt(place)) - 1)
      for (const name of listNames) lists[name][to] = this.#lists[name][place] ?? 0
    }
    return { facts: new Facts(ids, lists), moved }
  }
}

/** The lists in the order in which they are written to a file. */
export const listNames = [
  'addedAt',
  'movedAt',
  'years',
  'flags',
  'columns',
  'isTrue',
] as const satisfies readonly (keyof FactLists)[]

function emptyLists(length: number): FactLists {
  return {
    isTrue: new Uint8Array(length),
    columns: new Uint8Array(length),
    years: new Int32Array(length),
    addedAt: new Float64Array(length),
    movedAt: new Float64Array(length),
    flags: new Uint32Array(length),
  }
}

function resized(lists: FactLists, length: number): FactLists {
  const larger = emptyLists(length)
  for (const name of listNames) larger[name].set(lists[name])
  return larger
}
