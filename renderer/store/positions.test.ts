import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Sort, sortKeys, sortsOf } from '../../shared/library/column-sort.ts'
import { paperId } from '../../shared/library/paper.ts'
import { packRows } from '../../shared/library/pack.ts'
import type { Row } from '../../shared/library/row.ts'
import { buildOrder } from './order.ts'
import { positionOf } from './positions.ts'
import { Rows } from './rows.ts'

const ids = Array.from({ length: 60 }, (_, index) => paperId(`p${index}`))
const full = (part: Partial<Row> & Pick<Row, 'id' | 'rank'>): Row => ({
  column: 'inbox',
  title: '',
  byline: '',
  year: null,
  addedAt: 0,
  movedAt: 0,
  isStarred: false,
  tags: [],
  hasNote: false,
  priority: null,
  skipReason: null,
  linkKinds: [],
  ...part,
})
const row = fc.record({
  id: fc.constantFrom(...ids),
  rank: fc.integer({ min: -3, max: 3 }),
  title: fc.constantFrom('A', 'b', '“Á”', 'c'),
  year: fc.constantFrom(null, 2020, 2021),
  movedAt: fc.integer({ min: 0, max: 2 }),
})
const sort: fc.Arbitrary<Sort> = fc.record({ by: fc.constantFrom(...sortKeys), isDescending: fc.boolean() })
const parts = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 60 })

describe('where a paper stands', () => {
  it('is what going through the list says, in every order, of all papers and of those shown', () => {
    fc.assert(
      fc.property(parts, sort, fc.func(fc.boolean()), (some, inbox, isShown) => {
        const rows = Rows.of(some.map(full))
        const all = buildOrder(rows, ids, sortsOf({ inbox })).inbox
        for (const list of [all, all.filter(isShown)])
          for (const id of [...ids, null])
            for (let twice = 0; twice < 2; twice++)
              expect(positionOf(list, id, rows, inbox)).toBe(id === null ? -1 : list.indexOf(id))
      }),
      { numRuns: 60 },
    )
  })

  it('is right of a list that is older than the rows', () => {
    fc.assert(
      fc.property(parts, parts, sort, (some, later, inbox) => {
        const rows = Rows.of(some.map(full))
        const list = buildOrder(rows, ids, sortsOf({ inbox })).inbox
        rows.take(packRows(later.map(full)))
        for (const id of ids) expect(positionOf(list, id, rows, inbox)).toBe(list.indexOf(id))
      }),
      { numRuns: 60 },
    )
  })
})
