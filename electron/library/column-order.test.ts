import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import { plan } from '../../shared/library/operations.ts'
import { byRank } from '../../shared/library/row.ts'
import { Overlay, Papers } from './papers.ts'
import { paper } from '../../shared/library/test-paper.ts'

const ids = fc.nat({ max: 12 }).map(n => paperId(`p${n}`))
const operations = fc.oneof(
  fc.record({
    type: fc.constant('add' as const),
    papers: fc.array(
      ids.map(id => paper({ id })),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    type: fc.constant('move' as const),
    ids: fc.array(ids, { maxLength: 3 }),
    to: fc.constantFrom(...columns),
  }),
  fc.record({
    type: fc.constant('move' as const),
    ids: fc.array(ids, { maxLength: 3 }),
    to: fc.constantFrom(...columns),
    place: fc.record({ before: ids }),
  }),
  fc.record({ type: fc.constant('remove' as const), ids: fc.array(ids, { maxLength: 2 }) }),
  fc.record({
    type: fc.constant('star' as const),
    ids: fc.array(ids, { maxLength: 2 }),
    isStarred: fc.boolean(),
  }),
)

test('columns stay in order, counted and within their ends, whatever happens and whenever they are read', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(operations, fc.boolean()), { maxLength: 40 }), steps => {
      const papers = new Papers(new Map())
      for (const [operation, isRead] of steps) {
        papers.apply(plan(papers, operation, 5))
        if (isRead) expectInStep(papers)
      }
      expectInStep(papers)
    }),
  )
})

test('a plan on top of planned changes sees what it would see had they been made', () => {
  fc.assert(
    fc.property(fc.array(operations, { maxLength: 12 }), operations, (before, operation) => {
      const made = new Papers(new Map())
      const below = new Papers(new Map())
      const overlay = new Overlay(below)
      for (const one of before) {
        const changes = plan(made, one, 5)
        made.apply(changes)
        overlay.plan(changes)
      }
      for (const column of columns) {
        expect(overlay.inOrder(column)).toEqual(made.inOrder(column))
        const { top, bottom } = overlay.ends(column)
        for (const { rank } of made.inOrder(column)) expect(rank >= top && rank <= bottom).toBe(true)
      }
      for (const { id } of made.all()) expect(overlay.get(id)).toEqual(made.get(id))
      if (operation.type !== 'move')
        expect(plan(overlay, operation, 6).length).toBe(plan(made, operation, 6).length)
    }),
  )
})

test('a long column is read in order after far more moves than it keeps aside', () => {
  const many = Array.from({ length: 3000 }, (_, n) => paper({ id: `p${n}` }))
  const papers = new Papers(new Map())
  papers.apply(plan(papers, { type: 'add', papers: many }, 1))
  for (let n = 0; n < 2000; n++) {
    papers.apply(plan(papers, { type: 'move', ids: [paperId(`p${n}`)], to: n % 2 ? 'done' : 'skipped' }, 2))
    if (n % 97 === 0) expectInStep(papers)
  }
  expect(papers.counts()).toEqual({ inbox: 1000, 'to-read': 0, reading: 0, done: 1000, skipped: 1000 })
  expectInStep(papers)
})

test('a column that was empty for a while has nothing left of its former order', () => {
  const three = ['a', 'b', 'c'].map(id => paper({ id }))
  const papers = new Papers(new Map())
  const move = (id: string, place: { readonly before: PaperId }) =>
    papers.apply(plan(papers, { type: 'move', ids: [paperId(id)], to: 'inbox', place }, 2))
  papers.apply(plan(papers, { type: 'add', papers: three }, 1))
  expectInStep(papers)
  papers.apply(plan(papers, { type: 'remove', ids: three.map(({ id }) => id) }, 1))
  papers.apply(plan(papers, { type: 'add', papers: [...three, paper({ id: 'd' })] }, 1))
  move('d', { before: paperId('b') })
  expectInStep(papers)
  expect(papers.inOrder('inbox').map(({ id }) => id)).toEqual(['a', 'd', 'b', 'c'])
})

function expectInStep(papers: Papers): void {
  for (const column of columns) {
    const expected = [...papers.all()].filter(one => one.column === column).sort(byRank)
    expect(papers.inOrder(column)).toEqual(expected)
    expect(papers.top(column, 3)).toEqual(expected.slice(0, 3))
    expect(papers.counts()[column]).toBe(expected.length)
    const { top, bottom } = papers.ends(column)
    expect(expected.every(({ rank }) => rank >= top && rank <= bottom)).toBe(true)
    if (expected.length === 0) expect({ top, bottom }).toEqual({ top: 0, bottom: 0 })
  }
}
