import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import { packRows, packTexts } from '../../shared/library/pack.ts'
import type { Row } from '../../shared/library/row.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { comparePlaced, type Sort, sortKeys, type Sorts, sortsOf } from '../../shared/library/column-sort.ts'
import { applyRowChanges, buildOrder, focusAfter, sortColumn, withMoves } from './order.ts'
import { Rows } from './rows.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(paperId)
const row = fc.record({
  id: fc.constantFrom(...ids),
  column: fc.constantFrom(...columns),
  rank: fc.integer({ min: -3, max: 3 }),
  title: fc.constantFrom('A', 'b', '“Á”'),
  year: fc.constantFrom(null, 2020, 2021),
  movedAt: fc.integer({ min: 0, max: 2 }),
})
const sort: fc.Arbitrary<Sort> = fc.record({ by: fc.constantFrom(...sortKeys), isDescending: fc.boolean() })
const full = (part: Partial<Row> & Pick<Row, 'id' | 'column' | 'rank'>): Row => ({
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
const changes = (rows: readonly Row[], removed: readonly PaperId[] = []): RowChanges => ({
  rows: packRows(rows),
  isText: new Uint8Array(rows.length),
  removed: packTexts(removed),
})
// As many rows of one part as are kept packed, and fewer.
const filler = Array.from({ length: 40 }, (_, index) =>
  full({ id: paperId(`filler-${index}`), column: 'reading', rank: index }),
)
const change = fc
  .tuple(fc.uniqueArray(row, { selector: ({ id }) => id }), fc.constantFrom(...ids), fc.boolean())
  .map(([parts, id, isLong]) => {
    const rows = parts.map(full).filter(one => one.id !== id)
    return changes(isLong ? [...rows, ...filler] : rows, [id])
  })
const everyId = [...ids, ...filler.map(({ id }) => id)]

describe('the order of the columns', () => {
  it('is the same kept in step as built afresh, however the columns are ordered', () => {
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }),
        fc.record(Object.fromEntries(columns.map(column => [column, sort]))),
        (parts, batches, sorts) => {
          const rows = Rows.of(parts.map(full))
          let order = buildOrder(rows, everyId, sorts as Sorts)
          for (const batch of batches) {
            const moves = applyRowChanges(rows, sorts as Sorts, batch)
            order = withMoves(order, moves, rows, sorts as Sorts)
          }
          expect(order).toEqual(buildOrder(rows, everyId, sorts as Sorts))
        },
      ),
    )
  })

  it('is the same sorted in parts as at once', () => {
    const rows = Rows.of(
      Array.from({ length: 5_000 }, (_, index) =>
        full({ id: paperId(`many-${index}`), column: 'inbox', rank: index, movedAt: (index * 7_919) % 613 }),
      ),
    )
    const many = Array.from({ length: 5_000 }, (_, index) => paperId(`many-${index}`))
    const sorts = sortsOf({ inbox: { by: 'moved', isDescending: true } })
    const work = sortColumn(rows, many, sorts.inbox)
    let step = work.next()
    while (!step.done) step = work.next()
    expect(step.value).toEqual(buildOrder(rows, many, sorts).inbox)
    const sortables = step.value.flatMap(id => rows.sortable(id, 'moved') ?? [])
    expect(sortables.toSorted(comparePlaced(sorts.inbox))).toEqual(sortables)
    expect(new Set(step.value).size).toBe(5_000)
  })

  it('says who left a column', () => {
    const rows = Rows.of(ids.map((id, rank) => full({ id, column: 'inbox', rank })))
    const moved = changes([full({ id: paperId('b'), column: 'done', rank: 0 })])
    expect(applyRowChanges(rows, sortsOf(), [moved]).gone).toEqual(new Map([['inbox', new Set(['b'])]]))
  })
})

describe('the focus after papers left', () => {
  const list = ids.slice(0, 5)
  it.each([
    { gone: ['b'], focused: 'b', next: 'c' },
    { gone: ['b', 'c'], focused: 'b', next: 'd' },
    { gone: ['e'], focused: 'e', next: 'd' },
    { gone: ['a'], focused: 'c', next: 'c' },
    { gone: ['a', 'b', 'c', 'd', 'e'], focused: 'c', next: null },
  ])('goes from $focused to $next when $gone leave', ({ gone, focused, next }) => {
    const from = list.indexOf(paperId(focused))
    expect(focusAfter(list, new Set(gone.map(paperId)), paperId(focused), from)).toBe(next)
  })
})
