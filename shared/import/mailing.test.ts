import { expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const rule = '-'.repeat(78)
const mailing = String.raw`${rule}
Send any comments regarding submissions directly to submitter.
${rule}
\\
arXiv:2601.16280
Date: Thu, 22 Jan 2026 19:24:21 GMT   (415kb)

Title: When Kettles Fail to Act: A Framework for Tea
  Reliability
Authors: Ann Roe (Delft Tea School (DTS)), Bob K\'ettle and Wei Li, Jr.
Categories: cs.AI cs.LG
Comments: Accepted at the tea party
Journal-ref: Slow Water 7 (2026)
DOI: 10.1000/tea
\\
  Kettles built of iron are transforming
kitchens, yet 5\% of them leak $O(n)$ drops.
  They are mended.
\\ ( https://arxiv.org/abs/2601.16280 ,  415kb)
${rule}
\\
arXiv:2505.20773
replaced with revised version Fri, 23 Jan 2026 05:57:47 GMT   (30kb)

Title: Cups of the North
Authors: Ann Roe
Categories: cs.CV
\\ ( https://arxiv.org/abs/2505.20773 ,  30kb)
%%%---%%%---%%%---%%%---%%%---%%%---%%%---
For general information on the new scheme see the help pages.
`

test('a mailing becomes papers; replacements come without an abstract', () => {
  const reading = readText(mailing)
  expect(reading.kind).toBe('arxiv')
  expect(reading.papers.map(paper => paper.draft)).toEqual([
    draft({
      title: 'When Kettles Fail to Act: A Framework for Tea Reliability',
      abstract:
        'Kettles built of iron are transforming kitchens, yet 5% of them leak $O(n)$ drops. They are mended.',
      authors: [
        { given: 'Ann', family: 'Roe' },
        { given: 'Bob', family: 'Kéttle' },
        { given: 'Wei', family: 'Li', suffix: 'Jr.' },
      ],
      year: 2026,
      month: 1,
      arxivId: '2601.16280',
      primaryClass: 'cs.AI',
      doi: '10.1000/tea',
      venue: 'Slow Water 7 (2026)',
    }),
    draft({
      title: 'Cups of the North',
      authors: [{ given: 'Ann', family: 'Roe' }],
      year: 2025,
      month: 5,
      arxivId: '2505.20773',
      primaryClass: 'cs.CV',
    }),
  ])
  expect(reading.unsure).toEqual([])
  expect(accountProblem(mailing, reading)).toBeNull()
})

test('an .abs file of the archive is one paper', () => {
  const text = String.raw`${rule}
\\
Paper: hep-th/9709111
From: <noname@example.org>
Date: Tue, 16 Sep 1997 14:44:58 GMT   (11kb)
Date (revised v2): Tue, 23 Sep 1997 17:34:41 GMT   (11kb)

Title: On the light of teaspoons
Authors: Tea Collaboration: A. Roe, et al
Categories: hep-th hep-ph
\\
  If the teaspoon is light, we stir.
\\
`
  const reading = readText(text)
  expect(reading.papers[0]?.draft).toMatchObject({
    title: 'On the light of teaspoons',
    abstract: 'If the teaspoon is light, we stir.',
    arxivId: 'hep-th/9709111',
    primaryClass: 'hep-th',
    year: 1997,
    month: 9,
  })
  expect(accountProblem(text, reading)).toBeNull()
})
