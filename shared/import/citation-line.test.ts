import { expect, test } from 'vitest'
import { readCitationLine } from './citation-line.ts'

test.each([
  [
    'A Roe, BC van der Alba - Journal of Tea, 2031 - Elsevier',
    {
      authors: [
        { given: 'A', family: 'Roe' },
        { given: 'BC', particle: 'van der', family: 'Alba' },
      ],
      venue: 'Journal of Tea',
      year: 2031,
    },
  ],
  [
    'A Roe - arXiv preprint arXiv:2206.07690, 2031',
    { authors: [{ given: 'A', family: 'Roe' }], arxivId: '2206.07690', year: 2031 },
  ],
  ['A Roe, B Alba, C Hu… - Proceedings of the … Kettles, 2031 - dl.acm.org', { year: 2031 }],
  ['Ö Çelik\u00a0- 2031 - books.example.org', { authors: [{ given: 'Ö', family: 'Çelik' }], year: 2031 }],
])('%s', (line, expected) => {
  expect(readCitationLine(line)).toEqual(expected)
})

test.each([
  'Tea in Winter - A Study of Kettles, 2031',
  'Kettles - Tea, 2031',
  'Ann Roe, Bob Alba - Journal of Tea, 2031',
  'A Roe, B Alba',
  'A Roe - Journal of Tea',
  'A Study - of Tea - in 2031 - and later',
])('%s is a line of another kind', line => {
  expect(readCitationLine(line)).toBeNull()
})
