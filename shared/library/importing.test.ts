import { describe, expect, it } from 'vitest'
import { applyChanges, invert } from './changes.ts'
import { describeChanges } from './describe.ts'
import { type Operation, type PapersView, plan } from './operations.ts'
import { draft, type Paper, type PaperId, paperId } from './paper.ts'
import { paper } from './test-paper.ts'

function view(papers: ReadonlyMap<PaperId, Paper>): PapersView {
  return {
    get: id => papers.get(id),
    has: id => papers.has(id),
    all: () => papers.values(),
    inOrder: () => [...papers.values()],
    ends: () => ({ top: 0, bottom: 0 }),
  }
}

const known = paper({ id: 'k', title: 'Tea', year: 2019, note: 'mine', column: 'done' })
const before = new Map([[known.id, known]])
const importing = (operation: Omit<Extract<Operation, { type: 'import' }>, 'type'>) =>
  plan(view(before), { type: 'import', ...operation }, 9)

describe('an import', () => {
  it('adds papers and fills gaps of others in one step, which undo takes back', () => {
    const changes = importing({
      papers: [paper({ id: 'n' })],
      fills: [{ id: known.id, draft: draft({ title: 'TEA!', year: 2020, doi: '10.1000/t' }) }],
    })
    expect(describeChanges(changes)).toBe('Added 1 paper, filled gaps in 1 paper')
    expect(describeChanges(changes.filter(({ type }) => type === 'edited'))).toMatch(
      /^Filled in \d fields? of 1 paper$/,
    )
    const papers = new Map(before)
    applyChanges(papers, changes)
    expect(papers.get(known.id)).toEqual({ ...known, doi: '10.1000/t' })
    expect(papers.size).toBe(2)
    applyChanges(papers, invert(changes))
    expect(papers).toEqual(before)
  })

  it('fills what is a gap by then: the second of two never overwrites the first', () => {
    const fill = (doi: string) => ({ id: known.id, draft: draft({ title: 'Tea', doi }) })
    expect(importing({ papers: [], fills: [fill('10.1000/a'), fill('10.1000/b')] })).toEqual([
      { type: 'edited', id: 'k', fields: { doi: [null, '10.1000/a'] } },
    ])
    expect(importing({ papers: [], fills: [{ id: paperId('gone'), draft: draft({ title: 'x' }) }] })).toEqual(
      [],
    )
  })

  it('[L3] changes nothing where there is no gap', () => {
    const same = { id: known.id, draft: draft({ title: 'Tea', year: 1999 }) }
    expect(importing({ papers: [], fills: [same] })).toEqual([])
  })

  it('gives each citation key once, and to a known paper only where it has none', () => {
    const keyed = paper({ id: 'c', citeKey: 'Taken' })
    const changes = plan(
      view(new Map([...before, [keyed.id, keyed]])),
      {
        type: 'import',
        papers: [
          paper({ id: 'x', citeKey: 'taken' }),
          paper({ id: 'y', citeKey: 'tea' }),
          paper({ id: 'z', citeKey: 'TEA' }),
        ],
        fills: [
          { id: keyed.id, draft: draft({ title: 'x' }), citeKey: 'other' },
          { id: known.id, draft: draft({ title: 'Tea' }), citeKey: 'te%a' },
          { id: known.id, draft: draft({ title: 'Tea' }), citeKey: 'kettle' },
        ],
      },
      9,
    )
    const papers = new Map([...before, [keyed.id, keyed]])
    applyChanges(papers, changes)
    expect([...papers.values()].map(({ id, citeKey }) => [id, citeKey])).toEqual([
      ['k', 'kettle'],
      ['c', 'Taken'],
      ['x', null],
      ['y', 'tea'],
      ['z', null],
    ])
  })
})
