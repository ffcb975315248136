/**
 * Digests in labelled lines: `Title:`, `PDF:`, `Summary:`, and arXiv's lists as a browser copies them.
 *
 * A title begins a paper; labels add to it. Lines without a label go on with the
 * one before, or are what they look like: names, an id, an abstract.
 */
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { isByline, isName } from './chrome.ts'
import { toDraft } from './described.ts'
import { type Label, labelled } from './labels.ts'
import { type Line, linesOf } from './lines.ts'
import { plainMarkdown } from './markdown-text.ts'
import { readOwnLine } from './own-line.ts'
import { bylineOf } from './people.ts'
import { mannerOf } from './prose.ts'
import type { Correction } from './reading.ts'
import { firstDate } from './dates.ts'
import { classOf } from './tabular.ts'

/** Where a digest begins: at a title with a label, near which another label stands; or -1. */
export function findDigest(text: string): number {
  const titles =
    /^[ \t\ufeff]*(?:[-*•>]\s+)?(?:\*\*|__)?(?:paper )?title[ \t]*(?:\*\*|__)?[ \t]*[:：][ \t]*(?:\*\*|__)?[ \t]*\S/gim
  for (let count = 0, found = titles.exec(text); found && count < 20; found = titles.exec(text), count++) {
    const near = text.slice(found.index, found.index + 6_000).split(/\r\n|[\r\n]/)
    // A rule ends a paper, and the head of a document.
    const end = near.findIndex(line => /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,})\s*$/.test(line))
    if (end > 0) near.length = end
    if (near.slice(1).some(line => isTelling(line.trim()))) return found.index
  }
  return -1
}

/** Whether a label is one of a paper's; a date and a category stand at the head of any document. */
function isTelling(line: string): boolean {
  return /^(?:authors|abstract|id)$/.test(labelled(line)?.label ?? '') || /^subjects?\s*:/i.test(line)
}

interface Building {
  readonly start: number
  end: number
  lastLine: number
  readonly values: Map<Label, string[]>
  /** What lines without a label go on with. */
  last: Label
}

/** Lines above a title that can belong to it; more of them are a list of their own. */
const mostAbove = 5

interface Above {
  readonly line: Line
  readonly label: Label
  readonly value: string
}

const isDivider = (text: string) => !/[\p{L}\p{N}]/u.test(text)

/** Reads a digest. Never throws; linear in the length of the text. */
export function readDigest(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  let building: Building | null = null
  /** Ids and labels that stood directly above; they belong to the title that follows. */
  let above: Above[] = []
  const finish = () => {
    if (building) stretches.push(toStretch(building))
    building = null
  }
  for (const line of linesOf(text)) {
    const found = labelled(line.content)
    const isOwn = !found && readOwnLine(line.content) !== null
    if (building && (isDivider(line.content) || isOver(building, line, found?.label, isOwn))) finish()
    if (found && (building || found.label === 'title')) {
      building ??= begin(above[0]?.line ?? line)
      for (const { line: before, label, value } of above) add(building, before, label, value)
      above = []
      add(building, line, found.label, found.value)
    } else if (building && !isDivider(line.content)) goOn(building, line, isOwn)
    if (building || (!found && !isOwn)) above = []
    else
      above = [
        ...above.slice(-mostAbove),
        { line, label: found?.label ?? 'id', value: found?.value ?? line.content },
      ]
  }
  finish()
  const between = { reason: 'text around the papers', isUnsure: false }
  return account(text, { kind: 'digest', stretches, between, corrections })
}

function begin({ start, end, line }: Line): Building {
  return { start, end, lastLine: line, values: new Map(), last: 'other' }
}

function add(building: Building, { end, line }: Line, label: Label, value: string): void {
  building.end = end
  building.lastLine = line
  building.last = label
  if (value === '') return
  const values = building.values.get(label)
  if (values) values.push(value)
  else building.values.set(label, [value])
}

/** Whether a line begins something else: a second title, an id above one, or text behind a gap. */
function isOver(
  { values, lastLine, last }: Building,
  line: Line,
  label: Label | undefined,
  isOwn: boolean,
): boolean {
  const isAfterGap = line.line > lastLine + 1
  if (label === 'title') return values.has('title')
  const hasAbstract = values.has('abstract')
  if (label !== undefined) return isAfterGap && hasAbstract && values.has(label)
  // arXiv's lists number each paper before its title, whether or not they show abstracts.
  if (isOwn && /^\[\d+\]/.test(line.content)) return values.has('title')
  if (isOwn) return hasAbstract && isAfterGap
  if (!isAfterGap) return last === 'abstract' && /^\[\d+\]\s/.test(line.content)
  return hasAbstract || mannerOf(line.content) === 'short'
}

/** A line without a label, directly below what it may go on with or behind a gap. */
function goOn(building: Building, line: Line, isOwn: boolean): void {
  const { values, last } = building
  const text = line.content
  if (isOwn) add(building, line, 'id', text)
  else if (last === 'abstract') add(building, line, 'abstract', text)
  else if (
    !values.has('authors') &&
    (isByline(text) || (last === 'title' && isName(text.replace(/\s*\([^()]*\)/g, ''))))
  )
    add(building, line, 'authors', text)
  else if (!values.has('abstract') && mannerOf(text) !== 'short' && last !== 'title')
    add(building, line, 'abstract', text)
  else if (!values.has('abstract') && mannerOf(text) === 'abstract') add(building, line, 'abstract', text)
  else add(building, line, last, text)
}

function toStretch({ start, end, values }: Building): PaperStretch | LeftStretch {
  const text = (label: Label) => plainMarkdown((values.get(label) ?? []).join(' '))
  const ids = values.get('id') ?? []
  const own = ids.map(id => readOwnLine(id))
  const draft = toDraft({
    title: text('title'),
    abstract: text('abstract'),
    authors: bylineOf(text('authors')),
    ...firstDate(values.get('date') ?? []),
    venue: text('venue'),
    primaryClass:
      own.find(line => line?.primaryClass)?.primaryClass ?? classOf((values.get('class') ?? []).join(' ')),
    keywords: text('keywords').split(/[,;]/),
    ids: [...own.flatMap(line => line?.arxivId ?? line?.doi ?? []), ...ids.flatMap(urlsIn)],
  })
  if (draft && (values.has('abstract') || values.has('authors') || values.has('id')))
    return { start, end, draft }
  return {
    start,
    end,
    reason: draft ? 'a title by its label, but nothing else' : 'a label, but no title',
    isUnsure: true,
  }
}

/** An id or an address, alone or in a Markdown link. */
export function urlsIn(text: string): string[] {
  const links = [...text.matchAll(/https?:\/\/[^\s<>()[\]"']+(?:\([^\s()]*\)[^\s<>()[\]"']*){0,20}/g)].map(
    ([url]) => url.replace(/[.,;:]+$/, ''),
  )
  return links.length > 0 ? links : [text]
}
