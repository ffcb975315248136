/**
 * What an export may be asked for: which papers, in which format, and what is told of them.
 *
 * What the reader decided (column, star, priority, tags, note) goes out only
 * where it is asked for by name.
 */
import * as v from 'valibot'
import { columnTitles, Column, PaperId } from '../library/paper.ts'

export const exportFormats = ['bibtex', 'biblatex', 'ris', 'csl-json', 'csv', 'markdown', 'ids'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a person calls each format, and the ending of its files. */
export const formatTitles: Readonly<Record<ExportFormat, string>> = {
  bibtex: 'BibTeX',
  biblatex: 'BibLaTeX',
  ris: 'RIS',
  'csl-json': 'CSL-JSON',
  csv: 'CSV table',
  markdown: 'Markdown list',
  ids: 'arXiv ids and DOIs',
}
export const formatEndings: Readonly<Record<ExportFormat, string>> = {
  bibtex: 'bib',
  biblatex: 'bib',
  ris: 'ris',
  'csl-json': 'json',
  csv: 'csv',
  markdown: 'md',
  ids: 'txt',
}

/** What may be told of a paper beside its title, its authors, its year and where it appeared. */
export const sourceParts = ['abstract', 'month', 'doi', 'eprint', 'url', 'keywords'] as const
/** What is the reader's own. */
export const ownParts = ['tags', 'note', 'state'] as const
export const exportParts = [...sourceParts, ...ownParts] as const
export type ExportPart = (typeof exportParts)[number]

export const partTitles: Readonly<Record<ExportPart, string>> = {
  abstract: 'Abstracts',
  month: 'Months',
  doi: 'DOIs',
  eprint: 'arXiv ids',
  url: 'Links',
  keywords: 'Keywords',
  tags: 'My tags',
  note: 'My notes',
  state: 'Reading state',
}

export const ExportOptions = v.strictObject({
  format: v.picklist(exportFormats),
  /** What is told; the order means nothing. */
  parts: v.pipe(v.array(v.picklist(exportParts)), v.maxLength(exportParts.length)),
  /** Which of the two a paper goes out as that is both a preprint and published. */
  version: v.picklist(['published', 'preprint']),
  /** How BibTeX and BibLaTeX tell the reading state, where it is told: among the keywords, or in JabRef's field. */
  stateAs: v.picklist(['keywords', 'readstatus']),
  /** How journals are named. Choices made before there was one mean in full. */
  journals: v.optional(v.picklist(['full', 'short']), 'full'),
})
export type ExportOptions = v.InferOutput<typeof ExportOptions>

export const usualOptions: ExportOptions = {
  format: 'bibtex',
  parts: [...sourceParts],
  version: 'published',
  stateAs: 'keywords',
  journals: 'full',
}

/** The options without anything of the reader's own. */
export function withoutOwn(options: ExportOptions): ExportOptions {
  const own: readonly string[] = ownParts
  return { ...options, parts: options.parts.filter(part => !own.includes(part)) }
}

/** Which papers. What a tag or a search finds is asked anew whenever it is needed. */
const lastingScopes = [
  v.strictObject({ of: v.literal('column'), column: Column }),
  v.strictObject({ of: v.literal('tag'), tag: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)) }),
  v.strictObject({
    of: v.literal('search'),
    text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2_000)),
  }),
  v.strictObject({ of: v.literal('library') }),
] as const

/** A scope that means something tomorrow too: what a file can be kept in step with. */
export const LastingScope = v.variant('of', lastingScopes)
export type LastingScope = v.InferOutput<typeof LastingScope>

export const ExportScope = v.variant('of', [
  ...lastingScopes,
  v.strictObject({ of: v.literal('papers'), ids: v.array(PaperId) }),
])
export type ExportScope = v.InferOutput<typeof ExportScope>

/** A scope in a person's words. */
export function scopeTitle(scope: LastingScope): string {
  switch (scope.of) {
    case 'column':
      return columnTitles[scope.column]
    case 'tag':
      return `Tag “${scope.tag}”`
    case 'search':
      return `Search “${scope.text}”`
    case 'library':
      return 'The whole library'
  }
}

/** The name of a file for a scope, without its ending; never a path, and no name that Windows keeps for itself. */
export function fileNameFor(scope: ExportScope): string {
  const named =
    scope.of === 'column'
      ? scope.column
      : scope.of === 'tag'
        ? scope.tag
        : scope.of === 'search'
          ? scope.text
          : ''
  const plain = named
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
  if (plain === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain)) return 'paperlane'
  return plain
}

/** Options under a name. */
export const ExportPreset = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty('A preset needs a name.'), v.maxLength(60)),
  options: ExportOptions,
})
export type ExportPreset = v.InferOutput<typeof ExportPreset>

/** How a library's papers go out, kept with the library. */
export const ExportChoices = v.strictObject({
  /** As it was typed; a text that is no pattern means the usual one. */
  keyPattern: v.pipe(v.string(), v.maxLength(500)),
  /** Of the last export. */
  options: ExportOptions,
  presets: v.pipe(v.array(ExportPreset), v.maxLength(50)),
})
export type ExportChoices = v.InferOutput<typeof ExportChoices>
