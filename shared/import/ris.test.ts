import { describe, expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const record = (...lines: readonly string[]) => ['TY  - JOUR', ...lines, 'ER  - ', ''].join('\n')
const draftOf = (text: string) => readText(text).papers[0]?.draft

describe('a RIS record', () => {
  test('becomes a paper with all that it says', () => {
    const text = record(
      'ID  - roe2020tea',
      'TI  - Tea in <i>Porcelain</i>: H<sub>2</sub>O &amp; Time',
      'AU  - Roe, Ann',
      'AU  - van der Berg, Jan, Jr.',
      'A2  - Kettle, Bob',
      'PY  - 2020',
      'Y1  - 2020/06/03/',
      'T2  - Journal of Slow Water',
      'JO  - J. Slow Water',
      'VL  - 7',
      'IS  - 2',
      'SP  - 12',
      'EP  - 34',
      'PB  - Leaf & Sons',
      'CY  - Delft',
      'SN  - 1234-567X',
      'LA  - en',
      'KW  - tea',
      'water',
      'DO  - https://doi.org/10.1000/Tea.1',
      'UR  - https://tea.example/a; https://tea.example/b.pdf',
      'AB  - We steep.',
      'And we wait.',
      'N1  - Read in winter',
    )
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'ris', chrome: [], unsure: [], lineCount: 26 })
    expect(reading.papers).toEqual([
      {
        citeKey: 'roe2020tea',
        lines: Array.from({ length: 26 }, (_, at) => at + 1),
        draft: draft({
          type: 'article-journal',
          title: 'Tea in Porcelain: H₂O & Time',
          abstract: 'We steep. And we wait.',
          authors: [
            { family: 'Roe', given: 'Ann' },
            { particle: 'van der', family: 'Berg', given: 'Jan', suffix: 'Jr.' },
          ],
          editors: [{ family: 'Kettle', given: 'Bob' }],
          year: 2020,
          month: 6,
          doi: '10.1000/Tea.1',
          venue: 'Journal of Slow Water',
          volume: '7',
          issue: '2',
          pages: '12–34',
          publisher: 'Leaf & Sons',
          place: 'Delft',
          issn: '1234-567X',
          language: 'en',
          keywords: ['tea', 'water'],
          links: [
            { kind: 'page', url: 'https://tea.example/a' },
            { kind: 'pdf', url: 'https://tea.example/b.pdf' },
          ],
          other: { note: 'Read in winter', shortjournal: 'J. Slow Water' },
        }),
      },
    ])
  })

  test.each([
    ['T1 and N2', record('T1  - Cold Tea', 'N2  - Bitter.'), { title: 'Cold Tea', abstract: 'Bitter.' }],
    ['one space, tabs and a BOM', '\ufeffTY - JOUR\r\nTI\t- Cold Tea\r\nER -\r\n', { title: 'Cold Tea' }],
    ['no end', 'TY  - JOUR\nTI  - Cold Tea\n\nTY  - JOUR\nTI  - Warm Tea', { title: 'Cold Tea' }],
    [
      'a book',
      'TY  - BOOK\nBT  - Pots\nT2  - The Pot Series\nER  - ',
      { title: 'Pots', series: 'The Pot Series', type: 'book' },
    ],
    [
      'an arXiv link',
      record('TI  - Cold Tea', 'UR  - http://arxiv.org/abs/2206.07690v2'),
      { arxivId: '2206.07690', year: 2022 },
    ],
    ['pages in one field', record('TI  - Cold Tea', 'SP  - 1-22', 'EP  - 22'), { pages: '1–22' }],
    ['a DOI without a title', record('DO  - 10.1000/cold'), { title: '10.1000/cold', doi: '10.1000/cold' }],
    [
      'a name over two lines',
      record('TI  - Cold Tea', 'AU  - Roe, Ann', 'Maria'),
      { authors: [{ family: 'Roe', given: 'Ann Maria' }] },
    ],
    ['a month by name', record('TI  - Cold Tea', 'Y1  - 2015/october'), { year: 2015, month: 10 }],
  ])('is read with %s', (_, text, known) => {
    expect(draftOf(text)).toMatchObject(known)
    expect(accountProblem(text, readText(text))).toBeNull()
  })

  test('is named where it has no title, and costs no other', () => {
    const text = record('AU  - Roe, Ann') + record('TI  - Cold Tea')
    const reading = readText(text)
    expect(reading.papers.map(({ lines }) => lines[0])).toEqual([4])
    expect(reading.unsure[0]).toEqual({ line: 1, text: 'TY  - JOUR', reason: 'a record without a title' })
    expect(accountProblem(text, reading)).toBeNull()
  })

  test.each([
    ['ASReview_relevant', 'to-read'],
    ['Notes. ASReview_irrelevant', 'skipped'],
    ['ASReview_not_seen', undefined],
    ['RAYYAN-INCLUSION: {"Ann"=>"Excluded"} | RAYYAN-LABELS: cold', 'skipped'],
    ['RAYYAN-INCLUSION: {"Ann"=>"Maybe"}', 'inbox'],
    ['Read_Status: In Progress', 'reading'],
  ])('says with %s where its reader was', (note, column) => {
    const [paper] = readText(record('TI  - Cold Tea', `N1  - ${note}`)).papers
    expect(paper?.column).toBe(column)
    if (column !== undefined) expect(paper?.draft.other).toBeUndefined()
  })
})

test('a line of a record that is no paper can be called furniture', () => {
  const text = record('AU  - Roe, Ann') + record('TI  - Cold Tea')
  const reading = readText(text, [{ line: 2, use: 'chrome' }])
  expect(reading.unsure.map(({ line }) => line)).toEqual([1, 3])
  expect(reading.chrome).toEqual([{ line: 2, text: 'AU  - Roe, Ann', reason: 'left out by you' }])
})

test('a paper is left out of which a person says that a line is none', () => {
  const text = record('TI  - Cold Tea') + record('TI  - Warm Tea')
  const reading = readText(text, [{ line: 2, use: 'chrome' }])
  expect(reading.papers.map(({ draft: { title } }) => title)).toEqual(['Warm Tea'])
  expect(reading.chrome.map(({ line, reason }) => [line, reason])).toEqual(
    [1, 2, 3].map(line => [line, 'left out by you']),
  )
  expect(accountProblem(text, reading)).toBeNull()
})
