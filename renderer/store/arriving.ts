/**
 * The rows of a library on their way to the window, part by part and in order.
 */
import { type Column, type PaperId } from '../../shared/library/paper.ts'
import { columnAt, type PackedRows } from '../../shared/library/pack.ts'
import { emptyOrder, type FullOrder } from './order.ts'
import { Rows } from './rows.ts'

export class Arriving {
  /** Tells the parts of this request from those of an earlier one. */
  readonly request: number
  readonly rows = new Rows()
  readonly #order = emptyOrder() as Record<Column, PaperId[]>
  #expected: { readonly count: number; readonly resolve: () => void } | null = null

  constructor(request: number) {
    this.request = request
  }

  /** Column by column and from the top, as the rows came. */
  get order(): FullOrder {
    return this.#order
  }

  take(part: PackedRows): void {
    for (const [i, id] of this.rows.take(part).entries()) this.#order[columnAt(part, i)].push(id)
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
