/**
 * An entry on its way to the window, part by part.
 *
 * A hundred thousand new papers take a third of a second to be taken in at
 * once. Nothing shows a new paper before the columns have it, so its row is
 * taken as it comes; rows that are shown already change all together.
 */
import { idAt } from '../../shared/library/pack.ts'
import type { Column } from '../../shared/library/paper.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { applyRowChanges, type Reordered } from './order.ts'
import type { Rows, Sortable } from './rows.ts'
import type { State } from './store.ts'

type Taking = Pick<State, 'rows' | 'sorts'>

export class Incoming {
  readonly seq: number
  readonly changes: RowChanges[] = []
  readonly #arrived = new Map<Column, Sortable[]>()
  /** Where its parts have been taken so far; null once one of them had to wait. */
  #into: Taking | null

  /** @param into where its parts may be taken as they come, if anywhere */
  constructor(seq: number, into: Taking | null) {
    this.seq = seq
    this.#into = into
  }

  /** Whether every paper of it is new, and was taken: nothing that is shown is about one of them. */
  get isTaken(): boolean {
    return this.#into !== null
  }

  /** @param isAll whether nothing came before it and nothing comes after it: such an entry is short */
  add(part: RowChanges, isAll: boolean): void {
    this.changes.push(part)
    if (this.#into && !isAll && isNew(part, this.#into.rows)) this.#take(part, this.#into)
    else this.#giveUp()
  }

  /** Folds it into the rows (in place) and answers what it did to the columns. */
  applyTo(rows: Rows, sorts: State['sorts']): Reordered {
    if (this.#into?.rows !== rows || this.#into.sorts !== sorts) this.#giveUp()
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

  #giveUp(): void {
    for (const papers of this.#arrived.values()) for (const { id } of papers) this.#into?.rows.delete(id)
    this.#arrived.clear()
    this.#into = null
  }
}

function isNew({ rows: part, removed }: RowChanges, rows: Rows): boolean {
  if (removed.ends.length > 0) return false
  for (let i = 0; i < part.count; i++) if (rows.has(idAt(part, i))) return false
  return true
}
