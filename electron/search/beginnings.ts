/**
 * Beginnings that very many words share, as they are typed: `s`, `th`, `pro`.
 *
 * What has a word that begins so is found once for each segment, which never
 * changes, and kept: a letter has a million postings among a hundred thousand
 * papers, and to go through them takes a third of the time that a key has.
 */
import { documentShift, fieldShift, type Segment } from './segment.ts'

/** Fewer postings are gone through each time. */
const manyPostings = 50_000
/** Beginnings that are kept for each segment, the last asked for: a byte a document each. */
const mostKept = 64

/** Words that begin alike, or one whole word, and the fields they are to stand in. */
export interface Beginning {
  readonly word: string
  readonly isWhole: boolean
  /** As the bits of a posting are, from 0 on. */
  readonly fields: number
  /** The words of the segment: from, and up to but not including. */
  readonly first: number
  readonly last: number
}

const known = new WeakMap<Segment, Map<string, Uint8Array>>()

/** A 1 for each document of a segment with such a word; null where there are few, and each may be looked at. */
export function documentsWith(segment: Segment, beginning: Beginning): Uint8Array | null {
  const { starts } = segment
  const { word, isWhole, fields, first, last } = beginning
  if ((starts[last] ?? 0) - (starts[first] ?? 0) < manyPostings) return null
  const kept = known.get(segment) ?? new Map<string, Uint8Array>()
  known.set(segment, kept)
  const name = `${fields} ${word}${isWhole ? '' : '*'}`
  const documents = kept.get(name) ?? find(segment, beginning)
  kept.delete(name)
  kept.set(name, documents)
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return documents
}

function find({ starts, postings, papers }: Segment, { fields, first, last }: Beginning): Uint8Array {
  const documents = new Uint8Array(papers.length)
  const asked = fields << fieldShift
  const end = starts[last] as number
  for (let p = starts[first] as number; p < end; p++) {
    const posting = postings[p] as number
    if ((posting & asked) !== 0) documents[posting >>> documentShift] = 1
  }
  return documents
}
