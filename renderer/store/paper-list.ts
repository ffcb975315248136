/**
 * Lists of papers as the board shows them: whole ones, and parts of them.
 *
 * A part is kept as one bit for each place of the list that it is of. A search
 * of a hundred thousand papers makes new lists at every letter; as arrays they
 * would be megabytes, which the collection of garbage takes its time for.
 */
import type { PaperId } from '../../shared/library/paper.ts'

/** Papers one after the other. An array is such a list; none is ever changed, only replaced. */
export interface PaperList extends Iterable<PaperId> {
  readonly length: number
  /** As of an array: counted from the end where it is negative. */
  readonly at: (index: number) => PaperId | undefined
  readonly slice: (from?: number, to?: number) => readonly PaperId[]
  readonly filter: (will: (id: PaperId) => boolean) => readonly PaperId[]
  readonly indexOf: (id: PaperId) => number
}

const wordBits = 32

/** Some of the papers of a list, in its order. */
class PartOfList implements PaperList {
  readonly length: number
  readonly #list: readonly PaperId[]
  /** A bit for each place of the list. */
  readonly #marks: Uint32Array
  /** How many bits are set before each word of marks. */
  readonly #before: Uint32Array
  #array: readonly PaperId[] | null = null

  constructor(list: readonly PaperId[], markAt: (place: number) => number) {
    const words = Math.ceil(list.length / wordBits)
    const marks = new Uint32Array(words)
    const before = new Uint32Array(words)
    let count = 0
    for (let word = 0; word < words; word++) {
      const first = word * wordBits
      const last = Math.min(first + wordBits, list.length)
      before[word] = count
      let bits = 0
      // Without a branch: which papers are found is anybody's guess, the processor's too.
      for (let place = first; place < last; place++) {
        const mark = markAt(place)
        bits |= mark << (place - first)
        count += mark
      }
      marks[word] = bits
    }
    this.#list = list
    this.#marks = marks
    this.#before = before
    this.length = count
  }

  readonly at = (index: number): PaperId | undefined => {
    const wanted = index < 0 ? index + this.length : index
    if (wanted < 0 || wanted >= this.length) return undefined
    let [low, high] = [0, this.#before.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#before[middle] as number) <= wanted) low = middle
      else high = middle - 1
    }
    let bits = this.#marks[low] as number
    for (let left = wanted - (this.#before[low] as number); left > 0; left--) bits &= bits - 1
    return this.#list[low * wordBits + lowestBit(bits)]
  }

  readonly slice = (from?: number, to?: number): readonly PaperId[] => this.array().slice(from, to)

  readonly filter = (will: (id: PaperId) => boolean): readonly PaperId[] => this.array().filter(will)

  readonly indexOf = (id: PaperId): number => this.array().indexOf(id);

  [Symbol.iterator](): Iterator<PaperId> {
    return this.array()[Symbol.iterator]()
  }

  /** All of them, gathered when somebody asks for more than a few, and then kept. */
  array(): readonly PaperId[] {
    this.#array ??= this.#list.filter((_, place) => this.#isIn(place))
    return this.#array
  }

  /** Whether both are the same places of one list; null where they are not of one list. */
  isSameAs(other: PartOfList): boolean | null {
    if (this.#list !== other.#list) return null
    return this.#marks.every((bits, word) => bits === other.#marks[word])
  }

  #isIn(place: number): boolean {
    return (((this.#marks[Math.floor(place / wordBits)] as number) >>> (place % wordBits)) & 1) === 1
  }
}

/** The papers of a list at those places for which a mark is 1, and not 0; the list itself where that is all. */
export function partOf(list: readonly PaperId[], markAt: (place: number) => number): PaperList {
  const part = new PartOfList(list, markAt)
  return part.length === list.length ? list : part
}

/** The papers of a list as an array. */
export function arrayOf(list: PaperList): readonly PaperId[] {
  if (list instanceof PartOfList) return list.array()
  return Array.isArray(list) ? (list as readonly PaperId[]) : [...list]
}

/** Whether two lists are of the same papers in the same order. */
export function isSameList(list: PaperList, other: PaperList): boolean {
  if (list === other) return true
  if (list.length !== other.length) return false
  const isSame = list instanceof PartOfList && other instanceof PartOfList ? list.isSameAs(other) : null
  if (isSame !== null) return isSame
  let at = 0
  while (at < list.length && list.at(at) === other.at(at)) at++
  return at === list.length
}

/** The place of the lowest bit that is set. */
function lowestBit(bits: number): number {
  return wordBits - 1 - Math.clz32(bits & -bits)
}
