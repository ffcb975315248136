/**
 * The order of a bibliography: by key, whatever its capitals.
 *
 * By code units: an order of its own for every language would write other bytes on another machine.
 */

/** Keys up to this number are sorted by comparing them. */
const few = 12
/** Keys that are looked at between two rests. */
const stride = 4_096
const isAscii = /^[\0-\x7f]*$/

/**
 * The places of keys in the order of their file, with places to rest. Equal keys keep their order.
 *
 * Keys are parted by one sign after the other, each looked at once for all that are alike so far, and nothing is made
 * for any of them: a quarter of the time of sorting by comparing whole keys.
 */
export function* inKeyOrder(keys: readonly string[]): Generator<void, Uint32Array, undefined> {
  const order = new Uint32Array(keys.length)
  const folded: string[] = []
  let isSorted = true
  const signOf = (place: number, depth: number): number => {
    const key = folded[place] ?? ''
    if (depth >= key.length) return -1
    const code = key.charCodeAt(depth)
    return code >= 0x41 && code <= 0x5a ? code | 0x20 : code
  }
  const compare = (one: number, other: number, depth: number): number => {
    for (let at = depth; ; at++) {
      const difference = signOf(one, at) - signOf(other, at)
      if (difference !== 0) return difference
      if (signOf(one, at) === -1) break
    }
    const key = keys[one] ?? ''
    const than = keys[other] ?? ''
    return key === than ? one - other : key < than ? -1 : 1
  }
  for (let place = 0; place < keys.length; place++) {
    const key = keys[place] ?? ''
    order[place] = place
    // What is ASCII is folded where it is looked at.
    folded.push(isAscii.test(key) ? key : key.toLowerCase())
    // The papers of a file come in its order.
    isSorted &&= place === 0 || compare(place - 1, place, 0) < 0
    if (place % stride === 0) yield
  }
  if (isSorted) return order
  /** The stretches that are left: where each begins and ends, and how many signs are alike in it. */
  const left = [0, order.length, 0]
  while (left.length > 0) {
    const depth = left.pop() ?? 0
    const end = left.pop() ?? 0
    const start = left.pop() ?? 0
    yield
    if (end - start <= few) {
      sortFew(order, start, end, (one, other) => compare(one, other, depth))
      continue
    }
    const signAt = (at: number) => signOf(order[at] ?? 0, depth)
    const middle = middleOf(signAt(start), signAt((start + end) >>> 1), signAt(end - 1))
    let below = start
    let above = end
    for (let at = start; at < above;) {
      const place = order[at] ?? 0
      const sign = signOf(place, depth)
      if (sign === middle) at++
      else if (sign < middle) {
        order[at++] = order[below] ?? 0
        order[below++] = place
      } else {
        order[at] = order[--above] ?? 0
        order[above] = place
      }
      if (at % stride === 0) yield
    }
    left.push(start, below, depth, above, end, depth)
    if (middle !== -1) left.push(below, above, depth + 1)
    else order.subarray(below, above).sort((one, other) => compare(one, other, depth))
  }
  return order
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function sortFew(
  order: Uint32Array,
  start: number,
  end: number,
  compare: (a: number, b: number) => number,
): void {
  for (let from = start + 1; from < end; from++) {
    const place = order[from] ?? 0
    let at = from
    for (; at > start && compare(order[at - 1] ?? 0, place) > 0; at--) order[at] = order[at - 1] ?? 0
    order[at] = place
  }
}
