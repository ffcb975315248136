/**
 * A reading: what an importer understood of a text, line by line.
 *
 * Importers never throw on bad input and never guess in silence. Every
 * non-empty line ends up in exactly one place: part of a paper, chrome (the
 * furniture of the page it was copied from), or unsure.
 */
import * as v from 'valibot'
import type { Column, Draft } from '../library/paper.ts'

/** The kinds that can be read, as a person calls them. */
export const formatNames = {
  listing: 'titles and abstracts',
  bibtex: 'BibTeX',
  ris: 'RIS',
  nbib: 'PubMed (nbib)',
  refer: 'EndNote tagged (enw)',
  wos: 'Web of Science',
  'csl-json': 'CSL-JSON',
  json: 'JSON',
  csv: 'a table (CSV or TSV)',
  endnote: 'EndNote XML',
  'oai-pmh': 'OAI-PMH',
  feed: 'a feed (Atom or RSS)',
  arxiv: 'an arXiv mailing',
  html: 'a web page',
  digest: 'labelled lines (Title:, Summary:)',
  markdown: 'Markdown',
  ids: 'a list of ids and links',
} as const
export type ReadKind = keyof typeof formatNames
export const readKinds = Object.keys(formatNames) as readonly ReadKind[]

/** How files are usually named that hold any of them. */
export const importExtensions =
  'txt text md markdown bib bibtex biblatex ris enw refer ciw isi nbib xml json jsonl csl csv tsv tab rss atom abs eml html htm xhtml'.split(
    ' ',
  )

/** What kind of text it is: several one after the other are `mixed`, and one without a paper is `unknown`. */
export type ImportKind = ReadKind | 'mixed' | 'unknown'

/** What a person may say a line is, where the importer was wrong or unsure. */
export const lineUses = ['title', 'abstract', 'chrome'] as const
export type LineUse = (typeof lineUses)[number]
export const Correction = v.strictObject({
  /** Counted from 1, empty lines included. */
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  use: v.picklist(lineUses),
})
export type Correction = v.InferOutput<typeof Correction>

/** A line that became no paper, and why. */
export interface LeftLine {
  /** Counted from 1, empty lines included. */
  readonly line: number
  /** At most 300 characters of it. */
  readonly text: string
  /** In the person's words: `site chrome: a date`, `looks like a title, but no abstract follows`. */
  readonly reason: string
}

export interface ReadPaper {
  readonly draft: Draft
  /** The lines it came from, counted from 1: the title's first, then the abstract's. */
  readonly lines: readonly number[]
  /** The citation key that the text gives it; there only where there is one. */
  readonly citeKey?: string
  /** Where another program said that its reader is with it. */
  readonly column?: Column
}

export interface Reading {
  readonly kind: ImportKind
  readonly papers: readonly ReadPaper[]
  readonly chrome: readonly LeftLine[]
  readonly unsure: readonly LeftLine[]
  /** Non-empty lines in all: the sum of the papers' lines, chrome and unsure. */
  readonly lineCount: number
}
