import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readText } from './detect.ts'
import { joinedReading, readInParts } from './in-parts.ts'
import type { Correction, ReadKind } from './reading.ts'

/** A text in chunks of a few characters, read in parts that are hardly longer than a record. */
const inParts = (
  text: string,
  told: { corrections?: readonly Correction[]; kind?: ReadKind } = {},
  length = 150,
) => {
  function* chunks() {
    for (let from = 0; from < text.length; from += 37) yield text.slice(from, from + 37)
  }
  const parts = [...readInParts(chunks, told, { length, longest: 20_000 })]
  return { parts, reading: joinedReading(parts) }
}

const bibtex = (at: number) => `@misc{tea${at},
  title = {On Tea, Part ${at}},
  year = ${1900 + (at % 100)}
}
`
const ris = (at: number) => `TY  - JOUR\nTI  - On Tea, Part ${at}\nAU  - Leaf, Ann\nPY  - 2020\nER  - \n\n`
const nbib = (at: number) => `PMID- ${1000 + at}\nTI  - On Tea, Part ${at}\nFAU - Leaf, Ann\nDP  - 2020\n\n`
const refer = (at: number) => `%0 Journal Article\n%T On Tea, Part ${at}\n%A Leaf, Ann\n%D 2020\n\n`
const wos = (at: number) => `PT J\nAU Leaf, A\nTI On Tea, Part ${at}\nPY 2020\nER\n\n`
const many = (record: (at: number) => string) => Array.from({ length: 20 }, (_, at) => record(at)).join('')

describe('a long text is read in parts as it is read whole', () => {
  test.each([
    ['BibTeX', many(bibtex)],
    ['RIS', many(ris)],
    ['PubMed', many(nbib)],
    ['EndNote tagged', many(refer)],
    ['Web of Science', `FN Clarivate\nVR 1.0\n${many(wos)}EF\n`],
    ['lines that end otherwise', many(bibtex).replaceAll('\n', '\r\n')],
    ['text between entries', many(at => `Some words, ${at}.\n\n${bibtex(at)}\n`)],
    ['entries that are broken', many(at => (at % 3 === 0 ? `@misc{broken${at}, title = {\n` : bibtex(at)))],
  ])('%s', (_name, text) => {
    const { parts, reading } = inParts(text)
    expect(reading).toEqual(readText(text))
    expect(parts.length).toBeGreaterThan(2)
  })

  test('comments that hold entries', () => {
    const text = many(at => `${bibtex(at)}@comment{\n${bibtex(at + 40)}}\n`)
    const whole = readText(text)
    expect(whole.papers).toHaveLength(20)
    for (let length = 150; length < 300; length += 30)
      expect(inParts(text, {}, length).reading).toEqual(whole)
  })

  test('whatever it is made of', () => {
    const records = fc.array(fc.constantFrom(bibtex(1), ris(2), bibtex(3), '\n', '@comment{x}\n', '% TY\n'))
    fc.assert(
      fc.property(records, pieces => {
        const text = bibtex(0) + pieces.join('')
        const numbers = (reading: ReturnType<typeof readText>) =>
          [
            ...reading.papers.flatMap(({ lines }) => lines),
            ...[...reading.chrome, ...reading.unsure].map(({ line }) => line),
          ].sort((a, b) => a - b)
        const whole = readText(text)
        const { reading } = inParts(text)
        expect(reading.papers.map(({ draft }) => draft.title)).toEqual(
          whole.papers.map(({ draft }) => draft.title),
        )
        expect(numbers(reading)).toEqual(numbers(whole))
      }),
    )
  })
})

describe('parts of a BibTeX file know of each other', () => {
  test('abbreviations', () => {
    const text = `@string{tj = "Journal of Tea"}\n${many(bibtex)}@article{z, title = {The Last}, journal = tj}\n`
    const { papers } = inParts(text).reading
    expect(papers.at(-1)?.draft).toMatchObject({ title: 'The Last', venue: 'Journal of Tea' })
  })

  test('entries that others name, wherever those stand', () => {
    const heir = (key: string) => `@inproceedings{${key}, title = {Heir ${key}}, crossref = {Proc}}\n`
    const text = `@string{p = "Tea Press"}\n${heir('first')}${many(bibtex)}@proceedings{proc, title = {Tea Days}, publisher = p}\n${many(bibtex)}${heir('last')}`
    const { papers } = inParts(text).reading
    const heirs = papers.filter(({ draft }) => draft.title.startsWith('Heir'))
    expect(heirs).toMatchObject([
      { draft: { venue: 'Tea Days', publisher: 'Tea Press' } },
      { draft: { venue: 'Tea Days', publisher: 'Tea Press' } },
    ])
  })
})

test('what a person says of a line counts in whichever part it stands', () => {
  const text = many(bibtex)
  const corrections = [{ line: 42, use: 'chrome' as const }]
  const { reading } = inParts(text, { corrections })
  expect(reading).toEqual(readText(text, corrections))
  expect(reading.papers).toHaveLength(19)
})

test('a text that is read as a whole is refused where it is too long, and one record too', () => {
  const failure = expect.objectContaining({ code: 'file-too-large' }) as Error
  expect(() => inParts('Some words of tea.\n'.repeat(2_000))).toThrow(failure)
  expect(() => inParts(`@misc{a, title = {${'tea '.repeat(6_000)}}}`)).toThrow(failure)
  expect(inParts('2206.07690\n'.repeat(60)).reading.papers).toHaveLength(60)
})
