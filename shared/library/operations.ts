/**
 * Operations: what someone asked of the library, and what that would change.
 *
 * `plan` is pure: it reads papers and answers changes, so that one place decides
 * what "move" means for the keyboard, the mouse, the menu and the command line.
 */
import * as v from 'valibot'
import type { Change, FieldChanges } from './changes.ts'
import { isSame, planBecome } from './difference.ts'
import { planMerge } from './merging.ts'
import { type Fill, planImport } from './importing.ts'
import { Edits, planEdit, planTags, Tag } from './edits.ts'
import { Column, type Paper, PaperId, Priority, SkipReason } from './paper.ts'

const Ids = v.array(PaperId)

/** Where moved papers go within their column: an end, or just before or after another paper. */
export const Place = v.union([
  v.picklist(['top', 'bottom']),
  v.strictObject({ before: PaperId }),
  v.strictObject({ after: PaperId }),
])
export type Place = v.InferOutput<typeof Place>

/** What a person may ask for from the window; the clock and new ids belong to the library's owner. */
export const Operation = v.variant('type', [
  v.strictObject({
    type: v.literal('move'),
    ids: Ids,
    to: Column,
    place: v.optional(Place),
    reason: v.optional(SkipReason),
  }),
  v.strictObject({ type: v.literal('star'), ids: Ids, isStarred: v.boolean() }),
  v.strictObject({ type: v.literal('remove'), ids: Ids }),
  v.strictObject({ type: v.literal('prioritise'), ids: Ids, priority: v.nullable(Priority) }),
  v.strictObject({ type: v.literal('tag'), ids: Ids, add: v.array(Tag), remove: v.array(v.string()) }),
  v.strictObject({ type: v.literal('edit'), id: PaperId, fields: Edits }),
])

/** Everything the library can be asked; what only the main process asks comes second. */
export type Operation =
  | v.InferOutput<typeof Operation>
  | { readonly type: 'pin-keys'; readonly keys: ReadonlyMap<PaperId, string> }
  | { readonly type: 'renew-keys'; readonly keys: ReadonlyMap<PaperId, string> }
  | { readonly type: 'add'; readonly papers: readonly Paper[] }
  /** Adds papers, and fills gaps of others with what an import says of them. */
  | { readonly type: 'import'; readonly papers: readonly Paper[]; readonly fills: readonly Fill[] }
  | Whole

/**
 * What concerns every paper: `become` makes the library hold exactly these
 * papers, `merge` brings them in and removes none. Their changes alone do not
 * say what was done, so they carry the words for it.
 */
type Whole =
  | { readonly type: 'become'; readonly papers: readonly Paper[]; readonly label: string }
  | { readonly type: 'merge'; readonly papers: readonly Paper[]; readonly label: string }

/** As much of a library as planning needs. */
export interface PapersView {
  get(id: PaperId): Paper | undefined
  has(id: PaperId): boolean
  /** A rank that no paper of the column undercuts, and one that none exceeds; both 0 for an empty one. */
  ends(column: Column): { readonly top: number; readonly bottom: number }
  /** The papers of a column from top to bottom. Costs a sort: only for placing between two papers. */
  inOrder(column: Column): readonly Paper[]
  /** Every paper, in no order. */
  all(): Iterable<Paper>
}

/**
 * Works out what an operation would change, without changing anything.
 *
 * Papers already as they were asked to be produce no change, so repeating an
 * operation is free and never fills the journal or the undo stack (L3).
 *
 * @param at the time of the operation, in milliseconds since 1970
 */
export function plan(papers: PapersView, operation: Operation, at: number): Change[] {
  return [...planInParts(papers, operation, at)].flat()
}

/** The changes that `plan` answers, a few at a time; the caller may rest after each part, also after an empty one. */
export function* planInParts(
  papers: PapersView,
  operation: Operation,
  at: number,
): Generator<readonly Change[], void> {
  switch (operation.type) {
    case 'add':
      yield* planAdd(papers, operation.papers)
      return
    case 'import':
      yield* planImport(papers, operation, added => planAdd(papers, added))
      return
    case 'become':
      yield* planBecome(papers, operation.papers)
      return
    case 'merge':
      yield* planMerge(papers, operation.papers)
      return
    case 'move':
      yield* planMove(papers, operation, at)
      return
    case 'star':
      for (const { id, isStarred } of present(papers, operation.ids))
        yield isStarred === operation.isStarred
          ? []
          : [edit(id, { isStarred: [isStarred, operation.isStarred] })]
      return
    case 'prioritise':
      for (const { id, priority = null } of present(papers, operation.ids))
        yield priority === operation.priority ? [] : [edit(id, { priority: [priority, operation.priority] })]
      return
    case 'tag':
      for (const paper of present(papers, operation.ids))
        yield planTags(paper, operation.add, operation.remove)
      return
    case 'edit': {
      const paper = papers.get(operation.id)
      if (paper) yield planEdit(paper, operation.fields)
      return
    }
    case 'remove':
      for (const paper of present(papers, operation.ids)) yield [{ type: 'removed', paper }]
      return
    case 'pin-keys':
      for (const { id, citeKey } of present(papers, operation.keys.keys())) {
        const key = operation.keys.get(id)
        yield key === undefined || citeKey !== null ? [] : [edit(id, { citeKey: [null, key] })]
      }
      return
    case 'renew-keys':
      for (const paper of present(papers, operation.keys.keys()))
        yield planRenewal(paper, operation.keys.get(paper.id))
  }
}

/** A new key, on purpose: manuscripts may still cite the old one, so the paper keeps it among its former keys. */
function planRenewal({ id, citeKey, formerKeys: before = [] }: Paper, key: string | undefined): Change[] {
  if (key === undefined || key === citeKey) return []
  const after = [...before.filter(former => former !== key), ...(citeKey === null ? [] : [citeKey])]
  return [
    edit(id, {
      citeKey: [citeKey, key],
      ...(!isSame(before, after) && { formerKeys: [before, after] as const }),
    }),
  ]
}

/** New papers go below what is already in their column, in the order given. */
function* planAdd(papers: PapersView, added: readonly Paper[]): Generator<readonly Change[]> {
  const bottoms = new Map<Column, number>()
  const met = new Set<PaperId>()
  for (const paper of added) {
    if (met.has(paper.id) || papers.has(paper.id)) continue
    met.add(paper.id)
    const rank = (bottoms.get(paper.column) ?? papers.ends(paper.column).bottom) + 1
    bottoms.set(paper.column, rank)
    yield [{ type: 'added', paper: { ...paper, rank } }]
  }
}

type Move = Extract<Operation, { type: 'move' }>

/**
 * Without a place, papers go to the top of their new column, the latest decision first, and
 * papers already in that column stay where they are. With a place, they go exactly there.
 */
function* planMove(
  papers: PapersView,
  { ids, to, place, reason }: Move,
  at: number,
): Generator<readonly Change[], void> {
  if (place !== undefined) {
    yield planPlace(papers, [...present(papers, ids)], to, place, at)
    return
  }
  const moved: Paper[] = []
  for (const paper of present(papers, ids)) {
    if (paper.column !== to) moved.push(paper)
    yield paper.column === to ? reasoned(paper, to, reason) : []
  }
  const first = papers.ends(to).top - moved.length
  for (const [index, paper] of moved.entries()) yield [relocated(paper, to, first + index, at, reason)]
}

/**
 * Places papers at one point of a column's order.
 *
 * Ranks are doubles: a gap can be halved about fifty times. Where it cannot be
 * halved any more, the whole column is numbered afresh in the same change.
 */
function planPlace(
  papers: PapersView,
  moved: readonly Paper[],
  to: Column,
  place: Place,
  at: number,
): Change[] {
  const movedIds = new Set(moved.map(({ id }) => id))
  const before = papers.inOrder(to)
  const rest = before.filter(({ id }) => !movedIds.has(id))
  const index = placeIndex(before, rest, movedIds, place)
  const order = [...rest.slice(0, index), ...moved, ...rest.slice(index)]
  if (order.length === before.length && order.every((paper, position) => paper === before[position]))
    return []

  const above = rest[index - 1]?.rank ?? (rest[index]?.rank ?? 0) - moved.length - 1
  const below = rest[index]?.rank ?? above + moved.length + 1
  const step = (below - above) / (moved.length + 1)
  const ranks = moved.map((_, offset) => above + step * (offset + 1))
  const isRising = [...ranks, below].every((rank, offset) => rank > (ranks[offset - 1] ?? above))
  if (isRising) {
    return moved.flatMap((paper, offset) => {
      const rank = ranks[offset] ?? above
      return paper.column === to && paper.rank === rank ? [] : [relocated(paper, to, rank, at)]
    })
  }
  return order.flatMap((paper, position) =>
    paper.column === to && paper.rank === position ? [] : [relocated(paper, to, position, at)],
  )
}

/** Where in the rest of the column the moved papers go in. */
function placeIndex(
  before: readonly Paper[],
  rest: readonly Paper[],
  movedIds: ReadonlySet<PaperId>,
  place: Place,
): number {
  if (place === 'top') return 0
  if (place === 'bottom') return rest.length
  const anchor = 'before' in place ? place.before : place.after
  const found = before.findIndex(({ id }) => id === anchor)
  if (found < 0) return 0
  // Papers that stay above the anchor; an anchor that is moved itself marks the gap where it was.
  const above = before.slice(0, found).filter(({ id }) => !movedIds.has(id)).length
  return 'after' in place && !movedIds.has(anchor) ? above + 1 : above
}

/** The new reason of a paper that is skipped already. */
function reasoned({ id, skipReason = null }: Paper, to: Column, reason: SkipReason | undefined): Change[] {
  return to === 'skipped' && reason !== undefined && reason !== skipReason
    ? [edit(id, { skipReason: [skipReason, reason] })]
    : []
}

/** A paper in its new column and place; the time of decision changes only with the column, and a reason only lasts in Skipped. */
function relocated(paper: Paper, to: Column, rank: number, at: number, reason?: SkipReason): Change {
  const { skipReason = null } = paper
  const kept = to === 'skipped' ? (reason ?? skipReason) : null
  return edit(paper.id, {
    ...(kept !== skipReason && { skipReason: [skipReason, kept] as const }),
    ...(paper.column !== to && { column: [paper.column, to] as const }),
    ...(paper.rank !== rank && { rank: [paper.rank, rank] as const }),
    ...(paper.column !== to && paper.movedAt !== at && { movedAt: [paper.movedAt, at] as const }),
  })
}

function edit(id: PaperId, fields: FieldChanges): Change {
  return { type: 'edited', id, fields }
}

/** The papers that exist among the ids asked for, each once, in the order asked. */
function* present(papers: PapersView, ids: Iterable<PaperId>): Generator<Paper, void> {
  const met = new Set<PaperId>()
  for (const id of ids) {
    const paper = met.has(id) ? undefined : papers.get(id)
    met.add(id)
    if (paper) yield paper
  }
}
