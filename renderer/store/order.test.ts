import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import { packRows, packTexts } from '../../shared/library/pack.ts'
import type { Row } from '../../shared/library/row.ts'
import type { RowChanges } from '../../shared/library/row-changes.ts'
import { applyRowChanges, buildOrder, focusAfter } from './order.ts'
import { Rows } from './rows.ts'

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
const present = (rows: Rows) => [...ids, ...filler.map(({ id }) => id)].flatMap(id => rows.standing(id) ?? [])

describe('the order of the columns', () => {
  it('is the same kept in step as built afresh', () => {
    fc.assert(
      fc.property(
        fc.array(row),
        fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 6 }),
        (parts, batches) => {
          const rows = Rows.of(parts.map(full))
          let order = buildOrder(present(rows))
          for (const batch of batches) order = applyRowChanges(rows, order, batch).order
          expect(order).toEqual(buildOrder(present(rows)))
        },
      ),
    )
  })

  it('says who left a column', () => {
    const rows = Rows.of(ids.map((id, rank) => full({ id, column: 'inbox', rank })))
    const moved = changes([full({ id: paperId('b'), column: 'done', rank: 0 })])
    expect(applyRowChanges(rows, buildOrder(present(rows)), [moved]).gone).toEqual(
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
