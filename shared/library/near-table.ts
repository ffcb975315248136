/**
 * The hash table under `near.ts`: from bands to the places of papers, and the sketch of each.
 *
 * Typed arrays, since a library of 100,000 papers has over a million entries:
 * 20 MB here, and ten times that as a Map of arrays.
 */
import { sketchSize } from './sketch.ts'

/** Entries looked at under one key: papers beyond these are as alike as those before. */
const mostInBand = 100

export class NearTable {
  #size = 0
  // Entries are counted from 1: an array of zeros costs nothing until it is written to.
  #heads = new Int32Array(1024)
  #keys = new Uint32Array(1024)
  #places = new Int32Array(1024)
  #nexts = new Int32Array(1024)
  #sketches = new Uint8Array(64 * sketchSize)

  /** @param key an unsigned number of 32 bits */
  add(key: number, place: number): void {
    if (this.#size + 1 === this.#keys.length) allAtOnce(this.#grow(this.#keys.length * 2))
    const entry = ++this.#size
    this.#keys[entry] = key
    this.#places[entry] = place
    this.#link(entry)
  }

  /**
   * Makes room for more entries and sketches, resting in between: whoever adds many at once
   * would else wait for it all where the room ends. Nothing may be asked or added meanwhile.
   */
  *reserve(entries: number, sketches: number): Generator<undefined, void> {
    const wanted = this.#size + entries
    if (wanted >= this.#keys.length) yield* this.#grow(2 ** Math.ceil(Math.log2(wanted + 1)))
    if (sketches * sketchSize > this.#sketches.length)
      this.#sketches = yield* resized(this.#sketches, new Uint8Array(sketches * sketchSize))
  }

  /** Adds the places under a key to a set, the latest first. */
  collect(key: number, into: Set<number>): void {
    let left = mostInBand
    let entry = this.#heads[this.#bucket(key)] ?? 0
    while (entry > 0 && left > 0) {
      if (this.#keys[entry] === key) {
        into.add(this.#places[entry] ?? 0)
        left--
      }
      entry = this.#nexts[entry] ?? 0
    }
  }

  setSketch(place: number, bytes: Uint8Array): void {
    const start = place * sketchSize
    if (start + sketchSize > this.#sketches.length) {
      const next = new Uint8Array(Math.max(this.#sketches.length * 2, start + sketchSize))
      next.set(this.#sketches)
      this.#sketches = next
    }
    this.#sketches.set(bytes, start)
  }

  /** In how many of its bytes the sketch of a paper is this one. */
  agreeing(place: number, bytes: Uint8Array): number {
    const start = place * sketchSize
    let count = 0
    for (let k = 0; k < sketchSize; k++) if (this.#sketches[start + k] === bytes[k]) count++
    return count
  }

  #bucket(key: number): number {
    return key & (this.#heads.length - 1)
  }

  #link(entry: number): void {
    const bucket = this.#bucket(this.#keys[entry] ?? 0)
    this.#nexts[entry] = this.#heads[bucket] ?? 0
    this.#heads[bucket] = entry
  }

  *#grow(length: number): Generator<undefined, void> {
    this.#keys = yield* resized(this.#keys, new Uint32Array(length))
    this.#places = yield* resized(this.#places, new Int32Array(length))
    this.#nexts = new Int32Array(length)
    this.#heads = new Int32Array(length)
    for (let entry = 1; entry <= this.#size; entry++) {
      this.#link(entry)
      if (entry % linkedAtOnce === 0) yield
    }
  }
}

function allAtOnce(work: Generator): void {
  while (work.next().done !== true);
}

/** What is done between two rests, in far less than a millisecond. */
const linkedAtOnce = 10_000
const copiedAtOnce = 250_000

function* resized<Numbers extends Uint32Array | Int32Array | Uint8Array>(
  old: Numbers,
  next: Numbers,
): Generator<undefined, Numbers> {
  for (let from = 0; from < old.length; from += copiedAtOnce) {
    next.set(old.subarray(from, from + copiedAtOnce), from)
    yield
  }
  return next
}
