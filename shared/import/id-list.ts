/**
 * Lists of arXiv ids, DOIs and addresses of papers, with titles beside them or without.
 *
 * A paper of which only the id is known is called by it until its title is known.
 */
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { chromeReason } from './chrome.ts'
import { toDraft } from './described.ts'
import { identify, isPaperPage } from './ids.ts'
import { type Line, linesOf } from './lines.ts'
import { mannerOf } from './prose.ts'
import type { Correction } from './reading.ts'

/** Fewer ids together may belong to one paper of a listing: its page, its DOI. */
const shortestRun = 3

interface Entry {
  readonly line: Line
  readonly ids: readonly string[]
  /** What else stands in the line, or in the line above. */
  readonly title: string
  readonly above: Line | null
}

/** Where the first list of ids begins, or -1. */
export function findIds(text: string): number {
  return runsOf(text)[0]?.[0]?.line.start ?? -1
}

/** Reads the ids of a text. Never throws; linear in the length of the text. */
export function readIds(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  for (const run of runsOf(text))
    for (const { line, ids, title, above } of run) {
      const start = above?.start ?? line.start
      if (title !== '') stretches.push(...paper(start, line.end, ids, title))
      else for (const id of ids) stretches.push(...paper(start, line.end, [id], ''))
    }
  const between = { reason: 'text around the ids', isUnsure: false }
  return account(text, { kind: 'ids', stretches, between, corrections })
}

function paper(start: number, end: number, ids: readonly string[], title: string): PaperStretch[] {
  const draft = toDraft({ title, ids })
  return draft ? [{ start, end, draft }] : []
}

/** Lines that name papers and follow each other: three or more, or all that there is. */
function runsOf(text: string): readonly (readonly Entry[])[] {
  const runs: Entry[][] = []
  let run: Entry[] = []
  let others = 0
  let waiting: Line | null = null
  const finish = () => {
    if (run.length > 0) runs.push(run)
    run = []
  }
  for (const line of linesOf(text)) {
    const entry = entryOf(line, waiting)
    if (entry) run.push(entry)
    else {
      // A line above an id may be its title; two such lines are other text.
      if (waiting) {
        others++
        finish()
      }
    }
    waiting = entry ? null : line
  }
  if (waiting) others++
  finish()
  const count = runs.reduce((sum, { length }) => sum + length, 0)
  if (others === 0 || (others <= 2 && count >= shortestRun)) return runs
  return runs.filter(({ length }) => length >= shortestRun)
}

const mark = /^(?:\[\d{1,4}\]|\d{1,4}[.)]|[-*+•])\s+/

function entryOf(line: Line, above: Line | null): Entry | null {
  if (line.content.length > 600) return null
  const text = line.content.replace(mark, '')
  const parts = text
    .split(/[\s,;]+/)
    .map(part => part.replace(/(?<=\d)[:.)]+$/, ''))
    .filter(part => part !== '')
  const found = parts.filter(isPaper)
  if (found.length === 0) return null
  const titleAbove = above && above.line >= line.line - 2 && isTitle(above.content) ? above : null
  if (found.length === parts.length || isLabelled(parts, found)) {
    const title = found.length === 1 || sameParagraph(above, line) ? titleAbove : null
    return { line, ids: found, title: title?.content.replace(mark, '') ?? '', above: title }
  }
  const [first] = found
  const isAtEdge = first !== undefined && (parts[0] === first || parts.at(-1) === first)
  if (found.length > 1 || !isAtEdge) return null
  const bold = /\*\*(?=\S)(.{8,400}?)\*\*/.exec(text)?.[1]
  const title = (bold ?? text.replace(first, '')).replace(/^[\s,;:|()–—-]+|[\s,;:|(–—-]+$/g, '')
  return isTitle(title) ? { line, ids: found, title, above: null } : null
}

function sameParagraph(above: Line | null, line: Line): boolean {
  return above !== null && above.line === line.line - 1
}

/** `arXiv: 2206.07690`, `DOI 10.1000/x`, `2206.07690 [cs.LG]` */
function isLabelled(parts: readonly string[], found: readonly string[]): boolean {
  return (
    found.length === 1 &&
    parts.every(
      part => found.includes(part) || /^(?:arxiv|doi|id|url|link|pdf)?:?$|^[[(][\w.-]+[\])]$/i.test(part),
    )
  )
}

function isPaper(text: string): boolean {
  const found = identify(text)
  if (!found) return false
  return found.arxivId !== null || found.doi !== null || isPaperPage(text)
}

function isTitle(text: string): boolean {
  // `Please read these:` leads to what follows.
  if (text.length < 12 || /[:：]$/.test(text)) return false
  return hasWords(text) && mannerOf(text) === 'short' && chromeReason(text) === null
}

/** Whether three letters stand together, and somewhere behind them a space and another letter; each looked for once. */
function hasWords(text: string): boolean {
  const first = text.search(/\p{L}{3}/u)
  const space = first < 0 ? -1 : text.slice(first).search(/\s/)
  return space >= 0 && /\p{L}/u.test(text.slice(first + space))
}
