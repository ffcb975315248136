/**
 * How a paper was published, in the terms of CSL 1.0.2: what kind of work it is, its volume, pages, publisher, editors.
 *
 * Most papers of a listing say none of this, so every field may be absent, and
 * absent means not known: a hundred thousand papers do not carry twenty empty
 * fields each. What a source said that has no field here stays in `other`, so
 * that nothing is lost on the way through the library.
 */
import * as v from 'valibot'

/**
 * The kinds of work, by CSL's name, and what a person calls each; of kinds that nobody keeps in a reading list, none.
 * CSL's bare `article` is what has been published nowhere else.
 */
export const paperTypeTitles = {
  'article-journal': 'Journal article',
  'paper-conference': 'Conference paper',
  article: 'Preprint',
  book: 'Book',
  chapter: 'Chapter',
  thesis: 'Thesis',
  report: 'Report',
  webpage: 'Web page',
  software: 'Software',
  dataset: 'Data set',
  document: 'Document',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  entry: 'Encyclopedia entry',
  manuscript: 'Manuscript',
  motion_picture: 'Film or video',
  patent: 'Patent',
  periodical: 'Issue of a journal',
  'post-weblog': 'Blog post',
  review: 'Review',
  speech: 'Talk',
  standard: 'Standard',
} as const
export type PaperType = keyof typeof paperTypeTitles
export const paperTypes = Object.keys(paperTypeTitles) as readonly PaperType[]

const text = v.optional(v.nullable(v.string()))

/** The fields; all may be absent. */
export const publicationShape = {
  type: v.optional(v.nullable(v.picklist(paperTypes))),
  /** 1 to 31. */
  day: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)))),
  volume: text,
  /** Of a journal. */
  issue: text,
  /** Of a report, a patent, a standard, or within a series. */
  number: text,
  /** Ranges with an en dash: `12–34, 40`. */
  pages: text,
  /** Also the school of a thesis and the institution of a report. */
  publisher: text,
  /** Where the publisher is. */
  place: text,
  series: text,
  edition: text,
  isbn: text,
  issn: text,
  /** As the source names it: `en`, `german`. */
  language: text,
  /** Of the source; the reader's own words are tags. */
  keywords: v.optional(v.array(v.string())),
  /**
   * What else a source said: BibTeX's name of the field, in lower case, and its value as text. `entrytype` is
   * BibTeX's kind of entry where `type` does not tell it: `mastersthesis`, `proceedings`. `others` names the lists
   * that the source cut short by `and others`: `author`.
   */
  other: v.optional(v.record(v.string(), v.string())),
}

/** Writes ranges of pages as they are kept: `12--34` and `12-34` become `12–34`. */
export function pagesText(text: string): string {
  return text
    .replace(/\s*(?:-{2,}|[–—])\s*/g, '–')
    .replace(/(?<=\d) - (?=\d)/g, '–')
    .replace(/(?<![^\s,;])(\w+)-(?=\w+(?![^\s,;]))/g, '$1–')
}

/** Writes a volume or an issue that is a range as pages are; a hyphen beside a letter is part of the name: `E95-D`. */
export function rangeText(text: string): string {
  return text.replace(/^(\d+)\s*(?:-+|–)\s*(\d+)$/, '$1–$2')
}
