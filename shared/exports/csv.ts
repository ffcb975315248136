/**
 * A table for spreadsheets: RFC 4180, in UTF-8 with the mark that Excel knows it by.
 *
 * A spreadsheet runs what begins like a formula, and a title is a stranger's
 * text: such a cell begins with an apostrophe.
 */
import { nameText } from '../library/names.ts'
import { columnTitles } from '../library/paper.ts'
import { cleanText } from '../text/clean.ts'
import { typeOfPaper } from './csl-json.ts'
import type { ExportOptions, ExportPart } from './options.ts'
import type { Outgoing } from './outgoing.ts'

interface CsvColumn {
  readonly title: string
  /** The part of an export that it is told with; null for what is always told. */
  readonly part: ExportPart | null
  readonly of: (paper: Outgoing, key: string) => string | number | null | undefined
}

const csvColumns: readonly CsvColumn[] = [
  { title: 'key', part: null, of: (_, key) => key },
  { title: 'type', part: null, of: typeOfPaper },
  { title: 'title', part: null, of: ({ title }) => title },
  { title: 'authors', part: null, of: ({ authors }) => authors.map(nameText).join('; ') },
  { title: 'year', part: null, of: ({ year }) => year },
  { title: 'month', part: 'month', of: ({ month }) => month },
  { title: 'venue', part: null, of: ({ venue }) => venue },
  { title: 'volume', part: null, of: ({ volume }) => volume },
  { title: 'issue', part: null, of: ({ issue, number }) => issue ?? number },
  { title: 'pages', part: null, of: ({ pages }) => pages },
  { title: 'publisher', part: null, of: ({ publisher }) => publisher },
  { title: 'doi', part: 'doi', of: ({ doi }) => doi },
  { title: 'arxiv', part: 'eprint', of: ({ arxivId }) => arxivId },
  { title: 'url', part: 'url', of: ({ url }) => url },
  { title: 'keywords', part: 'keywords', of: ({ keywords }) => keywords?.join('; ') },
  { title: 'column', part: 'state', of: ({ column }) => (column === null ? '' : columnTitles[column]) },
  { title: 'starred', part: 'state', of: ({ isStarred }) => (isStarred ? 'yes' : '') },
  { title: 'priority', part: 'state', of: ({ priority }) => priority },
  { title: 'note', part: 'note', of: ({ note }) => note },
  { title: 'abstract', part: 'abstract', of: ({ abstract }) => abstract },
]

/** The first line, after the mark of UTF-8. */
export function csvHead(options: ExportOptions): string {
  return `\ufeff${shown(options)
    .map(({ title }) => title)
    .join(',')}\r\n`
}

export function csvRow(paper: Outgoing, key: string, options: ExportOptions): string {
  return `${shown(options)
    .map(column => cell(String(column.of(paper, key) ?? '')))
    .join(',')}\r\n`
}

function shown({ parts }: ExportOptions): readonly CsvColumn[] {
  return csvColumns.filter(
    ({ part, title }) =>
      part === null || parts.includes(part) || (title === 'keywords' && parts.includes('tags')),
  )
}

/** One cell: quoted where it must be, and never a formula. Lines of a note stay lines. */
function cell(text: string): string {
  const plain = text.split('\n').map(cleanText).join('\n')
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}
