/**
 * What an import would do: which papers are new, known, repeated in the same
 * text, or nearly the same as another; and what becomes of each.
 */
import type { FieldChanges } from '../library/changes.ts'
import { filled, gapsOf } from '../library/gaps.ts'
import { KnownPapers, type Look, lookAt } from '../library/known-papers.ts'
import type { Draft, Paper, PaperId } from '../library/paper.ts'
import type { ReadPaper } from './reading.ts'

/** What a paper of a text is to the library and to the papers before it. */
export type Match =
  | { readonly is: 'new' }
  /** In the library already. */
  | { readonly is: 'known'; readonly id: PaperId; readonly gaps: FieldChanges }
  /** The same paper stands earlier in this text; counted from 0. */
  | { readonly is: 'repeated'; readonly of: number; readonly gaps: FieldChanges }
  /** New, but it may be one of these; only a person says so. Those of the library come first. */
  | { readonly is: 'near'; readonly to: readonly (PaperId | number)[] }

/** As much of the library as matching needs. */
export interface Shelf {
  readonly known: Pick<KnownPapers, 'find' | 'findNear'>
  readonly paperOf: (id: PaperId) => Paper | undefined
}

/** The most papers that one may be that are shown. */
const mostNear = 3

/**
 * Compares the papers of one text, in order, with a library and with each other.
 *
 * A paper of the library is said to be known, and where it stands, even where it
 * also stands twice in the text: what was decided matters more. Rests after each paper.
 */
export function* matchInParts(
  papers: readonly Pick<ReadPaper, 'draft'>[],
  { known, paperOf }: Shelf,
): Generator<number, Match[]> {
  const earlier = new KnownPapers<number>()
  const drafts = new Map<number, Draft>()
  const matches: Match[] = []
  const matchOf = (draft: Draft, look: Look): Match => {
    const id = known.find(draft, look)
    const paper = id === null ? undefined : paperOf(id)
    if (paper) return { is: 'known', id: paper.id, gaps: gapsOf(paper, draft) }
    const of = earlier.find(draft, look)
    const first = of === null ? undefined : matches[of]
    if (of !== null && first) {
      // What one paper of the text says may be what tells that the next is the same.
      const before = drafts.get(of) ?? draft
      const both = filled(before, draft)
      if (both !== before) {
        drafts.set(of, both)
        earlier.add(of, both)
      }
      if (first.is !== 'known') return { is: 'repeated', of, gaps: gapsOf(before, draft) }
      const present = paperOf(first.id)
      return { is: 'known', id: first.id, gaps: present ? gapsOf(present, draft) : {} }
    }
    const to = [
      ...known.findNear(draft, look),
      ...earlier.findNear(draft, look).filter(at => matches[at]?.is !== 'known'),
    ]
    return to.length === 0 ? { is: 'new' } : { is: 'near', to: to.slice(0, mostNear) }
  }
  const room = earlier.reserve(papers.length)
  while (room.next().done !== true) yield 0
  for (const [place, { draft }] of papers.entries()) {
    const look = lookAt(draft)
    const match = matchOf(draft, look)
    matches.push(match)
    if (match.is !== 'repeated') {
      drafts.set(place, draft)
      earlier.add(place, draft, look)
    }
    yield place
  }
  return matches
}

/** As `matchInParts`, all at once. */
export function matchReading(papers: readonly Pick<ReadPaper, 'draft'>[], shelf: Shelf): Match[] {
  const work = matchInParts(papers, shelf)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

/** What a person wants of the papers of a text, by their places in it. */
export interface Choices {
  /** Added as papers of their own. */
  readonly add: Iterable<number>
  /** Said to be the same as a paper of the library, or as another of this text. */
  readonly same: readonly { readonly place: number; readonly as: PaperId | number }[]
  /** Known and repeated papers whose gaps are filled. */
  readonly fill: Iterable<number>
}

/** What then happens. */
export interface Outcome {
  readonly added: readonly { readonly place: number; readonly draft: Draft; readonly citeKey?: string }[]
  readonly fills: readonly { readonly id: PaperId; readonly draft: Draft; readonly citeKey?: string }[]
}

/**
 * Carries out choices: papers of the text that are the same become one, and others fill gaps of the library's.
 * Rests after each paper.
 */
export function* chosenInParts(
  papers: readonly ReadPaper[],
  matches: readonly Match[],
  { add, same, fill }: Choices,
): Generator<unknown, Outcome> {
  const added = new Map<number, { place: number; draft: Draft; citeKey?: string }>()
  for (const place of add) {
    const read = papers[place]
    if (read) added.set(place, { place, draft: read.draft, ...keyOf(read) })
    yield
  }
  const sameAs = new Map(same.map(({ place, as }) => [place, as]))
  const targetOf = (place: number): PaperId | number => {
    let target: PaperId | number = place
    // Each step leads to an earlier place; whatever came from outside and does not, ends here.
    while (typeof target === 'number' && !added.has(target)) {
      const match: Match | undefined = matches[target]
      const next: PaperId | number | undefined =
        sameAs.get(target) ??
        (match?.is === 'known' ? match.id : match?.is === 'repeated' ? match.of : undefined)
      if (next === undefined || (typeof next === 'number' && next >= target)) return target
      target = next
    }
    return target
  }
  const fills: Outcome['fills'][number][] = []
  for (const place of new Set([...sameAs.keys(), ...fill])) {
    const read = papers[place]
    yield
    if (!read || added.has(place)) continue
    const target = targetOf(place)
    if (typeof target === 'string') fills.push({ id: target, draft: read.draft, ...keyOf(read) })
    else {
      const first = added.get(target)
      if (first) added.set(target, { ...keyOf(read), ...first, draft: filled(first.draft, read.draft) })
    }
  }
  return { added: [...added.values()], fills }
}

function keyOf({ citeKey }: ReadPaper): { readonly citeKey?: string } {
  return citeKey === undefined ? {} : { citeKey }
}
