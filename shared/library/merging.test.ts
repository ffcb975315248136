import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChanges } from './changes.ts'
import { merged, noteSeparator, planMerge } from './merging.ts'
import { columns, type Paper, type PaperId } from './paper.ts'
import { paper as testPaper } from './test-paper.ts'

/** Titles that are long enough to tell papers apart by. */
const paper = ({ id, ...known }: Parameters<typeof testPaper>[0]): Paper =>
  testPaper({ id, title: `On the matter of ${id} and its kin`, ...known })

const text = fc.constantFrom('', 'a', 'b', 'ab')
const papers: fc.Arbitrary<Paper> = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    arxivId: fc.constantFrom(null, '2401.00001', '2401.00002'),
    column: fc.constantFrom(...columns),
    rank: fc.nat({ max: 3 }),
    movedAt: fc.nat({ max: 3 }),
    isStarred: fc.boolean(),
    tags: fc.uniqueArray(text, { maxLength: 2 }),
    note: text,
  })
  .map(paper)
const libraries = fc.uniqueArray(papers, { selector: ({ id }) => id, maxLength: 5 })

function mergedLibrary(ours: readonly Paper[], copy: readonly Paper[]): Map<PaperId, Paper> {
  const state = new Map(ours.map(one => [one.id, one]))
  const view = {
    get: (id: PaperId) => state.get(id),
    has: (id: PaperId) => state.has(id),
    all: () => state.values(),
  }
  const changes = [...planMerge(view, copy)].flat()
  applyChanges(state, changes)
  return state
}

describe('merging a copy', () => {
  test('removes no paper, loses no star, tag or note, and keeps the newest decision', () => {
    fc.assert(
      fc.property(libraries, libraries, (ours, copy) => {
        const result = mergedLibrary(ours, copy)
        for (const one of ours) expect(result.has(one.id)).toBe(true)
        for (const side of [ours, copy]) {
          for (const one of side) {
            const kept = [...result.values()].filter(
              ({ id, arxivId, title }) => id === one.id || arxivId === one.arxivId || title === one.title,
            )
            expect(kept.some(({ note }) => note.includes(one.note))).toBe(true)
            expect(kept.some(({ tags }) => one.tags.every(tag => tags.includes(tag)))).toBe(true)
            expect(kept.some(({ isStarred }) => isStarred || !one.isStarred)).toBe(true)
            expect(kept.some(({ movedAt }) => movedAt >= one.movedAt)).toBe(true)
          }
        }
      }),
    )
  })

  test('changes nothing the second time', () => {
    fc.assert(
      fc.property(libraries, libraries, (ours, copy) => {
        const once = mergedLibrary(ours, copy)
        expect(mergedLibrary([...once.values()], copy)).toEqual(once)
      }),
    )
  })

  test('adds what only the copy has as it is there', () => {
    const theirs = paper({ id: 'b', column: 'done', rank: -4, movedAt: 7 })
    expect(mergedLibrary([paper({ id: 'a' })], [theirs]).get(theirs.id)).toEqual(theirs)
  })

  test('knows a paper that was imported on both sides', () => {
    const ours = paper({ id: 'a', arxivId: '2401.00001', note: 'ours' })
    const theirs = paper({ id: 'b', arxivId: '2401.00001', note: 'theirs', column: 'done', movedAt: 2 })
    const result = mergedLibrary([ours], [theirs])
    expect([...result.keys()]).toEqual(['a'])
    expect(result.get(ours.id)).toMatchObject({ column: 'done', note: `ours${noteSeparator}theirs` })
  })

  test('brings in both of two papers of the copy that are like one of ours', () => {
    const ours = paper({ id: 'a', arxivId: '2401.00001' })
    const theirs = ['b', 'c'].map(id => paper({ id, arxivId: '2401.00001', note: id }))
    expect([...mergedLibrary([ours], theirs).values()].map(({ note }) => note)).toEqual(['b', 'c'])
  })
})

describe('one paper out of two', () => {
  const ours = paper({
    id: 'a',
    tags: ['x'],
    note: 'one',
    movedAt: 5,
    column: 'reading',
    rank: 3,
    doi: '10.1000/a',
  })
  const theirs = paper({
    id: 'a',
    tags: ['y', 'x'],
    note: 'two',
    movedAt: 4,
    isStarred: true,
    year: 2031,
    doi: '10.1000/b',
  })

  test('takes from each what the other does not know', () => {
    expect(merged(ours, theirs)).toEqual({
      ...ours,
      isStarred: true,
      tags: ['x', 'y'],
      note: `one${noteSeparator}two`,
      year: 2031,
    })
  })

  test('takes what only the other knows of how it was published, and never a decision', () => {
    const mine: Paper = { ...ours, volume: null, pages: '1–2', other: { note: 'mine' }, priority: null }
    const yours: Paper = {
      ...theirs,
      volume: '3',
      pages: '9',
      other: { note: 'theirs', school: 'S' },
      priority: 1,
    }
    expect(merged(mine, yours)).toMatchObject({
      volume: '3',
      pages: '1–2',
      other: { note: 'mine', school: 'S' },
      priority: null,
    })
    expect(merged(ours, theirs)).not.toHaveProperty('volume')
  })

  test('keeps our place where both decided at the same time', () => {
    expect(merged(ours, { ...theirs, movedAt: 5 })).toMatchObject({ column: 'reading', rank: 3 })
  })

  test('keeps fields that only the copy knows', () => {
    const newer = { ...theirs, rating: 5 } as Paper
    expect(merged(ours, newer)).toMatchObject({ rating: 5 })
  })
})
