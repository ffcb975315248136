/**
 * An entry on its way to the window, part by part.
 *
 * A hundred thousand new papers take a third of a second to be taken in at
 * once, and as many that leave nearly as long. Nothing shows a new paper before
 * the columns have it, so its row is taken as it comes; of papers that leave it
 * is noted where they stand. Rows that are shown already change all together.
 */
import { idAt, textAt } from '../../shared/library/pack.ts'
import type { Column, PaperId } from '../../shared/library/paper.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { applyRowChanges, type Reordered } from './order.ts'
import type { Rows, Sortable } from './rows.ts'
import type { State } from './store.ts'

type Taking = Pick<State, 'rows' | 'sorts'>

export class Incoming {
  readonly seq: number
  readonly changes: RowChanges[] = []
  readonly #arrived = new Map<Column, Sortable[]>()
  /** Papers that leave, as they stand in their columns, where it is about nothing else. */
  readonly #leaving = new Map<Column, Map<PaperId, Sortable>>()
  /** Where its parts have been taken so far; null once one of them had to wait. */
  #into: Taking | null
  /** Where papers leave so far; null once a part was about something else. */
  #outOf: Taking | null

  /** @param into where its parts may be taken as they come, if anywhere */
  constructor(seq: number, into: Taking | null) {
    this.seq = seq
    this.#into = into
    this.#outOf = into
  }

  /** Whether every paper of it is new, and was taken: nothing that is shown is about one of them. */
  get isTaken(): boolean {
    return this.#into !== null
  }

  /** @param isAll whether nothing came before it and nothing comes after it: such an entry is short */
  add(part: RowChanges, isAll: boolean): void {
    this.changes.push(part)
    if (this.#into && !isAll && isNew(part, this.#into.rows)) {
      this.#outOf = null
      this.#take(part, this.#into)
    } else if (this.#outOf && !isAll && part.rows.count === 0) {
      this.#into = null
      this.#note(part, this.#outOf)
    } else this.#giveUp()
  }

  /** Folds it into the rows (in place) and answers what it did to the columns. */
  applyTo(rows: Rows, sorts: State['sorts']): Reordered {
    const taking = this.#into ?? this.#outOf
    if (taking?.rows !== rows || taking.sorts !== sorts) this.#giveUp()
    if (this.#outOf && !this.#into) return this.#leave(rows)
    if (this.#into) return { taken: new Map(), gone: new Map(), arrived: this.#arrived }
    return applyRowChanges(rows, sorts, this.changes)
  }

  #take({ rows: part }: RowChanges, { rows, sorts }: Taking): void {
    for (const id of rows.take(part)) {
      const column = rows.columnOf(id)
      const row = column && rows.sortable(id, sorts[column].by)
      if (!row) continue
      const others = this.#arrived.get(row.column)
      if (others) others.push(row)
      else this.#arrived.set(row.column, [row])
    }
  }

  #note({ removed }: RowChanges, { rows, sorts }: Taking): void {
    for (let i = 0; i < removed.ends.length; i++) {
      const id = textAt(removed, i) as PaperId
      const column = rows.columnOf(id)
      const row = column && rows.sortable(id, sorts[column].by)
      if (!row) continue
      const others = this.#leaving.get(row.column)
      if (others) others.set(id, row)
      else this.#leaving.set(row.column, new Map([[id, row]]))
    }
  }

  #leave(rows: Rows): Reordered {
    for (const papers of this.#leaving.values()) for (const id of papers.keys()) rows.delete(id)
    const gone = Array.from(this.#leaving, ([column, papers]) => [column, new Set(papers.keys())] as const)
    return { taken: this.#leaving, gone: new Map(gone), arrived: new Map() }
  }

  #giveUp(): void {
    for (const papers of this.#arrived.values()) for (const { id } of papers) this.#into?.rows.delete(id)
    this.#arrived.clear()
    this.#leaving.clear()
    this.#into = null
    this.#outOf = null
  }
}

function isNew({ rows: part, removed }: RowChanges, rows: Rows): boolean {
  if (removed.ends.length > 0) return false
  for (let i = 0; i < part.count; i++) if (rows.has(idAt(part, i))) return false
  return true
}
