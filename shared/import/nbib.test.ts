import { expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const text = `PMID- 1234567
OWN - NLM
IS  - 1234-5678 (Electronic)
VI  - 10
IP  - 4
DP  - 2018 Apr 3
TI  - Slow kettles and quick cups: a trial in
      four kitchens.
PG  - 335-39
LID - 10.1000/kettle.1 [doi]
LID - S1234 [pii]
AB  - BACKGROUND: Kettles are slow.
      RESULTS: Cups are quick.
FAU - Roe, Ann B
AU  - Roe AB
AD  - A kitchen.
CN  - Kettle Study Group
LA  - eng
PT  - Journal Article
PT  - Randomized Controlled Trial
JT  - Annals of the kitchen
TA  - Ann Kitchen
PMC - PMC7654321
OT  - *kettle

PMID- 2345678
TI  - Cold cups.
AU  - van Dam J
`

test('nbib records become papers', () => {
  const reading = readText(text)
  expect(reading.kind).toBe('nbib')
  expect(reading.papers.map(paper => paper.draft)).toEqual([
    draft({
      type: 'article-journal',
      title: 'Slow kettles and quick cups: a trial in four kitchens',
      abstract: 'BACKGROUND: Kettles are slow. RESULTS: Cups are quick.',
      authors: [{ family: 'Roe', given: 'Ann B' }, { literal: 'Kettle Study Group' }],
      year: 2018,
      month: 4,
      doi: '10.1000/kettle.1',
      venue: 'Annals of the kitchen',
      volume: '10',
      issue: '4',
      pages: '335–39',
      issn: '1234-5678',
      language: 'en',
      keywords: ['kettle'],
      links: [{ kind: 'page', url: 'https://pubmed.ncbi.nlm.nih.gov/1234567/' }],
      other: { pmid: '1234567', pmcid: 'PMC7654321', shortjournal: 'Ann Kitchen' },
    }),
    draft({
      title: 'Cold cups',
      authors: [{ particle: 'van', family: 'Dam', given: 'J' }],
      links: [{ kind: 'page', url: 'https://pubmed.ncbi.nlm.nih.gov/2345678/' }],
      other: { pmid: '2345678' },
    }),
  ])
  expect(accountProblem(text, reading)).toBeNull()
})

test('a record that begins with its PMC number is one record', () => {
  const both = 'PMC - PMC11\nPMID- 11\nTI  - Cups\n\nPMC - PMC12\nPMID- 12\nTI  - Pots\n'
  expect(readText(both).papers.map(({ draft: { title } }) => title)).toEqual(['Cups', 'Pots'])
})

test('a record without a title is called by its page', () => {
  expect(readText('PMID-22664238\nPT  - Editorial').papers[0]?.draft.title).toBe(
    'https://pubmed.ncbi.nlm.nih.gov/22664238/',
  )
})
