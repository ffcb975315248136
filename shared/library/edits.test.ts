import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges, invert } from './changes.ts'
import { editProblem } from './edits.ts'
import { nameText, parseNames } from './names.ts'
import { Operation, plan } from './operations.ts'
import { columns, type Paper, paperId, priorities, skipReasons } from './paper.ts'
import { paper } from './test-paper.ts'
import * as v from 'valibot'

const view = (papers: Map<string, Paper>) => ({
  get: (id: string) => papers.get(id),
  has: (id: string) => papers.has(id),
  ends: () => ({ top: 0, bottom: 0 }),
  inOrder: () => [...papers.values()],
  all: () => papers.values(),
})
const a = paperId('a')
/** The paper after an operation as it would come from the window. */
const after = (before: Paper, operation: unknown) => {
  const papers = new Map([[before.id, before]])
  applyChanges(papers, plan(view(papers), v.parse(Operation, operation), 9))
  return papers.get(before.id)
}

describe('an edit', () => {
  it('keeps what is written in the form it belongs in', () => {
    expect(
      after(paper({ id: 'a' }), {
        type: 'edit',
        id: a,
        fields: {
          title: '  Ray\n tracing ',
          doi: 'https://doi.org/10.1000/Ab.1',
          arxivId: 'arXiv:2206.07690v3',
          note: 'One.\r\nTwo. ',
        },
      }),
    ).toEqual(
      paper({
        id: 'a',
        title: 'Ray tracing',
        doi: '10.1000/Ab.1',
        arxivId: '2206.07690',
        note: 'One.\nTwo. ',
      }),
    )
  })

  it('keeps a short venue among what the source says, in its place, and leaves the rest', () => {
    const other = { coden: 'JTEA', shortjournal: 'J. T.', mrnumber: '1' }
    const withShort = (shortVenue: string | null, before: Paper) =>
      after(before, { type: 'edit', id: a, fields: { shortVenue } })?.other
    expect(withShort(' J.  Tea ', paper({ id: 'a' }))).toEqual({ shortjournal: 'J. Tea' })
    const changed = withShort('J. Tea', paper({ id: 'a', other }))
    expect(Object.entries(changed ?? {})).toEqual(Object.entries({ ...other, shortjournal: 'J. Tea' }))
    expect(withShort(null, paper({ id: 'a', other }))).toEqual({ coden: 'JTEA', mrnumber: '1' })
    expect(
      plan(
        view(new Map([[a, paper({ id: 'a', other })]])),
        {
          type: 'edit',
          id: a,
          fields: { shortVenue: 'J. T.' },
        },
        9,
      ),
    ).toEqual([])
  })

  it('brings a field that was absent, and its undo leaves it unknown', () => {
    const papers = new Map([[a, paper({ id: 'a' })]])
    const fields = {
      type: 'book',
      pages: '12-34, 40--41',
      keywords: [' tea  leaves '],
      editors: [{ family: 'Kettle' }],
    }
    const changes = plan(view(papers), v.parse(Operation, { type: 'edit', id: a, fields }), 9)
    applyChanges(papers, changes)
    const told = {
      type: 'book',
      pages: '12–34, 40–41',
      keywords: ['tea leaves'],
      editors: [{ family: 'Kettle' }],
    }
    expect(papers.get(a)).toEqual({ ...paper({ id: 'a' }), ...told })
    applyChanges(papers, invert(JSON.parse(JSON.stringify(changes)) as typeof changes))
    expect(papers.get(a)).toMatchObject({ type: null, pages: null, keywords: [], editors: [] })
  })

  it.each([
    [{ type: 'poem' }, 'This is no kind of paper that Paperlane knows.'],
    [{ day: 32 }, 'A day is a number from 1 to 31.'],
    [{ title: ' ' }, 'A paper needs a title.'],
    [{ year: 24 }, 'A year has four digits, such as 2024.'],
    [{ year: Number.NaN }, 'A year has four digits, such as 2024.'],
    [{ month: 13 }, 'A month is a number from 1 to 12.'],
    [{ doi: 'example' }, 'This is no DOI; one looks like 10.1145/3292500.3330701.'],
    [{ arxivId: 'x' }, 'This is no arXiv id; one looks like 2206.07690 or hep-th/9901001.'],
    [
      { links: [{ kind: 'page', url: 'javascript:alert(1)' }] },
      'A link begins with http:// or https:// and has no spaces.',
    ],
  ])('of %j is refused in words', (fields, problem) => {
    expect(editProblem(fields)).toBe(problem)
    expect(v.is(Operation, { type: 'edit', id: a, fields })).toBe(false)
  })

  it('that changes nothing is none', () => {
    const papers = new Map([[a, paper({ id: 'a', title: 'Ray' })]])
    expect(plan(view(papers), { type: 'edit', id: a, fields: { title: 'Ray', authors: [] } }, 9)).toEqual([])
  })
})

describe('tags', () => {
  it('are added once, whatever their case, and taken away', () => {
    const before = paper({ id: 'a', tags: ['Graphs', 'old'] })
    expect(
      after(before, { type: 'tag', ids: [a], add: ['graphs', ' to  read, twice '], remove: ['OLD'] })?.tags,
    ).toEqual(['Graphs', 'to read twice'])
  })
})

describe('a reason for skipping', () => {
  it('comes with the move, changes without one, and goes with the next', () => {
    const skipped = after(paper({ id: 'a' }), { type: 'move', ids: [a], to: 'skipped', reason: 'weak' })
    expect(skipped).toMatchObject({ column: 'skipped', skipReason: 'weak' })
    const other = after(skipped as Paper, { type: 'move', ids: [a], to: 'skipped', reason: 'seen' })
    expect(other).toEqual({ ...skipped, skipReason: 'seen' })
    expect(after(other as Paper, { type: 'move', ids: [a], to: 'done' })).toMatchObject({
      column: 'done',
      skipReason: null,
    })
  })
})

it('what a person does to a paper can be taken back, whatever it was', () => {
  const words = fc.constantFrom('ray', 'Ray', 'graph', 'to do')
  const operation = fc.oneof(
    fc.record({
      type: fc.constant('move'),
      ids: fc.constant([a]),
      to: fc.constantFrom(...columns),
      reason: fc.constantFrom(...skipReasons),
    }),
    fc.record({
      type: fc.constant('prioritise'),
      ids: fc.constant([a]),
      priority: fc.constantFrom(null, ...priorities),
    }),
    fc.record({
      type: fc.constant('tag'),
      ids: fc.constant([a]),
      add: fc.array(words),
      remove: fc.array(words),
    }),
    fc.record({
      type: fc.constant('edit'),
      id: fc.constant(a),
      fields: fc.record({ title: words, note: words, year: fc.constantFrom(null, 2024) }),
    }),
  )
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 8 }), operations => {
      const before = paper({ id: 'a' })
      const papers = new Map([[a, before]])
      const made = operations.flatMap(one => {
        const changes = plan(view(papers), v.parse(Operation, one), 9)
        applyChanges(papers, changes)
        return changes
      })
      applyChanges(papers, invert(made))
      expect(papers.get(a)).toEqual(before)
    }),
  )
})

describe('names', () => {
  it.each([
    ['Ana Lima', [{ family: 'Lima', given: 'Ana' }]],
    [
      'Lima, Ana; Jan van der Berg',
      [
        { family: 'Lima', given: 'Ana' },
        { particle: 'van der', family: 'Berg', given: 'Jan' },
      ],
    ],
    ['van der Berg, Jr., Jan', [{ particle: 'van der', family: 'Berg', suffix: 'Jr.', given: 'Jan' }]],
    ['{The Atlas Group}\n\nPlato', [{ literal: 'The Atlas Group' }, { family: 'Plato' }]],
  ])('in %j', (text, names) => {
    expect(parseNames(text)).toEqual(names)
    expect(parseNames(names.map(nameText).join('\n'))).toEqual(names)
  })
})
