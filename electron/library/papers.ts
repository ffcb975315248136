/**
 * Papers in memory: the confirmed state of the library, and what is planned on top of it.
 *
 * Only the pump writes here, and only what is already on disk. Looking up,
 * counting and moving one paper cost the same in a library of any size.
 */
import { applyChanges, type Change, changedId, edited } from '../../shared/library/changes.ts'
import type { PapersView } from '../../shared/library/operations.ts'
import { type Column, columns, type Paper, type PaperId } from '../../shared/library/paper.ts'
import { byRank } from '../../shared/library/row.ts'
import { sortInParts } from '../../shared/sort.ts'
import { ColumnOrder } from './column-order.ts'
import type { Slices } from './slices.ts'

/** Every paper by its id, and every column in its order. */
export class Papers implements PapersView {
  #byId = new Map<PaperId, Paper>()
  readonly #orders: Readonly<Record<Column, ColumnOrder>>

  constructor(byId: Map<PaperId, Paper>) {
    const isCurrent = (paper: Paper) => this.#byId.get(paper.id) === paper
    this.#orders = byColumn(column => new ColumnOrder(isCurrent, () => this.#of(column)))
    for (const paper of byId.values()) this.#orders[paper.column].added(paper)
    this.#byId = byId
  }

  /** As `new Papers(byId)`, resting in between. */
  static async of(byId: Map<PaperId, Paper>, slices: Slices): Promise<Papers> {
    const papers = new Papers(new Map())
    for (const paper of byId.values()) {
      papers.#orders[paper.column].added(paper)
      if (slices.isDue) await slices.rest()
    }
    papers.#byId = byId
    await papers.prepare(slices)
    return papers
  }

  get size(): number {
    return this.#byId.size
  }

  get(id: PaperId): Paper | undefined {
    return this.#byId.get(id)
  }

  has(id: PaperId): boolean {
    return this.#byId.has(id)
  }

  all(): Iterable<Paper> {
    return this.#byId.values()
  }

  ends(column: Column): { readonly top: number; readonly bottom: number } {
    return this.#orders[column].ends
  }

  inOrder(column: Column): readonly Paper[] {
    return this.#orders[column].first(Infinity)
  }

  top(column: Column, count: number): Paper[] {
    return this.#orders[column].first(count)
  }

  counts(): Record<Column, number> {
    return byColumn(column => this.#orders[column].count)
  }

  /** Makes changes in order and keeps the columns in step. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) {
      const before = this.#byId.get(changedId(change))
      applyChanges(this.#byId, [change])
      const after = this.#byId.get(changedId(change))
      if (before === after) continue
      if (before) this.#orders[before.column].removed()
      if (after) this.#orders[after.column].added(after)
    }
  }

  /** Sorts the columns that large changes left unsorted, so that no reading has to. Nothing may change meanwhile. */
  async prepare(slices: Slices): Promise<void> {
    const stale = columns.filter(column => this.#orders[column].isStale)
    if (stale.length === 0) return
    const found = byColumn((): Paper[] => [])
    for (const paper of this.#byId.values()) {
      found[paper.column].push(paper)
      if (slices.isDue) await slices.rest()
    }
    for (const column of stale)
      this.#orders[column].takeSorted(await slices.run(sortInParts(found[column], byRank)))
  }

  #of(column: Column): Paper[] {
    return [...this.#byId.values()].filter(paper => paper.column === column)
  }
}

/**
 * A view with planned changes on top, leaving what is below as it is.
 *
 * Operations that wait together are planned in order, each seeing those before it.
 */
export class Overlay implements PapersView {
  readonly #below: PapersView
  /** null for a paper that is planned to go. */
  readonly #above = new Map<PaperId, Paper | null>()
  readonly #ends = new Map<Column, { readonly top: number; readonly bottom: number }>()

  constructor(below: PapersView) {
    this.#below = below
  }

  get(id: PaperId): Paper | undefined {
    const above = this.#above.get(id)
    return above === undefined ? this.#below.get(id) : (above ?? undefined)
  }

  has(id: PaperId): boolean {
    return this.get(id) !== undefined
  }

  ends(column: Column): { readonly top: number; readonly bottom: number } {
    return this.#ends.get(column) ?? this.#below.ends(column)
  }

  *all(): Generator<Paper> {
    for (const paper of this.#below.all()) if (!this.#above.has(paper.id)) yield paper
    for (const paper of this.#above.values()) if (paper) yield paper
  }

  inOrder(column: Column): readonly Paper[] {
    const kept = this.#below.inOrder(column).filter(({ id }) => !this.#above.has(id))
    const planned = [...this.#above.values()].filter(paper => paper?.column === column)
    return [...kept, ...planned.filter(paper => paper !== null)].sort(byRank)
  }

  plan(changes: readonly Change[]): void {
    for (const change of changes) {
      const after = this.#after(change)
      this.#above.set(changedId(change), after)
      if (after) this.#widen(after)
    }
  }

  #after(change: Change): Paper | null {
    if (change.type !== 'edited') return change.type === 'added' ? change.paper : null
    const before = this.get(change.id)
    return before ? edited(before, change.fields) : null
  }

  /** Bounds only widen: a loose bound is allowed, a wrong one would break the order. */
  #widen({ column, rank }: Paper): void {
    const { top, bottom } = this.ends(column)
    this.#ends.set(column, { top: Math.min(top, rank), bottom: Math.max(bottom, rank) })
  }
}

function byColumn<T>(of: (column: Column) => T): Record<Column, T> {
  return Object.fromEntries(columns.map(column => [column, of(column)])) as Record<Column, T>
}
