/**
 * The rows of a library on their way to the window, part by part and in order.
 */
import { type Column, type PaperId } from '../../shared/library/paper.ts'
import { type PackedRows, unpackRows } from '../../shared/library/pack.ts'
import type { Row } from '../../shared/library/row.ts'
import { emptyOrder, type Order } from './order.ts'

export class Arriving {
  /** Tells the parts of this request from those of an earlier one. */
  readonly request: number
  readonly rows = new Map<PaperId, Row>()
  readonly #order = emptyOrder() as Record<Column, PaperId[]>
  #expected: { readonly count: number; readonly resolve: () => void } | null = null

  constructor(request: number) {
    this.request = request
  }

  /** Column by column and from the top, as the rows came. */
  get order(): Order {
    return this.#order
  }

  take(part: PackedRows): void {
    for (const row of unpackRows(part)) {
      this.rows.set(row.id, row)
      this.#order[row.column].push(row.id)
    }
    this.#tell()
  }

  /** Resolves once that many rows are there. */
  whenAll(count: number): Promise<void> {
    return new Promise(resolve => {
      this.#expected = { count, resolve }
      this.#tell()
    })
  }

  #tell(): void {
    if (this.#expected && this.rows.size >= this.#expected.count) this.#expected.resolve()
  }
}
