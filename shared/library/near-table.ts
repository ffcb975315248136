/**
 * The hash table under `near.ts`: from bands to the places of papers, and the sketch of each.
 *
 * Typed arrays, since a library of 100,000 papers has over a million entries:
 * 20 MB here, and ten times that as a Map of arrays.
 */
import { sketchSize } from './sketch.ts'

/** Entries looked at under one key: papers beyond these are as alike as those before. */
const mostInBand = 100
/** Bytes of two sketches, of 48, that are looked at between two thoughts of giving up. */
const lookedAtTogether = 8
/** Numbers of an entry. */
const fields = 3

export class NearTable {
  #size = 0
  // Entries are counted from 1: an array of zeros costs nothing until it is written to.
  #heads = new Int32Array(1024)
  /** Key, place and next entry of each, side by side: what is looked at together comes into the processor together. */
  #entries = new Int32Array(1024 * fields)
  #sketches = new Uint8Array(64 * sketchSize)

  /** @param key an unsigned number of 32 bits */
  add(key: number, place: number): void {
    if (this.#size + 1 === this.#heads.length) allAtOnce(this.#grow(this.#heads.length * 2))
    const entry = ++this.#size
    this.#entries[entry * fields] = key
    this.#entries[entry * fields + 1] = place
    this.#link(entry)
  }

  /**
   * Makes room for more entries and sketches, resting in between: whoever adds many at once
   * would else wait for it all where the room ends. Nothing may be asked or added meanwhile.
   */
  *reserve(entries: number, sketches: number): Generator<undefined, void> {
    const wanted = this.#size + entries
    if (wanted >= this.#heads.length) yield* this.#grow(2 ** Math.ceil(Math.log2(wanted + 1)))
    if (sketches * sketchSize > this.#sketches.length)
      this.#sketches = yield* resized(this.#sketches, new Uint8Array(sketches * sketchSize))
  }

  /** Adds the places under a key to a set, the latest first. */
  collect(key: number, into: Set<number>): void {
    const entries = this.#entries
    const wanted = key | 0 // as it is kept, with a sign
    let left = mostInBand
    let entry = this.#heads[this.#bucket(key)] ?? 0
    while (entry > 0 && left > 0) {
      const at = entry * fields
      if (entries[at] === wanted) {
        into.add(entries[at + 1] ?? 0)
        left--
      }
      entry = entries[at + 2] ?? 0
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

  /** In how many of its bytes the sketch of a paper is this one; 0 where they are fewer than asked for. */
  agreeing(place: number, bytes: Uint8Array, atLeast: number): number {
    const sketches = this.#sketches
    const start = place * sketchSize
    let count = 0
    // Most have little in common, and that shows before the end.
    for (let from = 0; from < sketchSize && count + sketchSize - from >= atLeast; from += lookedAtTogether)
      for (let k = from; k < from + lookedAtTogether; k++) if (sketches[start + k] === bytes[k]) count++
    return count < atLeast ? 0 : count
  }

  #bucket(key: number): number {
    return key & (this.#heads.length - 1)
  }

  #link(entry: number): void {
    const bucket = this.#bucket(this.#entries[entry * fields] ?? 0)
    this.#entries[entry * fields + 2] = this.#heads[bucket] ?? 0
    this.#heads[bucket] = entry
  }

  *#grow(length: number): Generator<undefined, void> {
    this.#entries = yield* resized(this.#entries, new Int32Array(length * fields))
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

function* resized<Numbers extends Int32Array | Uint8Array>(
  old: Numbers,
  next: Numbers,
): Generator<undefined, Numbers> {
  for (let from = 0; from < old.length; from += copiedAtOnce) {
    next.set(old.subarray(from, from + copiedAtOnce), from)
    yield
  }
  return next
}
