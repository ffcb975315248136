import { expect, test } from 'vitest'
import { packRows } from '../../shared/library/pack.ts'
import { toRow } from '../../shared/library/row.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Arriving } from './arriving.ts'
import { buildOrder, emptyOrder } from './order.ts'
import { Rows } from './rows.ts'
import { sortsOf } from '../../shared/library/column-sort.ts'

const rows = ['c', 'a', 'b'].map((id, rank) =>
  toRow(paper({ id, rank, column: rank < 2 ? 'inbox' : 'done' })),
)
const ids = rows.map(({ id }) => id)

test('rows are all there once the last part is, whether the answer comes before or after it', async () => {
  for (const isAnswerFirst of [true, false]) {
    const arriving = new Arriving(1)
    let isWhole = false
    arriving.take(packRows(rows.slice(0, 2)))
    const whole = () => arriving.whenAll(3).then(() => (isWhole = true))
    const waiting = isAnswerFirst ? whole() : null
    await Promise.resolve()
    expect(isWhole).toBe(false)
    arriving.take(packRows(rows.slice(2)))
    await (waiting ?? whole())
    expect(rows.map(({ id }) => arriving.rows.get(id))).toEqual(rows)
    expect(arriving.order).toEqual(buildOrder(Rows.of(rows), ids, sortsOf()))
  }
})

test('an empty library is whole at once', async () => {
  const arriving = new Arriving(1)
  await arriving.whenAll(0)
  expect(arriving.order).toEqual(emptyOrder())
})
