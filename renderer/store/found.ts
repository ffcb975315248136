/**
 * The papers that a search found: few by name, many by their numbers.
 */
import type { PaperId } from '../../shared/library/paper.ts'
import type { Numbers } from './numbers.ts'
import { type PaperList, partOf } from './paper-list.ts'

export interface Found {
  readonly size: number
  readonly has: (id: PaperId) => boolean
  /** All of them, where they are few. */
  readonly names: readonly PaperId[] | null
  /** Those of a list that were found. */
  readonly among: (list: readonly PaperId[]) => PaperList
  /**
   * The same after some papers changed. What it holds is changed in place: copying a hundred
   * thousand for every decision would take longer than a frame.
   *
   * @param met those of them that are what is looked for, and in the library
   */
  readonly corrected: (changed: readonly PaperId[], met: ReadonlySet<PaperId>) => Found
}

/** For so many papers at most, where each of them stands is looked up by itself. */
const few = 1_000

/** Papers by their names. */
export class NamedFound implements Found {
  readonly size: number
  readonly #named: Set<PaperId>

  constructor(named: Set<PaperId>) {
    this.#named = named
    this.size = named.size
  }

  get names(): readonly PaperId[] | null {
    return this.size <= few ? [...this.#named] : null
  }

  readonly has = (id: PaperId): boolean => this.#named.has(id)

  readonly among = (list: readonly PaperId[]): PaperList => list.filter(this.has)

  readonly corrected = (changed: readonly PaperId[], met: ReadonlySet<PaperId>): Found => {
    for (const id of changed) {
      if (met.has(id)) this.#named.add(id)
      else this.#named.delete(id)
    }
    return new NamedFound(this.#named)
  }
}

/** Papers by their numbers; those that changed since by their names. */
export class MarkedFound implements Found {
  readonly size: number
  readonly names = null
  readonly #numbers: Numbers
  readonly #bits: Uint8Array
  readonly #since: Map<PaperId, boolean>

  constructor(numbers: Numbers, bits: Uint8Array, size: number, since = new Map<PaperId, boolean>()) {
    this.#numbers = numbers
    this.#bits = bits
    this.#since = since
    this.size = size
  }

  readonly has = (id: PaperId): boolean =>
    this.#since.get(id) ?? markAt(this.#bits, this.#numbers.of(id)) === 1

  readonly among = (list: readonly PaperId[]): PaperList => {
    if (this.#since.size > 0) return list.filter(this.has)
    const numbers = this.#numbers.ofList(list)
    const bits = this.#bits
    return partOf(list, place => markAt(bits, numbers[place] as number))
  }

  readonly corrected = (changed: readonly PaperId[], met: ReadonlySet<PaperId>): Found => {
    let { size } = this
    for (const id of new Set(changed)) {
      size += Number(met.has(id)) - Number(this.has(id))
      this.#since.set(id, met.has(id))
    }
    return new MarkedFound(this.#numbers, this.#bits, size, this.#since)
  }
}

/** The bit of a number; 0 where it has none. */
function markAt(bits: Uint8Array, number: number): number {
  return number < 0 ? 0 : ((bits[number >> 3] ?? 0) >> (number & 7)) & 1
}
