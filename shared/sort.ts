/**
 * Sorting a long list without holding anything up.
 */

/** Items that are sorted at once. */
const runLength = 2_000
/** Items that are merged between two rests. */
const stride = 500

/**
 * Sorts as `toSorted` does, and yields wherever the caller may rest: short runs first, then
 * pairs of neighbouring runs merged until one is left. Equal items keep their order.
 */
export function* sortInParts<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  let runs: (readonly T[])[] = []
  for (let from = 0; from < items.length; from += runLength) {
    runs.push(items.slice(from, from + runLength).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<T>(
  left: readonly T[],
  right: readonly T[],
  compare: (a: T, b: T) => number,
): Generator<void, readonly T[]> {
  const merged: T[] = []
  for (let i = 0, j = 0; i < left.length || j < right.length;) {
    const one = left[i]
    const other = right[j]
    const isLeft = j >= right.length || (i < left.length && compare(one as T, other as T) <= 0)
    merged.push((isLeft ? one : other) as T)
    if (isLeft) i++
    else j++
    if (merged.length % stride === 0) yield
  }
  return merged
}
