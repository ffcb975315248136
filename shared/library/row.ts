/**
 * Rows: what the board knows of every paper, without its abstract.
 *
 * A library of 100,000 papers is 150 MB of abstracts and 20 MB of everything
 * else, so the window holds rows and asks for the papers in view.
 */
import {
  type Column,
  type Link,
  type LinkKind,
  linkKinds,
  type Name,
  type Paper,
  type PaperId,
  type Priority,
  type SkipReason,
} from './paper.ts'

export interface Row {
  readonly id: PaperId
  readonly column: Column
  readonly rank: number
  readonly title: string
  /** Authors in one short line, or else where it appeared: `Lima, Ødegård and 3 more`; empty where neither is known. */
  readonly byline: string
  readonly year: number | null
  readonly addedAt: number
  readonly movedAt: number
  readonly isStarred: boolean
  readonly tags: readonly string[]
  readonly hasNote: boolean
  readonly priority: Priority | null
  readonly skipReason: SkipReason | null
  /** What it links to, each kind once and in the order of `linkKinds`. */
  readonly linkKinds: readonly LinkKind[]
}

/** The row of a paper. */
export function toRow(paper: Paper): Row {
  const { id, column, rank, title, year, addedAt, movedAt, isStarred, links, tags, note } = paper
  const { priority = null, skipReason = null } = paper
  return {
    id,
    column,
    rank,
    title,
    byline: byline(paper),
    year,
    addedAt,
    movedAt,
    isStarred,
    linkKinds: kindsOf(links),
    tags,
    hasNote: note !== '',
    priority,
    skipReason,
  }
}

/** Every set of kinds there is, by its bits: bit i for `linkKinds[i]`. A hundred thousand rows share these. */
const kindSets = Array.from({ length: 1 << linkKinds.length }, (_, bits): readonly LinkKind[] =>
  linkKinds.filter((_kind, at) => (bits >> at) & 1),
)

/** The kinds whose bits are set. */
export function kindsIn(bits: number): readonly LinkKind[] {
  return kindSets[bits] ?? []
}

/** Bit i for `linkKinds[i]`. */
export function bitsOf(kinds: readonly LinkKind[]): number {
  return kinds.reduce(withKind, 0)
}

function kindsOf(links: readonly Link[]): readonly LinkKind[] {
  return kindsIn(links.reduce((bits, { kind }) => withKind(bits, kind), 0))
}

function withKind(bits: number, kind: LinkKind): number {
  return bits | (1 << linkKinds.indexOf(kind))
}

/** Where a paper stands against another of its column: by rank, then by id, so that order is total. */
export function byRank(a: Pick<Row, 'rank' | 'id'>, b: Pick<Row, 'rank' | 'id'>): number {
  return a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

function byline({ authors, venue }: Paper): string {
  // A library is a hundred thousand of these: names are made only of those that are said.
  let count = 0
  let first = ''
  let second = ''
  for (const author of authors) {
    if (count >= 2 && isNamed(author)) count++
    else if (count < 2) {
      const name = shortName(author)
      if (name === '') continue
      if (count === 0) first = name
      else second = name
      count++
    }
  }
  if (count === 0) return venue ?? ''
  if (count === 1) return first
  return count === 2 ? `${first} and ${second}` : `${first}, ${second} and ${count - 2} more`
}

function isNamed({ literal, particle, family, given }: Name): boolean {
  return literal === undefined ? Boolean(particle) || Boolean(family ?? given) : literal !== ''
}

/** The part of a name that people say: `van der Berg`, or the whole name of a body. */
export function shortName({ literal, particle = '', family, given }: Name): string {
  if (literal !== undefined) return literal
  const name = family ?? given ?? ''
  return particle === '' || name === '' ? particle + name : `${particle} ${name}`
}
