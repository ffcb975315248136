import { expect, it } from 'vitest'
import { readText } from '../import/detect.ts'
import type { Paper } from '../library/paper.ts'
import { paper } from '../library/test-paper.ts'
import { assignKeys } from '../bibtex/cite-key.ts'
import { type ExportFormat, ExportOptions, usualOptions } from './options.ts'
import { shortVenues, WholeNames } from './short-venue.ts'
import { fileText } from './writer.ts'
import * as v from 'valibot'

const known = {
  ...{ title: 'On Leaves', authors: [{ family: 'Lima', given: 'Ana' }], year: 2020 },
  type: 'article-journal',
  venue: 'Annals of Tea',
} as const
const papers = [
  paper({ id: 'a', ...known, other: { shortjournal: 'Ann. Tea' } }),
  paper({ id: 'b', ...known, title: 'On Water' }),
]

function written(format: ExportFormat, journals: ExportOptions['journals']): string {
  return fileText({ ...usualOptions, format, journals }, papers, assignKeys(papers))
}

it.each([
  ['bibtex', /journal = \{Ann\. Tea\}/, /journal = \{Annals of Tea\}/],
  ['biblatex', /journaltitle = \{Ann\. Tea\}/, /journaltitle = \{Annals of Tea\}/],
  ['csv', /Ann\. Tea/, /Annals of Tea/],
] as const)('names journals in short in %s, where the paper says how', (format, short, full) => {
  const text = written(format, 'short')
  expect(text).toMatch(short)
  // The other paper has no short name.
  expect(text).toMatch(full)
  expect(written(format, 'full').match(new RegExp(full, 'g'))).toHaveLength(2)
})

it.each([
  ['ris', 'T2  - Journal of Clinical Oncology\r\nJ2  - J. Clin. Oncol.\r'],
  ['csl-json', '"container-title":"Journal of Clinical Oncology","container-title-short":"J. Clin. Oncol."'],
] as const)('gives a journal both names in %s, where there is a field for each', (format, both) => {
  const journal = paper({ id: 'a', ...known, venue: 'Journal of Clinical Oncology' })
  const text = (journals: ExportOptions['journals']) =>
    fileText({ ...usualOptions, format, journals }, [journal], assignKeys([journal]))
  expect(text('short')).toContain(both)
  expect(text('full')).not.toContain('J. Clin. Oncol.')
  const proceedings = paper({ id: 'a', ...known, venue: 'Conference on Tea', type: 'paper-conference' })
  const options = { ...usualOptions, format, journals: 'short' as const }
  expect(
    fileText(options, [proceedings], assignKeys([proceedings])).match(/Conference on Tea/g),
  ).toHaveLength(1)
})

it.each(['bibtex', 'biblatex', 'csv', 'markdown'] as const)(
  'abbreviates journals by rule in %s, where no source says how',
  format => {
    const options = { ...usualOptions, format }
    const journal = paper({ id: 'a', ...known, venue: 'Journal of Clinical Oncology' })
    const text = (journals: ExportOptions['journals']) =>
      fileText({ ...options, journals }, [journal], assignKeys([journal])).replaceAll('\\.', '.')
    expect(text('full')).toContain('Journal of Clinical Oncology')
    expect(text('short')).toContain('J. Clin. Oncol.')
    expect(text('short')).not.toContain('Journal of Clinical Oncology')
  },
)

it.each<[string, Partial<Paper>, string | null]>([
  ['the name that the source says', { venue: 'Brain Research', other: { shortjournal: 'BR' } }, 'BR'],
  [
    'the rule, where it says the whole name twice',
    { venue: 'Brain Research', other: { shortjournal: 'Brain Research' } },
    'Brain Res.',
  ],
  ['the rule for a paper of no kind', { venue: 'Brain Research', type: null }, 'Brain Res.'],
  [
    'the rule for proceedings that are a journal',
    { venue: 'Proceedings of the IEEE', type: 'article-journal' },
    'Proc. IEEE',
  ],
  [
    'no rule for proceedings',
    { venue: 'Proceedings of the Physical Society', type: 'paper-conference' },
    'Proceedings of the Physical Society',
  ],
  [
    'no rule for what is called like proceedings',
    { venue: 'Conference on Machine Learning', type: null },
    'Conference on Machine Learning',
  ],
  ['no rule for books', { venue: 'Modern Physics', type: 'chapter' }, 'Modern Physics'],
  [
    'the source for proceedings',
    { venue: 'Conference on Tea', type: 'paper-conference', other: { shortjournal: 'CoT' } },
    'CoT',
  ],
  ['nothing for a journal of unknown words', { venue: 'Annals of Tea' }, null],
  ['nothing where it did not appear', { venue: null }, null],
])('takes %s', (_, fields, short) => {
  expect(shortVenues()(paper({ id: 'a', ...known, ...fields }))).toBe(short)
})

it('counts the journals that stay whole, and no preprints', () => {
  const names = new WholeNames()
  for (const venue of ['Annals of Tea', 'Tea Leaves', 'Tea Leaves', 'Brain Research', null])
    names.add(paper({ id: 'a', ...known, venue }))
  expect(names.papers).toBe(3)
  expect(names.commonest(1)).toEqual([{ name: 'Tea Leaves', count: 2 }])
})

it.each(['bibtex', 'biblatex', 'ris', 'csl-json'] as const)('keeps both names in %s', format => {
  const [read] = readText(written(format, 'full')).papers
  expect(read?.draft).toMatchObject({ venue: 'Annals of Tea', other: { shortjournal: 'Ann. Tea' } })
})

it.each([
  ['RIS', 'TY  - JOUR\nTI  - On Leaves\nJF  - Annals of Tea\nJO  - Ann. Tea\nER  - \n'],
  [
    'RIS that has them the other way round',
    'TY  - JOUR\nTI  - On Leaves\nT2  - Ann. Tea\nJO  - Annals of Tea\nER  - \n',
  ],
  ['nbib', 'PMID- 1\nTI  - On Leaves.\nJT  - Annals of Tea\nTA  - Ann. Tea\n'],
])('finds the short name of a journal in %s', (_kind, text) => {
  const [read] = readText(text).papers
  expect(read?.draft).toMatchObject({ venue: 'Annals of Tea', other: { shortjournal: 'Ann. Tea' } })
})

it('takes choices that were made before there was this one', () => {
  const { journals, ...before } = usualOptions
  expect(v.parse(ExportOptions, before).journals).toBe(journals)
})
