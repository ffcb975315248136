/**
 * The search engine: words and facts of every paper, kept in step with the library and asked by conditions.
 *
 * New and changed papers come in small segments; segments of like size are
 * joined, so that there are never more than a handful to look through.
 */
import type { Condition } from '../../shared/search/query.ts'
import { Evaluation } from './evaluation.ts'
import { Facts } from './facts.ts'
import { type PackedPapers, separator } from './packed-papers.ts'
import { merge, type Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** A segment is closed at this size; building one takes about 60 ms. */
const segmentSize = 4096

export class SearchEngine {
  #facts: Facts
  #segments: Segment[]
  #building = new SegmentBuilder()

  constructor(facts = new Facts(), segments: readonly Segment[] = []) {
    this.#facts = facts
    this.#segments = [...segments]
  }

  /** How many papers it knows. */
  get size(): number {
    return this.#facts.size
  }

  /** Takes over papers as they are now: their texts where they come with them, and what moves. */
  put(packed: PackedPapers): void {
    if (packed.ids === '') return
    const texts = packed.texts?.map(text => text.split(separator))
    for (const [i, id] of packed.ids.split(separator).entries()) {
      if (!texts) {
        const known = this.#facts.placeOf(id)
        if (known !== undefined) this.#facts.set(known, packed, i)
        continue
      }
      const place = this.#facts.place(id)
      this.#facts.set(place, packed, i)
      const own = texts.map(field => field[i] ?? '')
      this.#building.add(place, own)
      if (this.#building.count >= segmentSize) this.#close()
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) this.#facts.remove(id)
  }

  /** Joins segments while one is less than twice as large as the next; for when nobody waits. */
  tidy(): void {
    const segments = this.#segments
    for (;;) {
      const [last, before] = [segments.at(-1), segments.at(-2)]
      if (!last || !before || before.papers.length >= 2 * last.papers.length) return
      segments.splice(-2, 2, merge([before, last], this.#facts.lists.isTrue))
    }
  }

  /** What it knows of each paper beside its words. */
  get facts(): Facts {
    return this.#facts
  }

  /** Joins everything into one segment without gaps, which it answers; as it is written to a file. */
  compact(): Segment {
    this.#close()
    const one = merge(this.#segments, this.#facts.lists.isTrue)
    const { facts, moved } = this.#facts.compacted()
    const segment = { ...one, papers: one.papers.map(place => moved[place] ?? -1) }
    this.#facts = facts
    this.#segments = [segment]
    return segment
  }

  /** The papers that meet a condition, in no order. Phrases count as found where all their words are. */
  find(condition: Condition): string[] {
    this.#close()
    const marks = new Evaluation(this.#facts, this.#segments, null).papers(condition)
    return this.#idsWhere(marks, 1)
  }

  /** The same said in fewer words: the papers that are found, or where most are, those that are not. */
  findBriefly(condition: Condition): { readonly ids: readonly string[]; readonly isAllBut: boolean } {
    this.#close()
    const marks = new Evaluation(this.#facts, this.#segments, null).papers(condition)
    let count = 0
    for (const mark of marks) count += mark
    const isAllBut = count > this.#facts.size / 2
    return { ids: this.#idsWhere(marks, isAllBut ? 0 : 1), isAllBut }
  }

  /** The papers that are marked so. */
  #idsWhere(marks: Uint8Array, mark: 0 | 1): string[] {
    const { ids } = this.#facts
    const { isTrue } = this.#facts.lists
    const found: string[] = []
    for (let place = 0; place < ids.length; place++)
      if (marks[place] === mark && isTrue[place] === 1) found.push(ids[place] as string)
    return found
  }

  /** The most relevant papers that meet a condition, the best first. */
  best(condition: Condition, limit: number): string[] {
    this.#close()
    const scores = new Float32Array(this.#facts.count)
    const marks = new Evaluation(this.#facts, this.#segments, scores).papers(condition)
    const best: number[] = []
    let least = -1
    for (let place = 0; place < scores.length; place++) {
      if (marks[place] !== 1) continue
      const score = scores[place] as number
      if (best.length >= limit && score <= least) continue
      let at = best.length
      while (at > 0 && (scores[best[at - 1] as number] as number) < score) at--
      best.splice(at, 0, place)
      if (best.length > limit) best.pop()
      least = scores[best.at(-1) as number] as number
    }
    return best.map(place => this.#facts.idAt(place))
  }

  #close(): void {
    if (this.#building.count === 0) return
    this.#segments.push(this.#building.build())
    this.#building = new SegmentBuilder()
  }
}
