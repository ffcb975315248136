import { expect, test } from 'vitest'
import { KnownPapers } from '../library/known-papers.ts'
import { type Draft, draft, type Paper, paperId } from '../library/paper.ts'
import { paper } from '../library/test-paper.ts'
import { chosenInParts, matchReading, type Outcome } from './match.ts'

const snail = paper({
  id: 'k',
  title: 'On the Patience of Snails in Cold and Wet Gardens',
  column: 'skipped',
  movedAt: 7,
})

function shelf(...papers: readonly Paper[]) {
  const known = new KnownPapers()
  for (const one of papers) known.add(one.id, one)
  return { known, paperOf: (id: Paper['id']) => papers.find(one => one.id === id) }
}

const read = (...drafts: readonly (Partial<Draft> & { readonly title: string })[]) =>
  drafts.map((one, at) => ({ draft: draft(one), lines: [at + 1], citeKey: `key${at}` }))

/** What was chosen, all at once. */
function chosen(...asked: Parameters<typeof chosenInParts>): Outcome {
  const work = chosenInParts(...asked)
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}

test('papers are new, known to the library, or repeated in the text', () => {
  const titles = [
    'A Census of Invisible Cats',
    'On the patience of snails in cold and wet gardens',
    'A census of invisible cats.',
    'Tea, Measured',
  ]
  const papers = read(...titles.map(title => ({ title, abstract: `About ${title}` })))
  expect(matchReading(papers, shelf({ ...snail, abstract: 'Slow.' }))).toEqual([
    { is: 'new' },
    { is: 'known', id: 'k', gaps: {} },
    { is: 'repeated', of: 0, gaps: {} },
    { is: 'new' },
  ])
})

test('a paper that nearly is another is said to be so, the library first, and is still new', () => {
  const papers = read(
    { title: 'On the Patience of Snails in Cold and Wet Garden' },
    { title: 'On the Patience of Snails in a Cold and Wet Garden', authors: [{ family: 'Lima' }] },
  )
  expect(matchReading(papers, shelf(snail))).toEqual([
    { is: 'near', to: ['k'] },
    { is: 'near', to: ['k', 0] },
  ])
})

test('a preprint and its published version become one paper, also through a third that knows both', () => {
  const papers = read(
    { title: 'Kettles That Learn to Whistle', arxivId: '2206.07690' },
    { title: 'Kettles that learn to whistle', arxivId: '2206.07690', doi: '10.1000/k' },
    { title: 'Learning to Whistle: Kettles', doi: '10.1000/K', venue: 'Journal of Tea' },
  )
  const matches = matchReading(papers, shelf())
  expect(matches).toMatchObject([{ is: 'new' }, { is: 'repeated', of: 0 }, { is: 'repeated', of: 0 }])
  const { added, fills } = chosen(papers, matches, { add: [0], same: [], fill: [1, 2] })
  expect(fills).toEqual([])
  expect(added).toEqual([
    {
      place: 0,
      citeKey: 'key0',
      draft: draft({
        title: 'Kettles That Learn to Whistle',
        arxivId: '2206.07690',
        doi: '10.1000/k',
        venue: 'Journal of Tea',
      }),
    },
  ])
})

test('what a second copy says fills the known paper of the first', () => {
  const papers = read(
    { title: 'On the Patience of Snails in Cold and Wet Gardens', doi: '10.1000/s' },
    { title: 'Snails, Patiently', doi: '10.1000/s', year: 2020 },
  )
  const matches = matchReading(papers, shelf(snail))
  expect(matches).toMatchObject([
    { is: 'known', id: 'k', gaps: { doi: [null, '10.1000/s'] } },
    { is: 'known', id: 'k', gaps: { year: [null, 2020] } },
  ])
})

test('a person decides: one is merged by hand, one is added all the same, one is left', () => {
  const papers = read(
    { title: 'On the Patience of Snails in Cold, Wet Gardens', year: 2021 },
    { title: 'On the patience of snails in cold and wet gardens', year: 2022 },
    { title: 'Tea, Measured with Great Care' },
  )
  const matches = matchReading(papers, shelf(snail))
  const outcome = chosen(papers, matches, { add: [1], same: [{ place: 0, as: snail.id }], fill: [] })
  expect(outcome).toEqual({
    added: [{ place: 1, draft: papers[1]?.draft, citeKey: 'key1' }],
    fills: [{ id: 'k', draft: papers[0]?.draft, citeKey: 'key0' }],
  })
})

test('a paper that is the same as one that is left out goes nowhere, and a circle ends', () => {
  const papers = read({ title: 'Tea, Measured with Great Care' }, { title: 'Tea, Measured With Care' })
  const matches = matchReading(papers, shelf())
  for (const as of [0, 1, 5, paperId('gone')])
    expect(chosen(papers, matches, { add: [], same: [{ place: 1, as }], fill: [] }).added).toEqual([])
  expect(chosen(papers, matches, { add: [7], same: [{ place: 9, as: 0 }], fill: [8] })).toEqual({
    added: [],
    fills: [],
  })
})
