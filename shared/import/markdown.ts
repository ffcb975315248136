/**
 * Markdown: tables and lists of papers, and headings with a paper's link below them.
 *
 * A table's columns are known by their names. In a list, an item with a link to a
 * paper is one; so is a heading or a bold line where such a link follows.
 */
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import { toDraft } from './described.ts'
import { identify, isPaperPage } from './ids.ts'
import { labelled } from './labels.ts'
import { type Line, linesOf } from './lines.ts'
import { type MarkdownLink, markdownLinks, plainMarkdown } from './markdown-text.ts'
import { isTableRule, readTable } from './markdown-table.ts'
import { bylineOf } from './people.ts'
import { isByline } from './chrome.ts'
import { mannerOf } from './prose.ts'
import type { Correction } from './reading.ts'

/** By what Markdown with papers is known: a link, or the rule below the names of a table's columns. */
export const markdownSign = /^.*\]\(<?https?:\/\/|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$/m

interface Unit {
  readonly is: 'head' | 'item'
  readonly lines: Line[]
  /** How far an item is indented; items within an item belong to it. */
  readonly indent: number
}

/** Reads Markdown. Never throws; linear in the length of the text. */
export function readMarkdown(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  const lines = [...linesOf(text)]
  let unit: Unit | null = null
  const finish = () => {
    const read = unit && toStretch(unit)
    if (read) stretches.push(read)
    unit = null
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    const next = lines[at + 1]
    if (!line) break
    if (next && isTableRule(next.content) && line.content.includes('|')) {
      finish()
      const table = readTable(lines, at)
      for (const stretch of table.stretches) stretches.push(stretch)
      at = table.end - 1
      continue
    }
    const begun = beginsUnit(text, line)
    const isInner = begun && unit?.is === 'item' && begun.is === 'item' && begun.indent > unit.indent
    const isDetail = begun?.is === 'item' && unit?.is === 'head' && labelled(line.content) !== null
    if (begun && !isInner && !isDetail) {
      finish()
      unit = { ...begun, lines: [line] }
    } else if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(line.content)) finish()
    else unit?.lines.push(line)
  }
  finish()
  const between = { reason: 'text around the papers', isUnsure: false }
  return account(text, { kind: 'markdown', stretches, between, corrections })
}

const item = /^(\s*)(?:[-*+•]|\d{1,4}[.)])\s+\S/
const boldLine = /^(?:\*\*|__)\S/

function beginsUnit(text: string, { start, end, content }: Line): Omit<Unit, 'lines'> | null {
  if (/^#{1,6}\s+\S/.test(content)) return { is: 'head', indent: 0 }
  const indent = item.exec(text.slice(start, end))?.[1]?.length
  if (indent !== undefined) return { is: 'item', indent }
  return boldLine.test(content) && labelled(content) === null ? { is: 'head', indent: 0 } : null
}

const generic =
  /^(?:\[?\s*(?:read )?(?:the )?(?:full )?(?:paper|pdf|arxiv|abs(?:tract)?|links?|html|here|url|doi|page|paper page|hugging ?face|hf|read more|more|code|github|project(?: page)?|website|preprint|source|openreview|acl anthology|video|slides|demo|\d+)\s*\]?|(?:arxiv:?\s*)?\d{4}\.\d{4,5}(?:v\d+)?|https?:\S+)$/i

function toStretch({ is, lines }: Unit): PaperStretch | null {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return null
  const headLength = is === 'head' ? headLines(lines) : 1
  const head = lines
    .slice(0, headLength)
    .map(({ content }) => content)
    .join(' ')
    .slice(0, 3_000)
  const all = lines
    .slice(0, 60)
    .map(({ content }) => content)
    .join('\n')
    .slice(0, 50_000)
  const links = markdownLinks(all).filter(({ url }) => isPaper(url))
  const bare = [...all.matchAll(/(?<![(<\w])https?:\/\/[^\s<>()[\]"']+/g)].map(([url]) => url).filter(isPaper)
  if (links.length === 0 && bare.length === 0) return null
  const title = titleOf(head, is, links)
  const body = bodyOf(lines.slice(headLength), is === 'item' ? behindTitle(head, title) : '')
  const draft = toDraft({
    title,
    abstract: body.abstract,
    authors: bylineOf(body.authors),
    ids: [...links.map(({ url }) => url), ...bare, ...markdownLinks(all).map(({ url }) => url)],
  })
  return draft ? { start: first.start, end: last.end, draft } : null
}

function isPaper(url: string): boolean {
  const found = identify(url)
  return found !== null && (found.arxivId !== null || found.doi !== null || isPaperPage(url))
}

/** A bold title may run over some lines, until its stars close; a heading until an empty line. */
function headLines(lines: readonly Line[]): number {
  const isBold = boldLine.test(lines[0]?.content ?? '')
  let length = 1
  while (length < Math.min(lines.length, 4)) {
    const [before, next] = [lines[length - 1], lines[length]]
    if (!before || !next || next.line > before.line + 1 || next.content.includes('](')) break
    if (isBold && /(?:\*\*|__)\s*$/.test(before.content)) break
    length++
  }
  return length
}

const numbering =
  /^(?:#{1,6}\s+)?(?:[-*+•]\s+)?(?:\[[ xX]\]\s+)?(?:\*\*|__)?(?:\[?\d{1,4}[.)\]]\s+|\d{1,4}[.):]\s*)?/

function titleOf(head: string, is: Unit['is'], links: readonly MarkdownLink[]): string {
  const shown = plainMarkdown(head)
  const named = links.find(
    ({ text }) => !generic.test(text) && text.length >= 8 && shown.includes(text.slice(0, 20)),
  )
  if (named) return named.text.replace(/^\d{1,4}[.)]\s+/, '')
  const bold = is === 'item' ? /(?:\*\*|__)(?=\S)(.{8,400}?)(?:\*\*|__)/.exec(head)?.[1] : undefined
  const text = bold ?? head.replace(numbering, '')
  const before =
    is === 'item' && bold === undefined ? (text.split(/\s*(?:[[(<]*https?:|\[+[^\]]*\]+\()/)[0] ?? '') : text
  const plain = plainMarkdown(before.replace(/(?:\*\*|__)\s*$/, '')).replace(/\s*[-–—:|,([]+\s*$/, '')
  return generic.test(plain) ? '' : plain.replace(/^\d{1,4}[.)]\s+/, '')
}

/** What stands behind the title in an item's first line. */
function behindTitle(head: string, title: string): string {
  const plain = plainMarkdown(head)
  const at = title === '' ? -1 : plain.indexOf(title)
  const behind = at < 0 ? '' : plain.slice(at + title.length).replace(/^[\s\-–—:|,.)\]]+/, '')
  // `(arXiv:2206.07690)` is told as its id already.
  return behind.replace(
    /^(?:[([][^()[\]]{0,80}(?:\d{4}\.\d{4,5}|https?:)[^()[\]]{0,80}[)\]]|[\s\-–—:|,.])+/,
    '',
  )
}

/** The lines below a title: prose is its abstract, names are its authors, the rest is furniture. */
function bodyOf(
  lines: readonly Line[],
  behind: string,
): { readonly abstract: string; readonly authors: string } {
  const abstract: string[] = []
  let authors = ''
  // `Ann Roe, Bo Lim — what it is about`
  const [people = '', ...rest] = behind.split(/\s+[—–]\s+/)
  const said = rest.length > 0 && isByline(people) ? [people, rest.join(' — ')] : [behind]
  const texts = [...said.filter(text => text !== ''), ...lines.map(({ content }) => content)]
  let isAbstract = false
  for (const text of texts) {
    const found = labelled(text)
    if (found) isAbstract = found.label === 'abstract'
    const plain = plainMarkdown((found?.value ?? text).replace(/^(?:[-*+•>]\s+)+/, ''))
    if (found?.label === 'authors') authors ||= plain
    else if (found && !isAbstract) continue
    else if (authors === '' && isByline(plain)) authors = plain
    else if (isAbstract || abstract.length > 0 || plain.length > 40) abstract.push(plain)
  }
  const joined = abstract.join(' ').trim()
  return { abstract: mannerOf(joined) === 'short' ? '' : joined, authors }
}
