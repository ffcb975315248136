import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, paperId } from '../../shared/library/paper.ts'
import { sortsOf } from '../../shared/library/column-sort.ts'
import type { Row } from '../../shared/library/row.ts'
import { Found } from './found.ts'
import { buildOrder, shownAnew, shownOrder, withMoves } from './order.ts'
import { Rows } from './rows.ts'

const ids = Array.from({ length: 40 }, (_, index) => paperId(`p${index}`))
const row = (index: number): Row => ({
  id: ids[index] ?? paperId('none'),
  column: columns[index % columns.length] ?? 'inbox',
  rank: (index * 7) % 11,
  ...{ title: '', byline: '', year: null, addedAt: 0, movedAt: 0, isStarred: false, tags: [] },
  ...{ hasNote: false, priority: null, skipReason: null, links: [] },
})
const some = fc.uniqueArray(fc.constantFrom(...ids))

describe('the papers found', () => {
  it('are the same corrected paper by paper as asked for anew, named or all but named', () => {
    fc.assert(
      fc.property(some, some, some, some, fc.boolean(), (before, changed, after, gone, isAllBut) => {
        const met = new Set(changed.filter(id => after.includes(id) && !gone.includes(id)))
        const left = ids.filter(id => !(changed.includes(id) && gone.includes(id)))
        const finds = (id: (typeof ids)[number]) => (changed.includes(id) ? met.has(id) : before.includes(id))
        const named = isAllBut ? ids.filter(id => !before.includes(id)) : before
        const found = new Found(new Set(named), isAllBut, ids.length)

        const rows = Rows.of(ids.map((_, index) => row(index)).filter(({ id }) => left.includes(id)))
        const full = buildOrder(rows, left, sortsOf())
        const moves = shownAnew(changed, met, found, rows, sortsOf())
        const order = withMoves(shownOrder(full, found, full), moves, rows, sortsOf())
        const corrected = found.corrected(changed, met, new Set(gone), left.length)

        expect(left.filter(id => corrected.has(id))).toEqual(left.filter(finds))
        expect(corrected.size).toBe(left.filter(finds).length)
        expect(order).toEqual(shownOrder(full, corrected, full))
      }),
    )
  })
})
