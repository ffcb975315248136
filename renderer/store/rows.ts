/**
 * The rows of the library as the window holds them: packed as they came, made into rows when shown.
 *
 * What is asked of many rows (where they stand) is read from the packed
 * columns. Changed rows come as further parts; a part of which no row is in use
 * any more is dropped.
 */
import type { Column, PaperId } from '../../shared/library/paper.ts'
import { columnAt, idAt, type PackedRows, rowAt, tagsAt, textAt } from '../../shared/library/pack.ts'
import type { Row } from '../../shared/library/row.ts'
import { type Placed, type SortKey, titleKey } from '../../shared/library/column-sort.ts'

/** Where a paper stands. */
export type Standing = Pick<Row, 'id' | 'column' | 'rank'>

/** Where a paper stands, and what it is sorted by. */
export type Sortable = Standing & Placed

/** Rows that were made of packed ones and are kept, twice over: more than any window shows. */
const mostMade = 1_000
/** A part with fewer rows is not worth keeping packed. */
const smallestPart = 32
/** A row's place is its part shifted by so many bits, and its number in the part below. */
const partShift = 16

export class Rows {
  readonly #places = new Map<PaperId, number>()
  readonly #parts: (PackedRows | undefined)[] = []
  /** How many rows of each part are in use. */
  readonly #used: number[] = []
  /** Rows that came singly. */
  readonly #single = new Map<PaperId, Row>()
  // What is shown is asked for again and again, so it is always among the young.
  #young = new Map<PaperId, Row>()
  #old = new Map<PaperId, Row>()

  static of(rows: Iterable<Row>): Rows {
    const all = new Rows()
    for (const row of rows) all.#single.set(row.id, row)
    return all
  }

  get size(): number {
    return this.#places.size + this.#single.size
  }

  /** The same object as long as nothing of it changes and it is asked for. */
  get(id: PaperId): Row | undefined {
    const young = this.#single.get(id) ?? this.#young.get(id)
    if (young) return young
    const row = this.#old.get(id) ?? this.#make(id)
    if (row) this.#keep(row)
    return row
  }

  /** Where a paper stands, without making a row of it. */
  standing(id: PaperId): Standing | undefined {
    const place = this.#places.get(id)
    if (place === undefined) return this.#single.get(id)
    const part = this.#parts[place >>> partShift] as PackedRows
    const i = place & ((1 << partShift) - 1)
    return { id, column: columnAt(part, i), rank: part.ranks[i] ?? 0 }
  }

  /** The papers that have tags, without making rows of the others. */
  *tagged(): Generator<Pick<Row, 'id' | 'tags'>> {
    for (const row of this.#single.values()) if (row.tags.length > 0) yield row
    for (const [id, place] of this.#places) {
      const part = this.#parts[place >>> partShift] as PackedRows
      const tags = tagsAt(part, place & ((1 << partShift) - 1))
      if (tags.length > 0) yield { id, tags }
    }
  }

  has(id: PaperId): boolean {
    return this.#places.has(id) || this.#single.has(id)
  }

  columnOf(id: PaperId): Column | undefined {
    return this.standing(id)?.column
  }

  /** What a paper is sorted by, without making a row of it. */
  sortable(id: PaperId, by: SortKey): Sortable | undefined {
    const standing = this.standing(id)
    return standing && { id, column: standing.column, rank: standing.rank, value: this.#value(id, by) }
  }

  /** Takes rows in place of those that it has of these papers; answers their ids. */
  take(part: PackedRows): PaperId[] {
    const ids = Array.from({ length: part.count }, (_, i) => idAt(part, i))
    if (this.size > 0) for (const id of ids) this.delete(id)
    if (part.count < smallestPart) {
      for (const [i, id] of ids.entries()) this.#single.set(id, rowAt(part, i))
      return ids
    }
    const free = this.#used.indexOf(0)
    const slot = free < 0 ? this.#parts.length : free
    this.#parts[slot] = part
    this.#used[slot] = part.count
    for (const [i, id] of ids.entries()) this.#places.set(id, (slot << partShift) | i)
    return ids
  }

  delete(id: PaperId): void {
    if (this.#single.delete(id)) return
    const place = this.#places.get(id)
    if (place === undefined) return
    this.#places.delete(id)
    this.#young.delete(id)
    this.#old.delete(id)
    const slot = place >>> partShift
    const left = (this.#used[slot] ?? 0) - 1
    this.#used[slot] = left
    if (left === 0) this.#parts[slot] = undefined
  }

  #value(id: PaperId, by: SortKey): Placed['value'] {
    if (by === 'hand') return null // by rank alone
    const place = this.#places.get(id) ?? -1
    const row = this.#single.get(id)
    const part = this.#parts[place >>> partShift]
    const i = place & ((1 << partShift) - 1)
    switch (by) {
      case 'added':
        return row?.addedAt ?? part?.addedAt[i] ?? 0
      case 'moved':
        return row?.movedAt ?? part?.movedAt[i] ?? 0
      case 'priority':
        return (row ? row.priority : part?.priorities[i]) || null
      case 'year': {
        const year = row ? row.year : part?.years[i]
        return year ? year : null
      }
      case 'title':
        return titleKey(row?.title ?? (part ? textAt(part.titles, i) : ''))
    }
  }

  #make(id: PaperId): Row | undefined {
    const place = this.#places.get(id)
    if (place === undefined) return undefined
    return rowAt(this.#parts[place >>> partShift] as PackedRows, place & ((1 << partShift) - 1))
  }

  #keep(row: Row): void {
    if (this.#young.size >= mostMade) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(row.id, row)
  }
}
