/**
 * The search engine: words and facts of every paper, kept in step with the library and asked by conditions.
 *
 * New and changed papers come in small segments; segments of like size are
 * joined, so that there are never more than a handful to look through.
 */
import type { FoundPapers, KnownNumbers, Numbering } from '../../shared/search/found.ts'
import type { Condition } from '../../shared/search/query.ts'
import { Evaluation } from './evaluation.ts'
import { Facts } from './facts.ts'
import { type PackedPapers, separator } from './packed-papers.ts'
import { joining, type Segment } from './segment.ts'
import { SegmentBuilder } from './segment-builder.ts'

/** So many papers are named one by one; for more it takes less to tell who they are by their numbers. */
const mostNamed = 500

/** A segment is closed at this size; building one takes about 60 ms. */
const segmentSize = 4096
/** Postings that are joined between two places to rest: less than 1 ms of work. */
const usualRest = 20_000

export class SearchEngine {
  #facts: Facts
  #segments: Segment[]
  #building = new SegmentBuilder()
  /** Places are given anew when gaps are closed, and with each engine. */
  #generation = Date.now()
  readonly #restAfter: number

  /** @param restAfter postings that are joined between two places to rest */
  constructor(facts = new Facts(), segments: readonly Segment[] = [], restAfter = usualRest) {
    this.#facts = facts
    this.#segments = [...segments]
    this.#restAfter = restAfter
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

  /** Joins segments while one is less than twice as large as the next. May rest at each step, whatever happens meanwhile. */
  *tidy(): Generator<void, void, undefined> {
    for (;;) {
      const [last, before] = [this.#segments.at(-1), this.#segments.at(-2)]
      if (!last || !before || before.papers.length >= 2 * last.papers.length) return
      if (!(yield* this.#join([before, last]))) return
    }
  }

  /** Joins all there are into one, in such steps: what `compact` would take long for. */
  *joinAll(): Generator<void, void, undefined> {
    this.#close()
    if (this.#segments.length > 1) yield* this.#join([...this.#segments])
  }

  /** Puts one segment in the place of those that follow each other; not where they were joined otherwise meanwhile. */
  *#join(segments: readonly Segment[]): Generator<void, boolean, undefined> {
    const joined = yield* joining(segments, this.#facts.lists.isTrue, this.#restAfter)
    const at = this.#segments.indexOf(segments[0] as Segment)
    const isThere = at >= 0 && segments.every((segment, i) => this.#segments[at + i] === segment)
    if (isThere) this.#segments.splice(at, segments.length, joined)
    return isThere
  }

  /** What it knows of each paper beside its words. */
  get facts(): Facts {
    return this.#facts
  }

  /** Joins everything into one segment without gaps, which it answers; as it is written to a file. */
  compact(): Segment {
    this.#close()
    const one = this.#whole()
    this.#segments = [one]
    // Without gaps the numbers stay, and whoever knows them need not be told anew.
    if (this.#facts.count === this.#facts.size) return one
    const { facts, moved } = this.#facts.compacted()
    const segment = { ...one, papers: one.papers.map(place => moved[place] ?? -1) }
    this.#facts = facts
    this.#generation++
    this.#segments = [segment]
    return segment
  }

  /** All of it as one segment without documents of papers that are gone. */
  #whole(): Segment {
    const { isTrue } = this.#facts.lists
    const [first] = this.#segments
    if (first && this.#segments.length === 1 && first.papers.every(place => isTrue[place] === 1)) return first
    const steps = joining(this.#segments, isTrue, Infinity)
    let step = steps.next()
    while (step.done !== true) step = steps.next()
    return step.value
  }

  /** The papers that meet a condition, in no order. Phrases count as found where all their words are. */
  find(condition: Condition): string[] {
    return this.#idsWhere(this.#marks(condition).marks, 1)
  }

  /** How many papers meet a condition; phrases as in `find`. */
  count(condition: Condition): number {
    return this.#marks(condition).count
  }

  /** The papers that meet a condition, few by name and many by number; numbers alone where there is none. */
  mark(condition: Condition | null, known: KnownNumbers): FoundPapers {
    if (condition) {
      const { marks, count } = this.#marks(condition)
      if (count <= mostNamed) return { are: 'named', ids: this.#idsWhere(marks, 1).join('\n') }
      return {
        are: 'marked',
        bits: bitsOf(marks, this.#facts.count),
        count,
        numbering: this.#numbering(known),
      }
    }
    return { are: 'marked', bits: new Uint8Array(), count: 0, numbering: this.#numbering(known) }
  }

  #marks(condition: Condition): { readonly marks: Uint8Array; readonly count: number } {
    this.#close()
    const marks = new Evaluation(this.#facts, this.#segments, null).papers(condition)
    let count = 0
    for (let place = 0; place < this.#facts.count; place++) count += marks[place] as number
    return { marks, count }
  }

  #numbering({ generation, count }: KnownNumbers): Numbering {
    const from = generation === this.#generation ? Math.min(count, this.#facts.count) : 0
    return { generation: this.#generation, from, ids: this.#facts.ids.slice(from).join('\n') }
  }

  /** The same said in fewer words: the papers that are found, or where most are, those that are not. */
  findBriefly(condition: Condition): { readonly ids: readonly string[]; readonly isAllBut: boolean } {
    const { marks, count } = this.#marks(condition)
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

/** One bit for each mark, without a branch: which papers are found is anybody's guess, the processor's too. */
function bitsOf(marks: Uint8Array, count: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(count / 8))
  for (let place = 0; place < count; place++)
    bits[place >> 3] = (bits[place >> 3] as number) | ((marks[place] as number) << (place & 7))
  return bits
}
