import { expect, it } from 'vitest'
import { readText } from '../import/detect.ts'
import { paper } from '../library/test-paper.ts'
import { assignKeys } from '../bibtex/cite-key.ts'
import { type ExportFormat, ExportOptions, usualOptions } from './options.ts'
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
  ['ris', /T2 {2}- Ann\. Tea\r/, /T2 {2}- Annals of Tea\r/],
  ['csl-json', /"container-title":"Ann\. Tea"/, /"container-title":"Annals of Tea"/],
  ['csv', /Ann\. Tea/, /Annals of Tea/],
] as const)('names journals in short in %s, where the paper says how', (format, short, full) => {
  const text = written(format, 'short')
  expect(text).toMatch(short)
  // The other paper has no short name.
  expect(text).toMatch(full)
  expect(written(format, 'full').match(new RegExp(full, 'g'))).toHaveLength(2)
})

it.each(['bibtex', 'biblatex', 'ris', 'csl-json'] as const)('keeps both names in %s', format => {
  const [read] = readText(written(format, 'full')).papers
  expect(read?.draft).toMatchObject({ venue: 'Annals of Tea', other: { shortjournal: 'Ann. Tea' } })
})

it.each([
  ['RIS', 'TY  - JOUR\nTI  - On Leaves\nJF  - Annals of Tea\nJO  - Ann. Tea\nER  - \n'],
  ['nbib', 'PMID- 1\nTI  - On Leaves.\nJT  - Annals of Tea\nTA  - Ann. Tea\n'],
])('finds the short name of a journal in %s', (_kind, text) => {
  const [read] = readText(text).papers
  expect(read?.draft).toMatchObject({ venue: 'Annals of Tea', other: { shortjournal: 'Ann. Tea' } })
})

it('takes choices that were made before there was this one', () => {
  const { journals, ...before } = usualOptions
  expect(v.parse(ExportOptions, before).journals).toBe(journals)
})
