/**
 * The bytes of a kept file, made from those of the last time.
 *
 * A paper is never changed in place, so its text holds as long as the paper is
 * the same object under the same key, and its place as long as it has that key.
 * After one change one text is made, nothing is sorted anew, and what lies
 * before and behind it is copied in one piece each.
 */
import { compareKeys } from '../../shared/bibtex/format.ts'
import type { ExportOptions } from '../../shared/exports/options.ts'
import { type KeyOf, type Writer, writerFor } from '../../shared/exports/writer.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { sortInParts } from '../../shared/sort.ts'
import { Slices } from '../library/slices.ts'
import { Pieces } from './pieces.ts'

/** A file with this many papers is remembered, some 20 MB; a larger one is made anew each time. */
const mostRemembered = 20_000

/** A paper in a file. */
interface Placed {
  readonly id: PaperId
  readonly key: string
  readonly lower: string
  /** As it is now; null for one that is in the file no more. */
  now: Paper | null
  /** As it was when the text was made that the last file has of it; null where it has none. */
  was: Paper | null
  /** Where that text stands; nowhere for a paper that says nothing. */
  start: number
  end: number
}

/** The file of the last time. */
interface Last {
  readonly bytes: Buffer
  readonly placed: Map<PaperId, Placed>
  /** In the order of the file. */
  readonly order: readonly Placed[]
}

export class FileText {
  readonly #writer: Writer
  #last: Last | null = null
  #isForgotten = false

  constructor(options: ExportOptions) {
    this.#writer = writerFor(options)
  }

  /** The bytes of the file; null where they are those of the last time. Every paper must have its key. */
  async bytesOf(papers: readonly Paper[], keyOf: KeyOf): Promise<Buffer | null> {
    const slices = new Slices('behind keys')
    const last = this.#last ?? { bytes: Buffer.alloc(0), placed: new Map<PaperId, Placed>(), order: [] }
    const mayBeSame = this.#last !== null && !this.#isForgotten
    // What follows changes what is remembered: should it not come to its end, nothing is.
    this.#last = null
    this.#isForgotten = false
    const order = await this.#ordered(papers, keyOf, last, slices)
    const isInPlace = order.length === last.order.length && order.every((one, at) => one === last.order[at])
    const { bytes, hasNew } = await this.#together(order, last.bytes, slices)
    if (papers.length <= mostRemembered) this.#last = { bytes, placed: last.placed, order }
    return mayBeSame && isInPlace && !hasNew ? null : bytes
  }

  /** Forgets the last time, so that the next answer is never null. */
  forget(): void {
    this.#isForgotten = true
  }

  /** The papers in the order of the file. Those that were in it under their key stand as they stood. */
  async #ordered(
    papers: readonly Paper[],
    keyOf: KeyOf,
    { placed, order }: Last,
    slices: Slices,
  ): Promise<readonly Placed[]> {
    for (const one of order) one.now = null
    const given: Placed[] = []
    const arrived: Placed[] = []
    for (const paper of papers) {
      const { id } = paper
      const key = keyOf(paper)
      let one = placed.get(id)
      if (one?.key !== key) {
        one = { id, key, lower: key.toLowerCase(), now: paper, was: null, start: 0, end: 0 }
        placed.set(id, one)
        arrived.push(one)
      }
      one.now = paper
      given.push(one)
    }
    for (const one of order) if (one.now === null && placed.get(one.id) === one) placed.delete(one.id)
    if (slices.isDue) await slices.rest()
    if (!this.#writer.isSorted) return given
    const stayed = order.filter(({ now }) => now !== null)
    return merged(stayed, await slices.run(sortInParts(arrived, compareKeys)))
  }

  /** The whole file, and whether a text is another than it was. Each paper then knows its place in it. */
  async #together(
    order: readonly Placed[],
    last: Buffer,
    slices: Slices,
  ): Promise<{ readonly bytes: Buffer; readonly hasNew: boolean }> {
    const { head, between, foot } = this.#writer
    const file = new Pieces()
    const gap = Buffer.from(between)
    file.add(Buffer.from(head))
    const begin = file.length
    let hasNew = false
    for (const one of order) {
      const { now, was, key, start, end } = one
      if (now === null) continue
      const isFirst = file.length === begin
      if (now === was) {
        // What parted it from the one before goes along, so that neighbours are one stretch.
        const isParted = start - gap.length >= begin
        if (start < end && !isFirst && !isParted) file.add(gap)
        if (start < end) file.add(last, isParted && !isFirst ? start - gap.length : start, end)
      } else {
        const text = Buffer.from(this.#writer.entry(now, key).join(''))
        if (text.length > 0 && !isFirst) file.add(gap)
        file.add(text)
        hasNew ||= was === null || !text.equals(last.subarray(start, end))
        one.was = now
        one.end = one.start + text.length
        if (slices.isDue) await slices.rest()
      }
      const length = one.end - one.start
      one.end = file.length
      one.start = file.length - length
    }
    file.add(Buffer.from(foot))
    return { bytes: file.together(), hasNew }
  }
}

/** Two lists in the order of keys as one. */
function merged(one: readonly Placed[], other: readonly Placed[]): readonly Placed[] {
  if (other.length === 0) return one
  const all: Placed[] = []
  let next = 0
  for (const placed of one) {
    for (let first = other[next]; first && compareKeys(first, placed) < 0; first = other[++next])
      all.push(first)
    all.push(placed)
  }
  for (const placed of other.slice(next)) all.push(placed)
  return all
}
