import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { detect, readText } from './detect.ts'
import { readListing } from './listing.ts'
import type { Reading } from './reading.ts'

const sample = readFileSync(new URL('../../resources/sample-listing.txt', import.meta.url), 'utf8')
const seed = new URL('../../../shared/data/seed/listing.txt', import.meta.url)

const cats = 'A Census of Invisible Cats'
const catsAbstract =
  'Counting cats that cannot be seen is hard. We walk 40 streets with a saucer of milk and infer their number from the level of the milk, corrected for evaporation. The estimate is stable over three winters and agrees with the complaints of local mice, which were collected by post and weighted by legibility.'
const tea = 'Tea, Measured: Steeping as a Markov Process'
const teaAbstract =
  'Tea is left to itself more often than is good for it. This work models a cup as a Markov process with a single regrettable absorbing state. We derive the expected time to bitterness, show that stirring does not matter, and verify both on 300 cups, of which 212 were drunk. Biscuits are left to future work.'

const titlesOf = ({ papers }: Reading) => papers.map(({ draft }) => draft.title)
const abstractsOf = ({ papers }: Reading) => papers.map(({ draft }) => draft.abstract)
const leftOf = ({ chrome, unsure }: Reading) => ({
  chrome: chrome.map(({ text }) => text),
  unsure: unsure.map(({ text }) => text),
})

/** Every non-empty line is in exactly one place. */
function expectAccount(text: string, reading: Reading): void {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .flatMap((line, index) => (/[^\s\ufeff\u200b]/.test(line) ? [index + 1] : []))
  const placed = [
    ...reading.papers.flatMap(paper => paper.lines),
    ...[...reading.chrome, ...reading.unsure].map(({ line }) => line),
  ]
  expect(placed.sort((a, b) => a - b)).toEqual(lines)
  expect(reading.lineCount).toBe(lines.length)
}

/** Breaks paragraphs at 72 columns, as a mail does. */
function wrapped(text: string): string {
  return text.replace(/(?![^\n]{1,72}$)([^\n]{1,72})\s/gm, '$1\n')
}

describe('a listing', () => {
  const both = [cats, tea]
  const abstracts = [catsAbstract, teaAbstract]

  it.each<[string, string]>([
    ['blank lines between', `${cats}\n\n${catsAbstract}\n\n${tea}\n\n${teaAbstract}\n`],
    ['no blank lines', `${cats}\n${catsAbstract}\n${tea}\n${teaAbstract}`],
    [
      'Windows line ends and a BOM',
      `\ufeff${cats}\r\n\r\n${catsAbstract}\r\n\r\n${tea}\r\n${teaAbstract}\r\n`,
    ],
    [
      'no-break spaces and tabs',
      `\t${cats}\n\t\t${catsAbstract}\n${tea}\n${teaAbstract}`.replaceAll(' ', '\u00a0'),
    ],
    ['lines wrapped by a mail', wrapped(`${cats}\n\n${catsAbstract}\n\n${tea}\n\n${teaAbstract}`)],
    ['wrapped lines without gaps', wrapped(`${cats}\n${catsAbstract}\n${tea}\n${teaAbstract}`)],
    ['numbers before titles', `1. ${cats}\n${catsAbstract}\n2. ${tea}\n${teaAbstract}`],
    ['votes before titles', `▲ 12 ${cats}\n${catsAbstract}\n▲ 7 ${tea}\n${teaAbstract}`],
    ['labels', `Title: ${cats}\nAbstract: ${catsAbstract}\nTitle: ${tea}\nAbstract: ${teaAbstract}`],
    ['cells of a table', `1\t${cats}\t${catsAbstract}\n2\t${tea}\t${teaAbstract}`],
    ['titles with a full stop', `${cats}.\n${catsAbstract}\n${tea}.\n${teaAbstract}`],
    [
      'abstracts in paragraphs',
      `${cats}\n\n${catsAbstract.replace('. The', '.\n\nThe')}\n\n${tea}\n\n${teaAbstract.replace('. We', '.\n\nWe')}`,
    ],
  ])('is read with %s', (_, text) => {
    const reading = readListing(text)
    expect(titlesOf(reading)).toEqual(both)
    expect(abstractsOf(reading)).toEqual(abstracts)
    expect(leftOf(reading)).toEqual({ chrome: [], unsure: [] })
    expectAccount(text, reading)
  })

  it('passes over the furniture of a page of daily papers', () => {
    const card = (title: string, abstract: string, votes: number) =>
      `${votes}\n${title}\n·\n4 authors\nSubmitted by\nmilkmaid\n${abstract}\nUpvote\n${votes}\nGitHub 1.2k\narXiv page\n`
    const text = `Log In\nDaily Papers\nby AK and the research community\nMay 7\n${card(cats, catsAbstract, 31)}${card(tea, teaAbstract, 4)}© 2025\nTerms of Service`
    const reading = readListing(text)
    expect(titlesOf(reading)).toEqual(both)
    expect(abstractsOf(reading)).toEqual(abstracts)
    expect(leftOf(reading).unsure).toEqual([])
    expectAccount(text, reading)
  })

  it('passes over names, dates and who submitted it, between title and abstract', () => {
    const text = `${cats}\nJane Doe, Łukasz van den Berg and 3 others\nPublished on Apr 3, 2025\nSubmitted by milkmaid\n${catsAbstract}\n12 comments\n${tea}\nJane Doe\n2 days ago\n${teaAbstract}`
    const reading = readListing(text)
    expect(titlesOf(reading)).toEqual(both)
    expect(leftOf(reading).unsure).toEqual([])
    expect(reading.chrome.map(({ reason }) => reason)).toContain('site chrome: a list of authors')
  })

  it('reads ids that stand on a line of their own, above or below', () => {
    const above = `[1] arXiv:2503.00001v2 [pdf, html, other]\nTitle: ${cats}\nJane Doe, Ann Roe\nSubjects: Milk (cs.LG)\n${catsAbstract}\n\n[2] arXiv:2503.00002\nTitle: ${tea}\n${teaAbstract}`
    expect(readListing(above).papers.map(({ draft }) => draft.arxivId)).toEqual(['2503.00001', '2503.00002'])
    expect(readListing(above).papers[0]?.draft).toMatchObject({ year: 2025, month: 3 })
    const below = `${cats}\n${catsAbstract}\narXiv:2503.00001 [cs.LG]\n${tea}\n${teaAbstract}\nhttps://doi.org/10.1000/tea`
    expect(
      readListing(below).papers.map(({ draft: { arxivId, primaryClass, doi } }) => ({
        arxivId,
        primaryClass,
        doi,
      })),
    ).toEqual([
      { arxivId: '2503.00001', primaryClass: 'cs.LG', doi: null },
      { arxivId: null, primaryClass: null, doi: '10.1000/tea' },
    ])
  })

  it("takes an id inside an abstract for somebody else's, and its link for a link", () => {
    const text = `${cats}\n${catsAbstract} See https://arxiv.org/abs/2503.00009, and code at https://github.com/example/cats.`
    const [paper] = readListing(text).papers
    expect(paper?.draft).toMatchObject({
      arxivId: null,
      abstract: `${catsAbstract} See https://arxiv.org/abs/2503.00009, and code at https://github.com/example/cats.`,
      links: [
        { kind: 'page', url: 'https://arxiv.org/abs/2503.00009' },
        { kind: 'code', url: 'https://github.com/example/cats' },
      ],
    })
  })

  it('reads short abstracts', () => {
    const text = `${cats}\nWe count cats with milk.\n${tea}\nWe model a cup. It goes bitter.`
    expect(abstractsOf(readListing(text))).toEqual([
      'We count cats with milk.',
      'We model a cup. It goes bitter.',
    ])
  })

  it('reads lines broken by hand, of any length', () => {
    // Eight to eleven words a line: some lines end long before the others.
    const ragged = (text: string) =>
      text
        .split(' ')
        .reduce((lines, word, at) => `${lines}${[8, 19, 28, 38, 46].includes(at) ? '\n' : ' '}${word}`)
    const text = [cats, ragged(catsAbstract), tea, ragged(teaAbstract)].join('\n\n')
    expect(titlesOf(readListing(text))).toEqual([cats, tea])
    expect(abstractsOf(readListing(text))).toEqual([catsAbstract, teaAbstract])
  })

  it('goes on with a line that says where the code is, but not with a title about data', () => {
    const text = `${cats}\n${catsAbstract}\nOur code is available here.\nCode: https://github.com/example/cats\nData Mixing at Tea Time: A Survey\n${teaAbstract}`
    const [first, second] = readListing(text).papers
    expect(first?.draft.abstract.slice(catsAbstract.length)).toBe(' Our code is available here.')
    expect(first?.draft.links).toEqual([{ kind: 'code', url: 'https://github.com/example/cats' }])
    expect(second?.draft.title).toBe('Data Mixing at Tea Time: A Survey')
  })

  it('passes over what repeats between papers', () => {
    const snails = 'On the Patience of Snails'
    const text = [cats, tea, snails].map(title => `${title}\n${catsAbstract}\nOpen in Lantern\n`).join('')
    const reading = readListing(text)
    expect(titlesOf(reading)).toEqual([cats, tea, snails])
    expect(leftOf(reading)).toEqual({ chrome: Array(3).fill('Open in Lantern'), unsure: [] })
  })

  it('keeps a number that belongs to a title', () => {
    expect(titlesOf(readListing(`3 Ways to Boil an Egg\n${catsAbstract}\n${tea}\n${teaAbstract}`))[0]).toBe(
      '3 Ways to Boil an Egg',
    )
  })

  it('is unsure of a title without an abstract and of an abstract without a title', () => {
    const text = `${cats}\n${catsAbstract}\nUpvote\n${teaAbstract}\nOn the Patience of Snails`
    const reading = readListing(text)
    expect(reading.unsure).toEqual([
      {
        line: 4,
        text: teaAbstract.slice(0, 300),
        reason: 'looks like an abstract, but no title stands before it',
      },
      { line: 5, text: 'On the Patience of Snails', reason: 'looks like a title, but no abstract follows' },
    ])
  })
})

describe('corrections', () => {
  const text = `Old Tea Board\n${cats}\n${catsAbstract}\nOn the Patience of Snails\nSnails wait\n${tea}\n${teaAbstract}`

  it('make a title of what was left, and an abstract of what follows', () => {
    const reading = readListing(text, [
      { line: 4, use: 'title' },
      { line: 5, use: 'abstract' },
    ])
    expect(titlesOf(reading)).toEqual([cats, 'On the Patience of Snails', tea])
    expect(abstractsOf(reading)[1]).toBe('Snails wait')
    expectAccount(text, reading)
  })

  it('make a paper of a title alone', () => {
    expect(titlesOf(readListing(text, [{ line: 4, use: 'title' }]))).toContain('On the Patience of Snails')
  })

  it('make furniture of a title', () => {
    const reading = readListing(text, [{ line: 6, use: 'chrome' }])
    expect(reading.chrome).toContainEqual({ line: 6, text: tea, reason: 'you said it is site chrome' })
  })
})

describe('the account of lines', () => {
  const line = fc.constantFrom(
    cats,
    catsAbstract,
    tea,
    `${cats}\t${catsAbstract}`,
    'May 7',
    '12',
    '',
    ' \u00a0',
    'Jane Doe, Ann Roe',
    'arXiv:2503.00001',
    'https://example.org/x',
    'We end here, at last.',
    'Code is at https://example.org/y.',
    'a',
    '***',
    'wrapped lines of about this length, which go on until they reach an end of',
    'Title:',
  )
  const anything = fc.array(fc.oneof(line, fc.string({ unit: 'grapheme' })), { maxLength: 40 })
  const corrections = fc.array(
    fc.record({ line: fc.integer({ min: 1, max: 45 }), use: fc.constantFrom('title', 'abstract', 'chrome') }),
    { maxLength: 5 },
  )

  it('adds up for any text and any corrections', () => {
    fc.assert(
      fc.property(anything, corrections, fc.constantFrom('\n', '\r\n', '\r'), (lines, said, lineEnd) => {
        const text = lines.join(lineEnd)
        expectAccount(text, readListing(text, said))
        expectAccount(text, readText(text, said))
      }),
      { numRuns: 300 },
    )
  })
})

describe('readText', () => {
  it.each([
    ['', 0],
    ['May 7\n\nhello world', 2],
    [`<!doctype html>\n<p>${catsAbstract}`, 2],
    [`<?xml version="1.0"?>\n<cups>${catsAbstract}</cups>`, 2],
  ])('finds no paper in %j and is unsure of every line', (text, count) => {
    const reading = readText(text)
    expect([reading.kind, reading.papers.length, reading.chrome.length, reading.unsure.length]).toEqual([
      'unknown',
      0,
      0,
      count,
    ])
    expect(detect(text)).toBe('unknown')
  })

  it('makes no paper of a list of references', () => {
    const text =
      'References\n\n[1] A. Roe et al. Tea in winter, measured. In TeaConf, 2017.\n[2] Lima, B. Cups. Nature, 2018.\n[3] Doe, J. (2020). Spoons of the West. Nature.\n'
    expect(titlesOf(readText(text))).toEqual([])
  })

  it('takes the titles of cards that show no abstracts', () => {
    const card = (title: string) => `Submitted by\nsteeper\n41\n${title}\n·\n9 authors\n3\n`
    const text = `Daily Papers\n\nMay 7\n\n${card('Tea in Winter: A Study')}${card('Qup')}Previous\nNext\n`
    const reading = readText(text)
    expect(titlesOf(reading)).toEqual(['Tea in Winter: A Study', 'Qup'])
    expect([reading.kind, reading.unsure]).toEqual(['listing', []])
    expectAccount(text, reading)
  })

  it('reads the sample listing: 12 papers, 5 lines of furniture', () => {
    const reading = readText(sample)
    expect([reading.kind, reading.papers.length, reading.chrome.length, reading.unsure.length]).toEqual([
      'listing',
      12,
      5,
      0,
    ])
    const lengths = abstractsOf(reading).map(({ length }) => length)
    expect(lengths.every(length => length >= 700 && length <= 1_200)).toBe(true)
  })
})

test('results and alerts of Google Scholar say who wrote a paper, where and when', () => {
  const snippet = (what: string) =>
    `${what} are compared in four kitchens over three winters, and nobody can tell them apart. We ask why this is so, and what it means for those who …`
  const text = [
    '[PDF] Tea in Winter: A Study',
    'A Roe, B Alba - arXiv preprint arXiv:2206.07690, 2022',
    snippet('Two sorts of tea'),
    'Save Twitter LinkedIn Facebook',
    'Kettles of the South and of those who use them',
    'C Hu - Journal of Kettles, 2031 - Elsevier',
    snippet('Kettles of clay and of tin'),
    '☆ Save ❞ Cite Cited by 12 Related articles All 3 versions',
    'Cups of the North',
    'D Oz, E Li, F Ny… - Proceedings of the … Cups, 2030 - dl.example.org',
    snippet('Cups with and without a handle'),
    "This message was sent by Google Scholar because you're following new results for tea.",
    'List alerts',
  ].join('\n')
  const { papers, unsure } = readListing(text)
  expect(
    papers.map(({ draft: { title, authors, venue, year, arxivId } }) => [
      title,
      authors.length,
      venue,
      year,
      arxivId,
    ]),
  ).toEqual([
    ['Tea in Winter: A Study', 2, null, 2022, '2206.07690'],
    ['Kettles of the South and of those who use them', 1, 'Journal of Kettles', 2031, null],
    ['Cups of the North', 0, null, 2030, null],
  ])
  expect(papers.at(-1)?.draft.abstract).toBe(snippet('Cups with and without a handle'))
  expect(unsure.map(({ text: left }) => left)).toEqual(['List alerts'])
})

test('the first real listing holds 88 papers and 5 lines of furniture', () => {
  if (!existsSync(seed)) {
    console.log('skipped: the real listing is not beside the project')
    return
  }
  const text = readFileSync(seed, 'utf8')
  for (const form of [text, text.replaceAll(/\n+/g, '\n'), text.replaceAll('\n', '\r\n'), wrapped(text)]) {
    const reading = readText(form)
    expect([reading.papers.length, reading.chrome.length, reading.unsure.length]).toEqual([88, 5, 0])
    expectAccount(form, reading)
    expect(titlesOf(reading)).toEqual(titlesOf(readText(text)))
  }
  expect(readText(text).papers.flatMap(({ draft }) => draft.links)).toHaveLength(35)
})
