/**
 * Which papers may be the same paper: never merged by themselves, shown side by side.
 *
 * Candidates come from a hash index, never pairwise: titles that are alike
 * share a band of their sketches, and papers whose titles are not may share a
 * DOI or their place in print. Then what they really have in common is looked at.
 */
import {
  authorsAgree,
  type Described,
  type Evidence,
  evidenceOf,
  identifiersOf,
  idsDiffer,
  placesAgree,
  yearsAgree,
} from './evidence.ts'
import { printKey } from './identity.ts'
import { NearTable } from './near-table.ts'
import type { PaperId } from './paper.ts'
import { bands, hashOf, type Sketch, sketchOf } from './sketch.ts'
import { alikeness, lettersOf, runsOf } from './titles.ts'

/** How alike titles must be, by what else is known of the two. */
const least = { whereAuthorsAgree: 0.7, whereNothingSpeaks: 0.8, whereSomethingContradicts: 0.9 }
/** Bytes of a sketch that must agree, of 48: titles that are 70 % alike agree in fewer once in a thousand times. */
const agreeingAtLeast = 23
/** The candidates that are looked at closely, and the papers that are answered; more help nobody. */
const mostCompared = 20
const mostFound = 3

/** Entries of most papers in the table: the bands of the sketch, and a DOI. */
const entriesEach = bands + 1

/** Finds papers that may be the one asked for. Ids are papers' ids, or places in a text. */
export class NearIndex<Id extends string | number = PaperId> {
  readonly #papers = new Map<Id, { readonly paper: Described; readonly place: number }>()
  /** Papers in the order in which they came; one that went or changed leaves a hole. */
  readonly #ids: (Id | null)[] = []
  readonly #table = new NearTable()

  /** Remembers a paper; one of the same id is replaced. */
  add(id: Id, paper: Described, { sketch, marks } = tracesOf(paper)): void {
    this.remove(id)
    const place = this.#ids.push(id) - 1
    this.#papers.set(id, { paper, place })
    if (sketch) {
      this.#table.setSketch(place, sketch.bytes)
      for (const band of sketch.bands) this.#table.add(band, place)
    }
    for (const mark of marks) this.#table.add(mark, place)
  }

  /** Makes room for so many more, resting in between; nothing may be asked or added meanwhile. */
  *reserve(more: number): Generator<undefined, void> {
    yield* this.#table.reserve(more * entriesEach, this.#ids.length + more)
  }

  /** Forgets a paper; one that is not there is no matter. */
  remove(id: Id): void {
    const known = this.#papers.get(id)
    if (!known) return
    this.#ids[known.place] = null
    this.#papers.delete(id)
  }

  /** The papers that may be this one, the likeliest first. */
  find(paper: Described, traces = tracesOf(paper)): Id[] {
    const places = this.#candidates(traces)
    if (places.length === 0) return []
    const asked = comparable(paper)
    return places
      .flatMap(place => {
        const id = this.#ids[place] ?? null
        const known = id === null ? undefined : this.#papers.get(id)
        const score = known ? likelihood(asked, comparable(known.paper)) : 0
        return id === null || score === 0 ? [] : [{ id, place, score }]
      })
      .sort((a, b) => b.score - a.score || a.place - b.place)
      .slice(0, mostFound)
      .map(({ id }) => id)
  }

  #candidates({ sketch, marks }: Traces): readonly number[] {
    const marked = new Set<number>()
    for (const mark of marks) this.#table.collect(mark, marked)
    if (!sketch) return [...marked].slice(0, mostCompared)
    const found = new Set<number>()
    for (let band = 0; band < bands; band++) this.#table.collect(sketch.bands[band] ?? 0, found)
    if (marked.size + found.size === 0) return none
    const scored: { readonly place: number; readonly agreeing: number }[] = []
    for (const place of found) {
      const agreeing = this.#table.agreeing(place, sketch.bytes, agreeingAtLeast)
      if (agreeing > 0 && !marked.has(place)) scored.push({ place, agreeing })
    }
    scored.sort((a, b) => b.agreeing - a.agreeing || a.place - b.place)
    return [...marked, ...scored.map(({ place }) => place)].slice(0, mostCompared)
  }
}

const none: readonly number[] = []

/** Under what a paper is found. */
export interface Traces {
  readonly sketch: Sketch | null
  /** Hashes of its DOI and of its place in print. */
  readonly marks: readonly number[]
}

/** @param letters of its title, where they are known already */
export function tracesOf(paper: Described, letters = lettersOf(paper.title)): Traces {
  const place = paper.volume && paper.pages ? printKey(evidenceOf(paper)) : null
  const doi = paper.doi === null ? null : identifiersOf(paper).doi
  return {
    sketch: sketchOf(letters),
    marks: [
      ...(doi === null ? [] : [hashOf(`doi:${doi}`)]),
      ...(place === null ? [] : [hashOf(`print:${place}`)]),
    ],
  }
}

interface Comparable extends Evidence {
  readonly runs: ReadonlySet<number>
}

function comparable(paper: Described): Comparable {
  return { ...evidenceOf(paper), runs: runsOf(lettersOf(paper.title)) }
}

/** How likely two papers are one, for their order; 0 for two that nobody has to look at. */
function likelihood(a: Comparable, b: Comparable): number {
  const likeness = alikeness(a.runs, b.runs)
  if (a.doi !== null && a.doi === b.doi) return 1 + likeness
  const place = printKey(a)
  if (place !== null && place === printKey(b)) return 1 + likeness
  const authors = authorsAgree(a, b)
  const years = yearsAgree(a, b)
  if (authors === false && years !== true) return 0
  const isContradicted =
    authors === false || years === false || placesAgree(a, b) === false || idsDiffer(a, b)
  const needed = isContradicted
    ? least.whereSomethingContradicts
    : authors === true
      ? least.whereAuthorsAgree
      : least.whereNothingSpeaks
  return likeness < needed ? 0 : likeness
}
