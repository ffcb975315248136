/**
 * A segment of the index: which documents have which words, for documents that came together.
 *
 * Postings lie word after word in the order of the sorted words, so all words
 * with one beginning are one stretch of one array.
 */
import { textFields } from '../../shared/search/fields.ts'

/**
 * Words of a number of documents, counted from 0.
 *
 * A posting is one 32-bit number: the document in its upper 20 bits (a million), then a bit
 * for each field the word stands in (`textFields`), then what the word counts
 * for in this document (1 to 31, by the weights of its fields).
 */
export interface Segment {
  /** Sorted by UTF-16 units. */
  readonly words: readonly string[]
  /** Postings of word `w` are at `starts[w]` up to `starts[w + 1]`, by rising document. */
  readonly starts: Uint32Array
  readonly postings: Uint32Array
  /** How many words each document has, at most 65,535. */
  readonly lengths: Uint16Array
  /** The paper of each document, as a place in the engine's lists. */
  readonly papers: Int32Array
}

export const documentShift = 12
export const fieldShift = 5
export const heaviest = 31
/** The bits of a posting that say in which fields its word stands. */
export const allFields = (1 << textFields.length) - 1

/** The first word of a sorted list that is not before the given one. */
export function lowerBound(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Joins segments into one and leaves out the documents of papers that `isTrue` (a 1 for each place)
 * says are gone. A hundred thousand papers take half a second: there is a place to rest
 * whenever so many postings have been joined.
 */
export function* joining(
  segments: readonly Segment[],
  isTrue: Uint8Array,
  restAfter: number,
): Generator<void, Segment, undefined> {
  const renumbered = segments.map(({ papers }) => new Int32Array(papers.length))
  let count = 0
  for (const [at, { papers }] of segments.entries())
    for (let document = 0; document < papers.length; document++)
      (renumbered[at] as Int32Array)[document] = isTrue[papers[document] as number] === 1 ? count++ : -1
  const lengths = new Uint16Array(count)
  const papers = new Int32Array(count)
  for (const [at, segment] of segments.entries())
    for (let document = 0; document < segment.papers.length; document++) {
      const to = renumbered[at]?.[document] ?? -1
      if (to < 0) continue
      lengths[to] = segment.lengths[document] as number
      papers[to] = segment.papers[document] as number
    }

  const words: string[] = []
  const starts = new Uint32Array(segments.reduce((sum, segment) => sum + segment.words.length, 1))
  const postings = new Uint32Array(segments.reduce((sum, segment) => sum + segment.postings.length, 0))
  const places = segments.map(() => 0)
  let filled = 0
  let rested = 0
  for (;;) {
    if (filled - rested >= restAfter) {
      rested = filled
      yield
    }
    let next: string | undefined
    for (const [at, segment] of segments.entries()) {
      const word = segment.words[places[at] as number]
      if (word !== undefined && (next === undefined || word < next)) next = word
    }
    if (next === undefined) break
    const from = filled
    for (const [at, segment] of segments.entries()) {
      const place = places[at] as number
      if (segment.words[place] !== next) continue
      places[at] = place + 1
      const numbers = renumbered[at] as Int32Array
      const end = segment.starts[place + 1] as number
      for (let p = segment.starts[place] as number; p < end; p++) {
        const posting = segment.postings[p] as number
        const to = numbers[posting >>> documentShift] as number
        if (to >= 0)
          postings[filled++] = ((to << documentShift) | (posting & ((1 << documentShift) - 1))) >>> 0
      }
    }
    if (filled === from) continue // nobody says this word any more
    starts[words.length] = from
    words.push(next)
  }
  starts[words.length] = filled
  return {
    words,
    starts: starts.slice(0, words.length + 1),
    postings: postings.slice(0, filled),
    lengths,
    papers,
  }
}
