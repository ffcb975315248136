/**
 * arXiv's own text form: its mailings, and the `.abs` files of its archive.
 *
 * A paper is a head of labelled lines between `\\` marks, and below the second
 * mark its abstract; replacements in mailings have no abstract.
 */
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { type Line, linesOf } from './lines.ts'
import { bylineOf } from './people.ts'
import type { Correction } from './reading.ts'
import { classOf } from './tabular.ts'

const mark = /^\\\\(?:\s*\(|\s*$)/
const divider = /^[-%=]{10,}$/
const idLine = /^(?:Paper|arXiv)\s*(?:\(\*cross-listing\*\))?\s*:\s*(?:arXiv:)?\s*(\S+)/i
const labelForm = /^([A-Z][A-Za-z-]{1,20})(?:\s\([^)]*\))?:\s*(.*)$/

interface Building {
  readonly start: number
  end: number
  /** Which marks were met: in the head, in the abstract. */
  part: 'head' | 'abstract'
  readonly head: Map<string, string[]>
  /** The label that lines without one go on with. */
  last: string[]
  readonly abstract: string[]
}

/** Reads a mailing or an `.abs` file. Never throws; linear in the length of the text. */
export function readMailing(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  let building: Building | null = null
  const finish = () => {
    if (building && building.head.size > 0) stretches.push(toStretch(building))
    building = null
  }
  const lines = [...linesOf(text)]
  for (const [at, line] of lines.entries()) {
    if (divider.test(line.content)) finish()
    else if (mark.test(line.content)) building = atMark(building, line, finish, isHead(lines, at))
    else if (building) take(building, line)
  }
  finish()
  const between = { reason: 'text around the papers of the mailing', isUnsure: false }
  return account(text, { kind: 'arxiv', stretches, between, corrections })
}

/** Whether the lines below a mark are a head. */
function isHead(lines: readonly Line[], at: number): boolean {
  return lines
    .slice(at + 1, at + 3)
    .some(({ content }) => idLine.test(content) || /^(?:Title|From|Date)\b.*:/.test(content))
}

function begin({ start, end }: Line): Building {
  return { start, end, part: 'head', head: new Map(), last: [], abstract: [] }
}

function atMark(building: Building | null, line: Line, finish: () => void, isHead: boolean): Building | null {
  if (building) {
    building.end = line.end
    if (building.part === 'head' && building.head.size > 0 && !/^\\\\\s*\(/.test(line.content)) {
      building.part = 'abstract'
      return building
    }
    finish()
  }
  return isHead ? begin(line) : null
}

function take(building: Building, { content, end }: Line): void {
  building.end = end
  if (building.part === 'abstract') {
    building.abstract.push(content)
    return
  }
  const id = idLine.exec(content)?.[1]
  const [, label, value = ''] = labelForm.exec(content) ?? []
  const name = id === undefined ? label?.toLowerCase() : 'id'
  if (name === undefined) building.last.push(content)
  else {
    building.last = [id ?? value]
    if (!building.head.has(name)) building.head.set(name, building.last)
  }
  // What stands below an id says whether it is new, and nothing of the paper.
  if (id !== undefined) building.last = []
}

function toStretch({ start, end, head, abstract }: Building): PaperStretch | LeftStretch {
  const text = (name: string) => head.get(name)?.join(' ') ?? ''
  const draft = toDraft({
    isTex: true,
    title: text('title'),
    abstract: abstract.join(' '),
    authors: bylineOf(text('authors') || text('author')),
    ...firstDate([text('date')]),
    venue: text('journal-ref'),
    primaryClass: classOf(text('categories') || text('subj-class')),
    ids: [text('id'), ...text('doi').split(/[\s,;]+/)],
  })
  if (draft && text('title') !== '') return { start, end, draft }
  return { start, end, reason: 'an entry of the mailing without a title', isUnsure: true }
}
