import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { applyChanges, type Change, invert } from './changes.ts'
import { describeChanges } from './describe.ts'
import { type Operation, type PapersView, plan } from './operations.ts'
import { type Column, columns, type Paper, type PaperId, paperId } from './paper.ts'
import { byRank } from './row.ts'
import { paper } from './test-paper.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map(paperId)

/** A library as planning sees it, over a plain map. */
function view(papers: ReadonlyMap<PaperId, Paper>): PapersView {
  const inOrder = (column: Column) => [...papers.values()].filter(one => one.column === column).sort(byRank)
  return {
    get: id => papers.get(id),
    has: id => papers.has(id),
    all: () => papers.values(),
    inOrder,
    ends: column => {
      const ranks = inOrder(column).map(({ rank }) => rank)
      return { top: Math.min(0, ...ranks), bottom: Math.max(0, ...ranks) }
    },
  }
}

function board(...papers: readonly Paper[]): Map<PaperId, Paper> {
  return new Map(papers.map(one => [one.id, one]))
}

function after(papers: ReadonlyMap<PaperId, Paper>, operation: Operation, at = 9): Map<PaperId, Paper> {
  const next = new Map(papers)
  applyChanges(next, plan(view(papers), operation, at))
  return next
}

const order = (papers: ReadonlyMap<PaperId, Paper>, column: Column) =>
  view(papers)
    .inOrder(column)
    .map(({ id }) => id)

const inbox = board(...ids.map((id, rank) => paper({ id, rank })))

describe('plan', () => {
  it('adds papers below those already there, in the order given', () => {
    const papers = after(inbox, {
      type: 'add',
      papers: [paper({ id: paperId('x') }), paper({ id: paperId('y') })],
    })
    expect(order(papers, 'inbox')).toEqual([...ids, 'x', 'y'])
  })

  it('adds a paper that comes twice once, and none that is there', () => {
    const twice = [paper({ id: paperId('x') }), paper({ id: paperId('x') }), paper({ id: paperId('a') })]
    expect(plan(view(inbox), { type: 'add', papers: twice }, 9)).toHaveLength(1)
  })

  it('moves papers to the top of their new column in the order asked, and notes when', () => {
    const papers = after(inbox, { type: 'move', ids: [paperId('d'), paperId('b')], to: 'done' })
    const again = after(papers, { type: 'move', ids: [paperId('c')], to: 'done' }, 10)
    expect(order(again, 'done')).toEqual(['c', 'd', 'b'])
    expect(again.get(paperId('c'))?.movedAt).toBe(10)
  })

  it('[L3] changes nothing for papers already in the column', () => {
    expect(plan(view(inbox), { type: 'move', ids, to: 'inbox' }, 9)).toEqual([])
    expect(plan(view(inbox), { type: 'star', ids, isStarred: false }, 9)).toEqual([])
    expect(plan(view(inbox), { type: 'remove', ids: [paperId('nowhere')] }, 9)).toEqual([])
  })

  it('[L3] changes nothing when papers are placed where they are', () => {
    const first = paperId('a')
    expect(plan(view(inbox), { type: 'move', ids: [first], to: 'inbox', place: 'top' }, 9)).toEqual([])
    expect(
      plan(view(inbox), { type: 'move', ids: [paperId('b')], to: 'inbox', place: { after: first } }, 9),
    ).toEqual([])
  })

  it.each([
    { place: 'top', result: 'cabdef' },
    { place: 'bottom', result: 'abdefc' },
    { place: { before: paperId('b') }, result: 'acbdef' },
    { place: { after: paperId('e') }, result: 'abdecf' },
  ] as const)('places a paper $place', ({ place, result }) => {
    const papers = after(inbox, { type: 'move', ids: [paperId('c')], to: 'inbox', place })
    expect(order(papers, 'inbox').join('')).toBe(result)
  })

  it('keeps the order right however often papers go between the same two', () => {
    let papers = inbox
    for (let round = 0; round < 300; round++) {
      const id = round % 2 === 0 ? paperId('c') : paperId('d')
      papers = after(papers, { type: 'move', ids: [id], to: 'inbox', place: { after: paperId('a') } })
      expect(order(papers, 'inbox').slice(0, 2)).toEqual(['a', id])
    }
  })

  it('leaves papers that are placed beside one of themselves where that one was', () => {
    const place = { after: paperId('c') }
    const papers = after(inbox, { type: 'move', ids: [paperId('c'), paperId('e')], to: 'inbox', place })
    expect(order(papers, 'inbox').join('')).toBe('abcedf')
  })

  it('pins a citation key once and never changes it', () => {
    const id = paperId('a')
    const pinned = after(inbox, { type: 'pin-keys', keys: new Map([[id, 'lima2024']]) })
    expect(pinned.get(id)?.citeKey).toBe('lima2024')
    expect(plan(view(pinned), { type: 'pin-keys', keys: new Map([[id, 'other']]) }, 9)).toEqual([])
  })
})

const anyPaper = fc.record({
  id: fc.constantFrom(...ids),
  column: fc.constantFrom(...columns),
  rank: fc.integer({ min: -5, max: 5 }),
  isStarred: fc.boolean(),
})
const someIds = fc.array(fc.constantFrom(...ids))
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ type: fc.constant('move' as const), ids: someIds, to: fc.constantFrom(...columns) }),
  fc.record({
    type: fc.constant('move' as const),
    ids: someIds,
    to: fc.constantFrom(...columns),
    place: fc.oneof(
      fc.constantFrom('top' as const, 'bottom' as const),
      fc.constantFrom(...ids).map(before => ({ before })),
      fc.constantFrom(...ids).map(id => ({ after: id })),
    ),
  }),
  fc.record({ type: fc.constant('star' as const), ids: someIds, isStarred: fc.boolean() }),
  fc.record({ type: fc.constant('remove' as const), ids: someIds }),
  fc.record({
    type: fc.constant('add' as const),
    papers: fc.array(anyPaper.map(part => paper({ ...part, id: paperId(`${part.id}2`) }))),
  }),
)

test('[L7] every operation is taken back by the inverse of its changes', () => {
  fc.assert(
    fc.property(fc.array(anyPaper), anyOperation, (parts, operation) => {
      const before = board(...parts.map(paper))
      const changes = plan(view(before), operation, 9)
      const papers = new Map(before)
      applyChanges(papers, changes)
      applyChanges(papers, invert(changes))
      expect(new Map([...papers].sort())).toEqual(new Map([...before].sort()))
      expect(invert(invert(changes))).toEqual(changes)
    }),
  )
})

test('[L3] the same operation again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyPaper), anyOperation, (parts, operation) => {
      const once = after(board(...parts.map(paper)), operation)
      expect(after(once, operation, 10)).toEqual(once)
    }),
  )
})

test('no change says that nothing changed', () => {
  fc.assert(
    fc.property(fc.array(anyPaper), anyOperation, (parts, operation) => {
      const papers = board(...parts.map(paper))
      for (const change of plan(view(papers), operation, 9)) {
        if (change.type !== 'edited') continue
        expect(Object.keys(change.fields)).not.toEqual([])
        for (const [from, to] of Object.values(change.fields)) expect(from).not.toEqual(to)
      }
    }),
  )
})

describe('what changes mean', () => {
  const moved = (...some: readonly string[]): Change[] =>
    plan(view(inbox), { type: 'move', ids: some.map(paperId), to: 'done' }, 9)

  it.each([
    [moved('a'), 'Moved 1 paper to Done'],
    [moved('a', 'b', 'c'), 'Moved 3 papers to Done'],
    [plan(view(inbox), { type: 'star', ids, isStarred: true }, 9), 'Starred 6 papers'],
    [plan(view(inbox), { type: 'remove', ids }, 9), 'Removed 6 papers'],
    [plan(view(new Map()), { type: 'add', papers: [...inbox.values()] }, 9), 'Added 6 papers'],
    [
      plan(view(inbox), { type: 'move', ids: [paperId('c')], to: 'inbox', place: 'top' }, 9),
      'Rearranged 1 paper',
    ],
    [[...moved('a'), ...invert(moved('b'))], 'Moved 2 papers'],
  ])('is said in words', (changes, words) => {
    expect(describeChanges(changes)).toBe(words)
  })
})
