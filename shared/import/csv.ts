/**
 * Tables as CSV or TSV, with a line of names above their columns.
 *
 * Quoted values may hold separators and line ends. A quote that is never closed
 * would swallow the file, so it ends where its row has to.
 */
import { account, type Account, type LeftStretch, type PaperStretch, type Stretch } from './account.ts'
import type { Correction } from './reading.ts'
import { type Role, roleOf } from './roles.ts'
import { fromValues } from './tabular.ts'

const separators = [',', '\t', ';'] as const
type Separator = (typeof separators)[number]

/** A value of more characters is no value but the rest of the file behind a stray quote. */
const longestValue = 200_000

interface Row extends Stretch {
  readonly cells: readonly string[]
}

/** How a table is written: what parts its columns, and what they mean. */
interface Head {
  readonly separator: Separator
  readonly roles: readonly (Role | undefined)[]
  readonly row: Row
}

/** Where a table begins in a text: the start of its line of names, or -1. Looks at the first lines alone. */
export function findTable(text: string): number {
  return headOf(text)?.row.start ?? -1
}

/** Reads a table. Never throws; linear in the length of the text. */
export function readCsv(text: string, corrections: readonly Correction[] = []): Account {
  const head = headOf(text)
  const between = { reason: 'text around the table', isUnsure: false }
  if (!head) return account(text, { kind: 'csv', stretches: [], between, corrections })
  const stretches: (PaperStretch | LeftStretch)[] = [
    { ...extent(head.row), reason: 'the names of the columns', isUnsure: false },
  ]
  for (const row of rowsOf(text, head.row.end, head.separator)) {
    if (row.cells.every(cell => cell.trim() === '')) continue
    const { start, end } = row
    const read = fromValues(byRole(row.cells, head.roles))
    if (read) stretches.push({ start, end, ...read })
    else stretches.push({ start, end, reason: 'a row without a title', isUnsure: true })
  }
  return account(text, { kind: 'csv', stretches, between, corrections })
}

function extent({ start, end }: Stretch): Stretch {
  return { start, end }
}

function byRole(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
): ReadonlyMap<Role, readonly string[]> {
  const values = new Map<Role, string[]>()
  for (const [at, role] of roles.entries()) {
    const cell = cells[at]
    if (role === undefined || cell === undefined || cell.trim() === '') continue
    const known = values.get(role)
    if (known) known.push(cell)
    else values.set(role, [cell])
  }
  return values
}

/** Lines that may stand above the line of names, as some catalogues say there when and for what was asked. */
const mostAbove = 4
/** Such a line has many names: prose may hold a few words between commas. */
const fewestBelow = 5

/** The line of names: the first line of the text that parts into two names or more, a title among them. */
function headOf(text: string): Head | null {
  const first = text.search(/[^\s\ufeff]/)
  if (first < 0) return null
  // An empty name may begin the line, so a tab there is none of the space before it.
  const lineStart = Math.max(text.lastIndexOf('\n', first), text.lastIndexOf('\r', first)) + 1
  const marked = text.startsWith('\ufeff', lineStart) ? lineStart + 1 : lineStart
  // Excel's first line may say what parts the columns.
  const said = /sep=[,;\t][\t,; ]*(?:\r\n|[\r\n])/iy
  said.lastIndex = marked
  const start = said.test(text) ? said.lastIndex : marked
  const head = headAt(text, start, 2)
  let at = start
  for (let above = 0; !head && above < mostAbove; above++) {
    const next = /[\r\n]+/g
    next.lastIndex = at
    if (!next.test(text)) return null
    at = next.lastIndex
    const below = headAt(text, at, fewestBelow)
    if (below) return below
  }
  return head
}

/** The line of names at a place, where it has so many of which the meaning is known. */
function headAt(text: string, start: number, fewest: number): Head | null {
  for (const separator of separators) {
    const [row] = rowsOf(text.slice(0, start + 20_000), start, separator)
    if (!row || row.cells.length < 2 || row.cells.some(cell => cell.length > 120)) continue
    const roles = withTitle(row.cells, row.cells.map(roleOf))
    const known = new Set(roles.filter(role => role !== undefined))
    const named = row.cells.filter(cell => /^[\p{L}\p{N}\s_()./#&:-]*$/u.test(cell)).length
    if (known.has('title') && known.size >= fewest && named === row.cells.length)
      return { separator, roles, row }
  }
  return null
}

/** Databases that people make themselves call what a row is by its `Name`. */
function withTitle(
  cells: readonly string[],
  roles: readonly (Role | undefined)[],
): readonly (Role | undefined)[] {
  const count = roles.filter(role => role !== undefined).length
  if (roles.includes('title') || count < 2) return roles
  return roles.map((role, at) => (/^\s*name\s*$/i.test(cells[at] ?? '') ? 'title' : role))
}

/** The rows from a place on, empty lines left out. */
function* rowsOf(text: string, from: number, separator: Separator): Generator<Row, void> {
  const cells = new Cells(text, separator)
  let at = from
  while (at < text.length) {
    if (/[\r\n]/.test(text[at] ?? '')) {
      at++
      continue
    }
    const start = at
    const row: string[] = []
    for (;;) {
      const { value, end } = cells.at(at)
      row.push(value)
      at = end
      if (text[at] !== separator) break
      at++
    }
    yield { start, end: at, cells: row }
  }
}

interface Cell {
  readonly value: string
  readonly end: number
}

class Cells {
  readonly #text: string
  /** Where a value ends that is not in quotes. */
  readonly #ends: RegExp
  /** What follows the quote that closes a value. */
  readonly #closed: RegExp
  /** No quote before this place closes a value: nothing there is looked at twice. */
  #openUntil = 0

  constructor(text: string, separator: Separator) {
    const sign = separator === '\t' ? '\\t' : separator
    this.#text = text
    this.#ends = new RegExp(`[${sign}\\r\\n]`, 'g')
    this.#closed = new RegExp(`[ \\t]{0,4}(?=[${sign}\\r\\n]|$)`, 'y')
  }

  at(start: number): Cell {
    const opened = /[ ]{0,4}"/y
    opened.lastIndex = start
    const quoted = opened.test(this.#text) ? this.#quoted(opened.lastIndex) : null
    if (quoted) return quoted
    const end = this.#endFrom(start)
    return { value: this.#text.slice(start, end).trim(), end }
  }

  #endFrom(at: number): number {
    this.#ends.lastIndex = at
    return this.#ends.exec(this.#text)?.index ?? this.#text.length
  }

  /** A value in quotes, `""` for a quote within; null where no quote closes it. */
  #quoted(from: number): Cell | null {
    let at = Math.max(from, this.#openUntil)
    for (;;) {
      const close = this.#text.indexOf('"', at)
      if (close < 0 || close - from > longestValue) {
        this.#openUntil = Math.max(this.#openUntil, close < 0 ? this.#text.length : close)
        return null
      }
      this.#closed.lastIndex = close + 1
      if (this.#text[close + 1] === '"' && close + 1 > from) at = close + 2
      // A quote amid a value closes nothing: `an "exact" copy` within quotes that were not doubled.
      else if (!this.#closed.test(this.#text)) at = close + 1
      else {
        const value = this.#text.slice(from, close).replaceAll('""', '"').trim()
        return { value, end: this.#endFrom(close + 1) }
      }
    }
  }
}
