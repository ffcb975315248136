/**
 * Which element each card is drawn in.
 *
 * A card that comes takes over the element of one that goes: to change what an
 * element shows takes half the time of making one, and a search changes all.
 */
import type { PaperId } from '../../shared/library/paper.ts'

export class CardElements {
  #keys: ReadonlyMap<PaperId, number> = new Map()
  #made = 0

  /** The keys of the elements for cards, in their order; a card that stays keeps its element. */
  keysFor(ids: readonly PaperId[]): number[] {
    const shown = new Set(ids)
    const free = Array.from(this.#keys).flatMap(([id, key]) => (shown.has(id) ? [] : key))
    let taken = 0
    const keys = ids.map(id => this.#keys.get(id) ?? free[taken++] ?? this.#made++)
    this.#keys = new Map(ids.map((id, at) => [id, keys[at] as number]))
    return keys
  }
}
