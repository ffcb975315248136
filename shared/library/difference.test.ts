import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges, type Change, invert } from './changes.ts'
import { changesBetween, DifferenceCount, planBecome } from './difference.ts'
import { columns, type Paper, type PaperId, paperId } from './paper.ts'
import { paper } from './test-paper.ts'

const text = fc.constantFrom('', 'a', 'é\n∑')
/** As it comes back: JSON has no -0. */
const jsonValue = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)) as unknown)
const papers: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd').map(paperId),
    title: text,
    column: fc.constantFrom(...columns),
    rank: fc.nat({ max: 3 }),
    addedAt: fc.nat({ max: 1 }),
    movedAt: fc.nat({ max: 3 }),
    tags: fc.array(text, { maxLength: 2 }),
    doi: fc.constantFrom(null, '10.1000/x'),
    authors: fc.array(fc.record({ family: text }), { maxLength: 1 }),
  })
  .chain(known =>
    fc
      .dictionary(fc.constantFrom('rating', 'série'), jsonValue, { maxKeys: 1 })
      .map(unknown => ({ ...paper(known), ...unknown })),
  )
const states = fc.uniqueArray(papers, { selector: ({ id }) => id, maxLength: 4 }).map(byId)

function byId(list: readonly Paper[]): Map<PaperId, Paper> {
  return new Map(list.map(one => [one.id, one]))
}

const present = (state: ReadonlyMap<PaperId, Paper>) => ({
  get: (id: PaperId) => state.get(id),
  all: () => state.values(),
})

function becoming(from: ReadonlyMap<PaperId, Paper>, to: ReadonlyMap<PaperId, Paper>): Change[] {
  return [...planBecome(present(from), [...to.values()])].flat()
}

function after(from: ReadonlyMap<PaperId, Paper>, changes: readonly Change[]): Map<PaperId, Paper> {
  const state = new Map(from)
  applyChanges(state, changes)
  return state
}

describe('becoming another state', () => {
  test('gives exactly its papers, and taken back exactly the present ones', () => {
    fc.assert(
      fc.property(states, states, (now, wanted) => {
        const changes = becoming(now, wanted)
        const then = after(now, changes)
        expect(then).toEqual(wanted)
        expect(after(then, invert(changes))).toEqual(now)
      }),
    )
  })

  test('says only what is different', () => {
    fc.assert(
      fc.property(states, state => {
        expect(becoming(state, new Map(state))).toEqual([])
      }),
    )
    const [before, later] = [
      paper({ id: paperId('a') }),
      paper({ id: paperId('a'), column: 'done', rank: -1 }),
    ]
    expect(becoming(byId([before]), byId([later]))).toEqual([
      { type: 'edited', id: 'a', fields: { column: ['inbox', 'done'], rank: [0, -1] } },
    ])
  })

  test('takes a field that is absent for one that is not known', () => {
    const bare = paper({ id: 'a' })
    const told: Paper = { ...bare, volume: '3', keywords: ['tea'] }
    expect(changesBetween(bare, told)).toEqual([
      { type: 'edited', id: 'a', fields: { volume: [null, '3'], keywords: [[], ['tea']] } },
    ])
    const cleared = after(byId([told]), invert(changesBetween(bare, told))).get(bare.id)
    expect(cleared).toEqual({ ...bare, volume: null, keywords: [] })
    expect(changesBetween(bare, cleared)).toEqual([])
  })

  test('survives being written as JSON, also where a field comes that was not there', () => {
    fc.assert(
      fc.property(states, states, (now, wanted) => {
        const changes = JSON.parse(JSON.stringify(becoming(now, wanted))) as Change[]
        expect(after(now, changes)).toEqual(wanted)
      }),
    )
  })

  test('never edits what an entry of the journal may not edit', () => {
    fc.assert(
      fc.property(states, states, (now, wanted) => {
        for (const change of becoming(now, wanted))
          if (change.type === 'edited') expect(Object.keys(change.fields)).not.toContain('addedAt')
      }),
    )
  })

  test('takes the first of several papers with one id', () => {
    const id = paperId('a')
    const wanted = [paper({ id, title: 'First' }), paper({ id, title: 'Second' })]
    const changes = [...planBecome(present(new Map()), wanted)].flat()
    expect(changes).toEqual([{ type: 'added', paper: wanted[0] }])
  })
})

test('a difference is counted by paper, with the titles of the first fifty', () => {
  const count = new DifferenceCount()
  const [a, b] = [paper({ id: paperId('a') }), paper({ id: paperId('b') })]
  count.count([{ type: 'removed', paper: a }], a)
  count.count(changesBetween(b, { ...b, note: 'x' }), b)
  count.count(changesBetween(b, { ...b, addedAt: 7 }), b)
  count.count([], a)
  for (let n = 0; n < 60; n++)
    count.count([{ type: 'added', paper: { ...a, title: `Title ${n}` } }], undefined)
  expect(count.result).toEqual({
    added: { count: 60, titles: Array.from({ length: 50 }, (_, n) => `Title ${n}`) },
    removed: { count: 1, titles: ['On a'] },
    changed: { count: 2, titles: ['On b', 'On b'] },
  })
})
