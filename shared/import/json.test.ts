import { describe, expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const abstract = 'We steep tea and\\nwait. It takes 5\\\\% longer than $O(n^2)$ says.'
const daily = (id: string, title: string) =>
  `{ "paper": { "id": "${id}", "title": "${title}", "summary": "${abstract}",
      "authors": [{ "name": "Ann Roe", "hidden": false }, { "name": "Bob Kettle", "hidden": true }],
      "publishedAt": "2025-03-04T10:00:00.000Z", "githubRepo": "https://github.com/example/tea",
      "projectPage": "https://tea.example/", "ai_keywords": ["tea", "time"], "upvotes": 12 },
    "title": "${title}", "numComments": 2, "thumbnail": "https://cdn.example/x.png" }`

describe('the answer of Hugging Face', () => {
  test('is read paper by paper, hidden authors left out', () => {
    const text = `[\n${daily('2503.02130', 'Tea,\\n  Measured')},\n${daily('2503.02131', 'Cups')}\n]`
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'json', unsure: [] })
    expect(reading.papers[0]?.draft).toEqual(
      draft({
        title: 'Tea, Measured',
        abstract: 'We steep tea and wait. It takes 5% longer than $O(n^2)$ says.',
        authors: [{ family: 'Roe', given: 'Ann' }],
        year: 2025,
        month: 3,
        arxivId: '2503.02130',
        keywords: ['tea', 'time'],
        links: [
          { kind: 'code', url: 'https://github.com/example/tea' },
          { kind: 'project', url: 'https://tea.example/' },
        ],
      }),
    )
    expect(reading.papers.map(({ lines }) => lines[0])).toEqual([2, 7])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('may be one flat paper', () => {
    const text =
      '{"id": "2503.02130", "title": "Tea", "summary": "We steep.", "authors": [{"name": "Ann Roe"}]}'
    expect(readText(text).papers[0]?.draft).toMatchObject({
      arxivId: '2503.02130',
      title: 'Tea',
      abstract: 'We steep.',
    })
  })

  test('costs no more than the elements that are odd', () => {
    const text = `[\n  "{'paper': {'id': '2412.18547'}}",\n${daily('2503.02130', 'Tea')},\n42,\n{"no": 1},\n{"title": "Cups", "abstract": }\n]`
    const reading = readText(text)
    expect(reading.papers.map(paper => paper.draft.title)).toEqual(['Tea'])
    expect(reading.unsure.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'a text where a paper should be'],
      [8, 'a value where a paper should be'],
      [9, 'an object without a title'],
      [10, 'this object cannot be read as JSON'],
    ])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('is read as far as it goes where it is cut off', () => {
    const text = '[{"title": "Tea", "abstract": "Hot."},\n{"title": "Cups", "abs'
    const reading = readText(text)
    expect(reading.papers.map(paper => paper.draft.title)).toEqual(['Tea'])
    expect(reading.unsure).toMatchObject([{ line: 2, reason: 'this object never ends' }])
  })
})

test.each([
  [
    'an object around the list',
    '{"status": "ok", "papers": [{"title": "Tea", "summary": "Hot."}], "count": 1}',
  ],
  [
    'lists in objects in objects',
    '{"message": {"items": [{"title": ["Tea"], "abstract": "<jats:p>Hot.</jats:p>"}]}}',
  ],
  ['one object a line', '{"title": "Tea", "abstract": "Hot."}\n{"title": "Cups", "abstract": "Thin."}'],
  ['the print of Python', "{'title': 'Tea', 'abstract': \"Hot.\", 'venue': None, 'is_open': True}"],
])('JSON is read with %s', (_, text) => {
  const reading = readText(text)
  expect(reading.papers[0]?.draft).toMatchObject({ title: 'Tea', abstract: 'Hot.' })
  expect(accountProblem(text, reading)).toBeNull()
})

describe('CSL-JSON', () => {
  test.each([
    ['<jats:title>Abstract</jats:title><jats:p>We steep.</jats:p>', 'We steep.'],
    ['<jats:p>Abstract art of tea.</jats:p>', 'Abstract art of tea.'],
    ['<jats:title>Aims</jats:title><jats:p>We steep.</jats:p>', 'Aims We steep.'],
  ])('says %s as an abstract without its heading', (abstract, text) => {
    const csl = JSON.stringify({ title: 'Tea', DOI: '10.1000/tea', 'container-title': 'T', abstract })
    expect(readText(csl).papers[0]?.draft.abstract).toBe(text)
  })

  test('becomes papers with their keys', () => {
    const text = JSON.stringify(
      [
        {
          id: 'roe2020',
          'citation-key': 'roe2020',
          type: 'chapter',
          title: 'On <i>Tea</i>',
          author: [
            { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
            { literal: 'The Tea Board' },
          ],
          editor: [{ family: 'Kettle', given: 'Bob' }],
          'container-title': 'All of Tea',
          'collection-title': 'Leaves',
          publisher: 'Leaf & Sons',
          'publisher-place': 'Delft',
          issued: { 'date-parts': [['2020', 5, 2]] },
          page: '12-34',
          DOI: '10.1000/tea',
          ISBN: '978-1-4822-5326-9',
          URL: 'https://tea.example/x',
          keyword: 'tea, black; water',
          custom: { column: 'reading' },
        },
      ],
      null,
      1,
    )
    const reading = readText(text)
    expect(reading.kind).toBe('csl-json')
    expect(reading.papers[0]).toMatchObject({ citeKey: 'roe2020', column: 'reading' })
    expect(reading.papers[0]?.draft).toEqual(
      draft({
        type: 'chapter',
        title: 'On Tea',
        authors: [{ particle: 'van der', family: 'Berg', given: 'Jan' }, { literal: 'The Tea Board' }],
        editors: [{ family: 'Kettle', given: 'Bob' }],
        year: 2020,
        month: 5,
        day: 2,
        doi: '10.1000/tea',
        venue: 'All of Tea',
        series: 'Leaves',
        publisher: 'Leaf & Sons',
        place: 'Delft',
        pages: '12–34',
        isbn: '978-1-4822-5326-9',
        keywords: ['tea, black', 'water'],
        links: [{ kind: 'page', url: 'https://tea.example/x' }],
      }),
    )
    expect(accountProblem(text, reading)).toBeNull()
  })

  test.each([
    [{ issued: { raw: '2019-07-01' } }, 2019, 7],
    [{ issued: { 'date-parts': [[-12, 13]] } }, null, null],
    [{ issued: { literal: 'spring 2018' } }, 2018, null],
    [{ published: { 'date-parts': [[2015]] }, 'container-title': ['x'] }, 2015, null],
  ])('dates %j', (date, year, month) => {
    const [paper] = readText(JSON.stringify([{ title: 'Tea', 'citation-key': 'x', ...date }])).papers
    expect(paper?.draft).toMatchObject({ year, month })
  })
})

test('names of prototypes are no fields', () => {
  const text =
    '[{"__proto__": {"title": "Tea"}, "constructor": "x"}, {"title": "Cups", "abstract": "Thin.", "toString": 1}]'
  expect(readText(text).papers.map(paper => paper.draft.title)).toEqual(['Cups'])
})
