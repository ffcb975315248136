import { expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const tea = draft({
  type: 'article-journal',
  title: 'Tea in Winter: A Study',
  abstract: 'We steep. And wait.',
  authors: [
    { family: 'Roe', given: 'Ann' },
    { particle: 'van der', family: 'Berg', given: 'Jan' },
  ],
  year: 2020,
  doi: '10.1000/tea',
  venue: 'Slow Water',
  volume: '7',
  issue: '2',
  pages: '12–34',
  issn: '1234-567X',
  publisher: 'Leaf & Sons',
  keywords: ['tea', 'slow water'],
})

test.each([
  [
    'refer',
    '%0 Journal Article\n%T Tea in Winter: A Study\n%A Roe, Ann\n%A van der Berg, Jan\n%J Slow Water\n%V 7\n%N 2\n%P 12-34\n%@ 1234-567X\n%D 2020\n%I Leaf & Sons\n%X We steep.\nAnd wait.\n%R 10.1000/tea\n%K tea\nslow water\n\n%0 Book\n%T Pots\n',
  ],
  [
    'wos',
    'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Roe, Ann\n   van der Berg, Jan\nTI Tea in Winter:\n   A Study\nSO Slow Water\nLA\nDT Article\nDE tea; slow\n   water\nAB We steep.\n   And wait.\nPU Leaf & Sons\nSN 1234-567X\nPY 2020\nVL 7\nIS 2\nBP 12\nEP 34\nDI 10.1000/tea\nER\n\nPT B\nTI Pots\nDT Book\nER\n\nEF\n',
  ],
])('records of %s become papers', (kind, text) => {
  const reading = readText(text)
  expect(reading).toMatchObject({ kind, unsure: [] })
  expect(reading.papers.map(paper => paper.draft)).toEqual([tea, draft({ title: 'Pots', type: 'book' })])
  expect(accountProblem(text, reading)).toBeNull()
})

test('comments of TeX are no records', () => {
  expect(readText('% A comment\n%T another\n\\section{Tea}').kind).toBe('unknown')
})
