import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import type { Row, RowChange } from '../../shared/library/row.ts'
import { applyRowChanges, buildOrder, focusAfter } from './order.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(paperId)
const row = fc.record({
  id: fc.constantFrom(...ids),
  column: fc.constantFrom(...columns),
  rank: fc.integer({ min: -3, max: 3 }),
})
const full = (part: Pick<Row, 'id' | 'column' | 'rank'>): Row => ({
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
  links: [],
  ...part,
})
const change = fc.oneof(
  row.map((part): RowChange => ({ type: 'added', row: full(part) })),
  row.map((part): RowChange => ({ type: 'edited', row: full(part), isText: false })),
  fc.constantFrom(...ids).map((id): RowChange => ({ type: 'removed', id })),
)
const byId = (rows: readonly Row[]): Map<PaperId, Row> => new Map(rows.map(one => [one.id, one]))

describe('the order of the columns', () => {
  it('is the same kept in step as built afresh', () => {
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }),
        (parts, batches) => {
          const rows = byId(parts.map(full))
          let order = buildOrder(rows.values())
          for (const batch of batches) order = applyRowChanges(rows, order, batch).order
          expect(order).toEqual(buildOrder(rows.values()))
        },
      ),
    )
  })

  it('says who left a column', () => {
    const rows = byId(ids.map((id, rank) => full({ id, column: 'inbox', rank })))
    const moved: RowChange[] = [
      { type: 'edited', isText: false, row: full({ id: paperId('b'), column: 'done', rank: 0 }) },
    ]
    expect(applyRowChanges(rows, buildOrder(rows.values()), moved).gone).toEqual(
      new Map([['inbox', new Set(['b'])]]),
    )
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
    expect(focusAfter(list, new Set(gone.map(paperId)), paperId(focused))).toBe(next)
  })
})
