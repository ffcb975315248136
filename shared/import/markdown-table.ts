/**
 * Tables of Markdown: `| Title | Authors | Summary |`.
 */
import type { LeftStretch, PaperStretch } from './account.ts'
import { identify, isIdAlone } from './ids.ts'
import type { Line } from './lines.ts'
import { markdownLinks, plainMarkdown } from './markdown-text.ts'
import { type Role, roleOf } from './roles.ts'
import { fromValues } from './tabular.ts'

/** Whether a line is the rule below the names of a table's columns. */
export function isTableRule(content: string): boolean {
  return content.includes('|') && content.includes('--') && /^[\s|:-]+$/.test(content)
}

/** A row over more lines than this is no row. */
const longestRow = 12

interface Table {
  readonly stretches: readonly (PaperStretch | LeftStretch)[]
  /** The place of the first line behind it. */
  readonly end: number
}

/** The papers of the table whose names of columns stand at a place. */
export function readTable(lines: readonly Line[], at: number): Table {
  const [head, rule] = [lines[at], lines[at + 1]]
  if (!head || !rule) return { stretches: [], end: at + 1 }
  const names = cellsOf(head.content).map(plainMarkdown)
  const roles = rolesOf(names)
  const stretches: (PaperStretch | LeftStretch)[] = [
    { start: head.start, end: rule.end, reason: 'the names of the columns', isUnsure: false },
  ]
  let place = at + 2
  while (place < lines.length) {
    const row = rowAt(lines, place, names.length)
    const [first, last] = [row[0], row.at(-1)]
    if (!first || !last) break
    stretches.push(toStretch(first.start, last.end, row.map(({ content }) => content).join(' '), roles))
    place += row.length
  }
  return { stretches, end: place }
}

/** The lines of one row: a cell may hold a line end, so a row ends where it has all its cells. */
function rowAt(lines: readonly Line[], place: number, width: number): readonly Line[] {
  const first = lines[place]
  const before = lines[place - 1]
  if (!first?.content.includes('|') || (before && first.line > before.line + 1)) return []
  let length = 1
  let text = first.content
  while (length < longestRow && first.content.startsWith('|') && !isWhole(text, width)) {
    const next = lines[place + length]
    if (!next || next.content.startsWith('|')) break
    text += ` ${next.content}`
    length++
  }
  return lines.slice(place, place + length)
}

function isWhole(text: string, width: number): boolean {
  return text.endsWith('|') && cellsOf(text).length >= width
}

function cellsOf(row: string): string[] {
  const cells = row.replace(/^\||\|$/g, '').split(/(?<!\\)\|/)
  return cells.map(cell => cell.trim())
}

/** Where no column is a title by its name, `Paper` or the first column with links may be; that shows in the rows. */
function rolesOf(names: readonly string[]): readonly (Role | undefined)[] {
  const roles = names.map(name => (/^(?:paper|title)\b/i.test(name) ? 'title' : roleOf(name)))
  return roles.includes('title') || names.length < 2
    ? roles
    : roles.map((role, at) => (at === 0 ? 'title' : role))
}

/** `(Read more on [arXiv](...) or [HuggingFace](...))` */
const pointer =
  /\s*\([^()]*\b(?:read more|paper|arxiv|pdf|code|links?|hugging ?face|html|project|github)\b[^()]*\)\s*$/i

/** Cells without one of these make no paper, whatever else stands beside a title. */
const telling: readonly Role[] = ['id', 'pmid', 'abstract', 'venue']

function toStretch(
  start: number,
  end: number,
  text: string,
  roles: readonly (Role | undefined)[],
): PaperStretch | LeftStretch {
  const values = new Map<Role, string[]>()
  const push = (role: Role, value: string) => {
    const known = values.get(role)
    if (known) known.push(value)
    else values.set(role, [value])
  }
  const cells = cellsOf(text)
  // A bar within the last cell parts it; its pieces belong together.
  const own = [...cells.slice(0, roles.length - 1), cells.slice(roles.length - 1).join(' | ')]
  for (const [at, cell] of own.entries()) {
    for (const { url } of markdownLinks(cell)) push('id', url)
    for (const [url] of cell.matchAll(/(?<![(<])https?:\/\/[^\s<>()[\]"']+/g)) push('id', url)
    const role = roles[at]
    const plain = plainMarkdown(cell)
    if (role === 'title')
      push(
        'title',
        plainMarkdown(cell.replace(/\]\([^()\s]*\)/g, ']').replaceAll(/[[\]]/g, '')).replace(pointer, ''),
      )
    else if (role === 'id' || identify(plain)) push('id', plain)
    else if (role !== undefined) push(role, plain)
  }
  const mayBePaper = telling.some(role => values.has(role)) || isIdAlone(values.get('title')?.[0] ?? '')
  const read = mayBePaper ? fromValues(values) : null
  const isPaper =
    read &&
    (read.draft.arxivId !== null ||
      read.draft.doi !== null ||
      read.draft.abstract !== '' ||
      read.draft.links.length > 0)
  if (isPaper) return { start, end, ...read }
  return { start, end, reason: 'a row of a table that names no paper', isUnsure: false }
}
