import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Sorts, sortsOf } from '../../shared/library/column-sort.ts'
import { packRows, packTexts } from '../../shared/library/pack.ts'
import { columns, paperId } from '../../shared/library/paper.ts'
import { toRow } from '../../shared/library/row.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Incoming } from './incoming.ts'
import { buildOrder, withMoves } from './order.ts'
import { Rows } from './rows.ts'

const ids = Array.from({ length: 12 }, (_, at) => paperId(`p${at}`))
const rowOf = fc
  .record({
    id: fc.constantFrom(...ids),
    column: fc.constantFrom(...columns),
    rank: fc.integer({ min: 0, max: 5 }),
  })
  .map(one => toRow(paper(one)))
const rowsOf = fc.uniqueArray(rowOf, { selector: ({ id }) => id, maxLength: 5 })
const partOf = fc
  .tuple(rowsOf, fc.subarray(ids, { maxLength: 1 }), fc.boolean())
  .map(([rows, gone, hasGone]): RowChanges => {
    const removed = hasGone ? gone.filter(id => rows.every(row => row.id !== id)) : []
    return { rows: packRows(rows), isText: new Uint8Array(rows.length), removed: packTexts(removed) }
  })
const leaving = fc.subarray(ids).map((gone): RowChanges => {
  return { rows: packRows([]), isText: new Uint8Array(), removed: packTexts(gone) }
})
const entryOf = fc.oneof(
  ...[partOf, leaving, fc.oneof(partOf, leaving)].map(part => fc.array(part, { minLength: 1, maxLength: 5 })),
)
const byTitle: Sorts = { ...sortsOf(), inbox: { by: 'title', isDescending: false } }

it('comes to the same whether its parts may be taken as they come or not', () => {
  fc.assert(
    fc.property(
      rowsOf,
      entryOf,
      fc.constantFrom('as they come', 'sorted anew meanwhile', 'opened anew meanwhile'),
      (before, parts, how) => {
        const start = sortsOf()
        const end = how === 'sorted anew meanwhile' ? byTitle : start
        const shown = (isEarly: boolean) => {
          const taking = { rows: Rows.of(before), sorts: start }
          const incoming = new Incoming(1, isEarly ? taking : null)
          for (const part of parts) incoming.add(part, false)
          const rows = how === 'opened anew meanwhile' ? Rows.of(before) : taking.rows
          const order = buildOrder(
            rows,
            before.map(({ id }) => id),
            end,
          )
          const next = withMoves(order, incoming.applyTo(rows, end), rows, end)
          return { next, standing: ids.map(id => rows.standing(id)), size: rows.size }
        }
        expect(shown(true)).toEqual(shown(false))
      },
    ),
  )
})

it('takes new papers before all of them are there', () => {
  const taking = { rows: new Rows(), sorts: sortsOf() }
  const incoming = new Incoming(1, taking)
  const rows = packRows([toRow(paper({ id: 'new' }))])
  incoming.add({ rows, isText: new Uint8Array(1), removed: packTexts([]) }, false)
  expect(taking.rows.has(paperId('new'))).toBe(true)
})
