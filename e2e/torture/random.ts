/**
 * Chance that can be repeated: everything random in the torture comes from a seed.
 *
 * Every trial has a generator of its own, made from the run's seed and the
 * trial's number, so one failing trial can be run again without those before it.
 */

/** A generator of numbers (mulberry32): good enough to scatter faults, far too weak for secrets. */
export class Random {
  #state: number

  /** @param parts the seed of the run, then whatever tells this trial from the others */
  constructor(...parts: readonly number[]) {
    this.#state = parts.reduce((state, part) => Math.imul(state ^ part, 0x9e3779b1) + 0x7f4a7c15, 0x2545f491)
    this.next()
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from 0 up to, and without, the limit. */
  below(limit: number): number {
    return Math.floor(this.next() * limit)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T
  }
}
