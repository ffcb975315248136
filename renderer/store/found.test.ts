import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import { sortsOf } from '../../shared/library/column-sort.ts'
import type { Row } from '../../shared/library/row.ts'
import { type Found, MarkedFound, NamedFound } from './found.ts'
import { Numbers } from './numbers.ts'
import { buildOrder, type Order, shownAnew, shownOrder, withMoves } from './order.ts'
import { Rows } from './rows.ts'

const ids = Array.from({ length: 40 }, (_, index) => paperId(`p${index}`))
const row = (index: number): Row => ({
  id: ids[index] ?? paperId('none'),
  column: columns[index % columns.length] ?? 'inbox',
  rank: (index * 7) % 11,
  ...{ title: '', byline: '', year: null, addedAt: 0, movedAt: 0, isStarred: false, tags: [] },
  ...{ hasNote: false, priority: null, skipReason: null, linkKinds: [] },
})
const some = fc.uniqueArray(fc.constantFrom(...ids))
const sorts = sortsOf()
const numbered = (...numberings: { from: number; ids: readonly string[] }[]) => {
  const numbers = new Numbers(1)
  for (const { from, ids } of numberings)
    Array.from(numbers.take({ generation: 1, from, ids: ids.join('\n') }))
  return numbers
}

/** An order with every list written out. */
const listed = (order: Order) => Object.fromEntries(columns.map(column => [column, [...order[column]]]))

/** The same papers, told in each way. */
const ways: Record<string, (found: readonly PaperId[]) => Found> = {
  'by name': found => new NamedFound(new Set(found)),
  'by number': found => {
    const bits = new Uint8Array(5)
    for (const id of found) {
      const number = ids.indexOf(id)
      bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
    }
    return new MarkedFound(numbered({ from: 0, ids }), bits, found.length)
  },
}

describe.each(Object.keys(ways))('the papers found, told %s', way => {
  const told = ways[way] as (found: readonly PaperId[]) => Found

  it('are shown in their columns', () => {
    fc.assert(
      fc.property(some, some, (found, gone) => {
        const rows = Rows.of(ids.map((_, index) => row(index)).filter(({ id }) => !gone.includes(id)))
        const full = buildOrder(rows, ids, sorts)
        const naive = Object.fromEntries(
          columns.map(column => [column, full[column].filter(id => found.includes(id))]),
        )
        expect(listed(shownOrder(full, told(found), full, rows, sorts))).toEqual(naive)
      }),
    )
  })

  it('are the same corrected paper by paper as asked for anew', () => {
    fc.assert(
      fc.property(some, some, some, some, (before, changed, after, gone) => {
        const left = ids.filter(id => !(changed.includes(id) && gone.includes(id)))
        const met = new Set(changed.filter(id => after.includes(id) && left.includes(id)))
        const now = ids.filter(id => (changed.includes(id) ? met.has(id) : before.includes(id)))
        const found = told(before)

        const rows = Rows.of(ids.map((_, index) => row(index)).filter(({ id }) => left.includes(id)))
        const full = buildOrder(rows, left, sorts)
        const moves = shownAnew(changed, met, found, rows, sorts)
        const order = withMoves(shownOrder(full, found, full, rows, sorts), moves, rows, sorts)
        const corrected = found.corrected(changed, met)

        expect(ids.filter(corrected.has)).toEqual(now)
        expect(corrected.size).toBe(now.length)
        expect(listed(order)).toEqual(listed(shownOrder(full, told(now), full, rows, sorts)))
        expect(listed(order)).toEqual(listed(shownOrder(full, corrected, full, rows, sorts)))
      }),
    )
  })
})

describe('the numbers of papers', () => {
  it('are taken over once, however often and late they are told', () => {
    const numbers = numbered(
      { from: 0, ids: ['a', '', 'b'] },
      { from: 0, ids: ['a', ''] }, // an answer that was overtaken
      { from: 1, ids: ['', 'b', 'c'] },
      { from: 9, ids: ['z'] }, // what lies before is not known
    )
    expect(['a', 'b', 'c', 'z'].map(id => numbers.of(paperId(id)))).toEqual([0, 2, 3, -1])
    expect(numbers.known).toEqual({ generation: 1, count: 4 })
    expect([...numbers.ofList(['c', 'z', 'a'].map(paperId))]).toEqual([3, -1, 0])
  })

  it('of a list are looked up again once there are more of them', () => {
    const numbers = numbered({ from: 0, ids: ['a'] })
    const list = ['a', 'b'].map(paperId)
    expect([...numbers.ofList(list)]).toEqual([0, -1])
    Array.from(numbers.take({ generation: 1, from: 1, ids: 'b\na' }))
    expect([...numbers.ofList(list)]).toEqual([2, 1])
  })

  it('of another generation mean nothing', () => {
    const numbers = numbered({ from: 0, ids: ['a'] })
    expect(numbers.ofGeneration(1)).toBe(numbers)
    expect(numbers.ofGeneration(2).known).toEqual({ generation: 2, count: 0 })
  })
})
