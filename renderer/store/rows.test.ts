import { expect, test } from 'vitest'
import { packRows } from '../../shared/library/pack.ts'
import { paperId } from '../../shared/library/paper.ts'
import { type Row, toRow } from '../../shared/library/row.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Rows } from './rows.ts'

const row = (index: number, known: Partial<Row> = {}): Row => ({
  ...toRow(paper({ id: `paper-${index}`, rank: index, title: `Title ${index}` })),
  ...known,
})
const many = (count: number, known: Partial<Row> = {}) =>
  Array.from({ length: count }, (_, index) => row(index, known))

test('packed rows are found by their ids, and are the same objects while they are shown', () => {
  const rows = new Rows()
  rows.take(packRows(many(5_000)))
  const shown = rows.get(paperId('paper-7'))
  expect(shown).toEqual(row(7))
  // As a long scroll with one card that stays in view.
  for (let index = 100; index < 5_000; index++) {
    expect(rows.get(paperId(`paper-${index}`))).toEqual(row(index))
    expect(rows.get(paperId('paper-7'))).toBe(shown)
  }
})

test('changed rows take the place of the old ones, however many come at once', () => {
  for (const count of [1, 40, 2_000]) {
    const rows = new Rows()
    rows.take(packRows(many(2_000)))
    rows.get(paperId('paper-0'))
    for (const column of ['done', 'inbox', 'done'] as const) rows.take(packRows(many(count, { column })))
    expect(rows.size).toBe(2_000)
    expect(rows.get(paperId('paper-0'))).toEqual(row(0, { column: 'done' }))
    expect(rows.standing(paperId(`paper-${count - 1}`))).toMatchObject({ column: 'done', rank: count - 1 })
    expect(rows.columnOf(paperId(`paper-${count}`))).toBe(count === 2_000 ? undefined : 'inbox')
  }
})

test('rows that are gone are found no more', () => {
  const rows = new Rows()
  rows.take(packRows(many(100)))
  rows.take(packRows([row(3, { title: 'Another' })]))
  for (const id of ['paper-3', 'paper-4']) {
    rows.delete(paperId(id))
    expect(rows.get(paperId(id))).toBeUndefined()
    expect(rows.standing(paperId(id))).toBeUndefined()
  }
  expect(rows.size).toBe(98)
})
