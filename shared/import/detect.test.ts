import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from './detect.ts'
import { readKinds } from './reading.ts'
import { accountProblem } from './test-account.ts'

const abstract =
  'We steep tea for three minutes and ask who drinks it. Nobody does. This has been seen before, though never in winter, and never with a cup of this size. We measure 300 cups and find that most of them are cold, which agrees with the complaints of those who came late to the party.'

const samples = {
  listing: `Tea in Winter: A Study\n${abstract}\nCups of Unusual Size\n${abstract}`,
  bibtex: '@article{roe2020,\n  title = {Pots of the North},\n  year = 2020\n}\n@misc{li, title={Leaves}}',
  ris: 'TY  - JOUR\nTI  - Kettles of the South\nAU  - Roe, Ann\nER  - \n',
  nbib: 'PMID- 1234567\nTI  - Saucers of the East.\nFAU - Roe, Ann\n',
  refer: '%0 Journal Article\n%T Trays of the Coast\n%A Roe, Ann\n',
  wos: 'PT J\nAU Roe, Ann\nTI Sieves of the Isles\nER\n\nEF',
  'csl-json': '[\n{"id": "x", "title": "Spoons of the West", "issued": {"date-parts": [[2020]]}}\n]',
  json: '[\n{"id": "2206.07690", "title": "Tea in Winter", "summary": "We steep."}\n]',
  csv: 'title,abstract,doi\nTea in Winter,We steep.,10.1000/tea\n"Cups, Again","Two\nlines",10.1000/cups',
  endnote: '<xml><records><record><titles><title>Tea</title></titles></record>\n</records></xml>',
  'oai-pmh':
    '<OAI-PMH>\n<record><metadata><arXiv><id>2206.07690</id><title>Tea</title></arXiv></metadata></record></OAI-PMH>',
  feed: `<rss><channel>\n<item><title>Tea</title><description>${abstract}</description></item></channel></rss>`,
  arxiv:
    '\\\\\narXiv:2206.07690\nDate: Wed, 15 Jun 2022\n\nTitle: Tea\nAuthors: Ann Roe\n\\\\\n  We steep.\n\\\\\n',
  html: `<html><body><h2>Tea in Winter: A Study</h2>\n<p>${abstract}</p></body></html>`,
  digest: `Title: Tea in Winter\nPDF: https://arxiv.org/pdf/2206.07690\nSummary: ${abstract}\n---\n`,
  markdown: `- [Tea in Winter](https://arxiv.org/abs/2206.07690): ${abstract}\n`,
  ids: '2206.07690\n2206.07691\n10.1000/tea\n',
}

const titlesOf = (text: string) => readText(text).papers.map(({ draft }) => draft.title)

test('a table of any length is read', () => {
  const rows = '| Tea | arxiv.org/abs/2206.07690 |\n| a | b |\n'.repeat(70_000)
  const { papers, chrome, unsure } = readText(`| Title | Link |\n|---|---|\n${rows}`)
  expect([papers.length, chrome.length, unsure.length]).toEqual([70_000, 70_002, 0])
})

describe('the kind of a text', () => {
  test.each(readKinds)('is seen: %s', kind => {
    const reading = readText(samples[kind])
    expect(reading.kind).toBe(kind)
    expect(reading.papers.length).toBeGreaterThan(0)
    expect(accountProblem(samples[kind], reading)).toBeNull()
  })

  test('can be said by a person, who is believed', () => {
    const text = `Title: ${samples.listing}`
    expect(readText(text, [], 'listing').kind).toBe('listing')
    expect(readText(samples.ris, [], 'bibtex')).toMatchObject({ kind: 'bibtex', papers: [] })
    expect(accountProblem(samples.ris, readText(samples.ris, [], 'bibtex'))).toBeNull()
  })
})

describe('several kinds in one text', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'ids and BibTeX',
      [samples.ids, samples.bibtex],
      ['arXiv:2206.07690', 'arXiv:2206.07691', '10.1000/tea', 'Pots of the North', 'Leaves'],
    ],
    [
      'a listing and RIS',
      [samples.listing, samples.ris],
      ['Tea in Winter: A Study', 'Cups of Unusual Size', 'Kettles of the South'],
    ],
    [
      'RIS, BibTeX and RIS',
      [samples.ris, samples.bibtex, samples.ris],
      ['Kettles of the South', 'Pots of the North', 'Leaves', 'Kettles of the South'],
    ],
    [
      'BibTeX, a listing and nbib',
      [samples.bibtex, samples.listing, samples.nbib],
      [
        'Pots of the North',
        'Leaves',
        'Tea in Winter: A Study',
        'Cups of Unusual Size',
        'Saucers of the East',
      ],
    ],
    [
      'JSON and a listing',
      [samples['csl-json'], samples.listing],
      ['Spoons of the West', 'Tea in Winter: A Study', 'Cups of Unusual Size'],
    ],
    [
      'a feed and ids',
      [samples.feed, samples.ids],
      ['Tea', 'arXiv:2206.07690', 'arXiv:2206.07691', '10.1000/tea'],
    ],
  ])('are each read by their own reader: %s', (_, parts, titles) => {
    const text = parts.join('\n\n')
    const reading = readText(text)
    expect(titlesOf(text)).toEqual(titles)
    expect(reading).toMatchObject({ kind: 'mixed', unsure: [] })
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('keep the numbers that their lines have in the whole text', () => {
    const text = `${samples.ids}\n\n${samples.bibtex}`
    expect(readText(text).papers.map(({ lines }) => [lines[0], lines.at(-1)])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [6, 9],
      [10, 10],
    ])
  })

  test('take what a person says of their lines', () => {
    const text = `${samples.bibtex}\n\n${samples.listing}`
    const reading = readText(text, [{ line: 7, use: 'chrome' }])
    expect(reading.papers.map(({ draft }) => draft.title)).toEqual([
      'Pots of the North',
      'Leaves',
      'Cups of Unusual Size',
    ])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('are not made of comments between entries', () => {
    const text = `Exported by a program\n\n${samples.bibtex}\n\nA Short Remark on Tea\nIt says little. It ends here, at last.\n`
    expect(readText(text)).toMatchObject({ kind: 'bibtex', unsure: [] })
  })
})

test('a line that was left can be made a title, and those below it its abstract', () => {
  const text = `${samples.ris}\nA Tea That Was Left\nIt was cold,\nand small.`
  const reading = readText(text, [
    { line: 6, use: 'title' },
    { line: 7, use: 'abstract' },
    { line: 8, use: 'abstract' },
  ])
  expect(reading.papers.map(({ draft, lines }) => [draft.title, draft.abstract, lines])).toEqual([
    ['Kettles of the South', '', [1, 2, 3, 4]],
    ['A Tea That Was Left', 'It was cold, and small.', [6, 7, 8]],
  ])
  expect(accountProblem(text, reading)).toBeNull()
})

describe('whatever comes', () => {
  const pieces = Object.values(samples).flatMap(sample => sample.split('\n'))
  const sign = fc.constantFrom(
    '"',
    '<',
    '>',
    '{',
    '}',
    '[',
    ']',
    '|',
    '\\',
    '$',
    '**',
    '](',
    '<!--',
    ']]>',
    '&#0;',
    '\ufeff',
    '\0',
    '\t',
  )
  const line = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...pieces), sign, fc.nat(40))
        .map(([text, mark, at]) => text.slice(0, at) + mark + text.slice(at)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    { weight: 1, arbitrary: fc.constant('') },
  )
  const said = fc.array(
    fc.record({ line: fc.integer({ min: 1, max: 40 }), use: fc.constantFrom('title', 'abstract', 'chrome') }),
    { maxLength: 4 },
  )

  test('every line is in one place, and nothing throws', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 30 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        said,
        fc.option(fc.constantFrom(...readKinds), { nil: undefined }),
        (lines, lineEnd, corrections, kind) => {
          const text = lines.join(lineEnd)
          expect(accountProblem(text, readText(text, corrections, kind))).toBeNull()
        },
      ),
      {
        numRuns: 600,
        // A title that a person named between lines that two readers look at.
        examples: [
          [
            ['Tea', 'Tea in Winter', samples['csl-json'].slice(2, -2), '"Tea', '<rss><channel>'],
            '\n',
            [{ line: 4, use: 'title' }],
            undefined,
          ],
          // A title without a sign that can be read.
          [['\u0000'], '\n', [{ line: 1, use: 'title' }], undefined],
        ],
      },
    )
  })
})
