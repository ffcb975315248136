/**
 * From lines to blocks: what one title, one paragraph or one piece of furniture is made of.
 *
 * Most pages keep a paragraph on one line. Text from a mail or a terminal is
 * wrapped near a fixed column instead; there, a line is continued by the next
 * one where the next word would not have fitted any more.
 */
import { chromeReason } from './chrome.ts'
import type { Correction, LineUse } from './reading.ts'

export interface Block {
  /** Counted from 1, empty lines included. */
  readonly lines: readonly number[]
  /** The lines as they are, white space at their ends aside; as many as `lines`. */
  readonly texts: readonly string[]
  /** The lines joined; TeX and tabs are still there. */
  readonly text: string
  /** What a person said it is. */
  readonly use: LineUse | null
}

interface Line {
  readonly number: number
  readonly text: string
  readonly use: LineUse | null
  readonly isAfterGap: boolean
}

/** Lines this long or shorter may be wrapped; browsers' paragraphs are longer. */
const widestWrap = 120
/** Narrower columns are lists and menus, not wrapped prose. */
const narrowestWrap = 50

/** The non-empty lines of a text as blocks, in order; each line is in exactly one. */
export function readBlocks(text: string, corrections: readonly Correction[]): readonly Block[] {
  const lines = readLines(text, corrections)
  const runs = runsOf(lines)
  const width = wrapWidth(lines)
  const hasGaps = runs.length >= 4
  const blocks = runs.flatMap((run, place) => {
    const mayBeWrapped = run.length >= 4 && run.every(line => line.text.length <= widestWrap)
    const isBelowTitle = runs[place - 1]?.length === 1
    const ownWidth = mayBeWrapped ? wrapWidth(run) : null
    return blocksOf(run, ownWidth ?? width, hasGaps ? (isBelowTitle ? 1 : 2) : Infinity)
  })
  return blocks.flatMap(block =>
    block.length < shortestSplit ? toBlock(block) : splitTitles(block).map(toBlock),
  )
}

function toBlock(block: readonly Line[]): Block {
  const [only] = block
  if (only && block.length === 1)
    return { lines: [only.number], texts: [only.text], text: only.text, use: only.use }
  return {
    lines: block.map(({ number }) => number),
    texts: block.map(({ text }) => text),
    text: joined(block),
    use: only?.use ?? null,
  }
}

const unseen = /[\ufeff\u200b]/

function readLines(text: string, corrections: readonly Correction[]): readonly Line[] {
  const uses = new Map(corrections.map(({ line, use }) => [line, use]))
  const lines: Line[] = []
  let isAfterGap = true
  let number = 0
  for (const raw of text.split(/\r\n|[\r\n]/)) {
    number++
    const visible = (unseen.test(raw) ? raw.replace(/[\ufeff\u200b]/g, '') : raw).trim()
    if (visible !== '') lines.push({ number, text: visible, use: uses.get(number) ?? null, isAfterGap })
    isAfterGap = visible === ''
  }
  return lines
}

/**
 * The column at which the text is wrapped, or null where it is not: most lines
 * that another one follows directly are nearly as long as the longest.
 */
function wrapWidth(lines: readonly Line[]): number | null {
  const followed = lines.filter(
    ({ text }, index) => /\s/.test(text) && lines[index + 1]?.isAfterGap === false,
  )
  const lengths = followed.map(({ text }) => text.length).sort((a, b) => a - b)
  const width = lengths.at(Math.floor(lengths.length * 0.98)) ?? 0
  if (lengths.length < 3 || width > widestWrap || width < narrowestWrap) return null
  const full = lengths.filter(length => length > width - 16).length
  return full >= lengths.length * 0.5 ? width : null
}

/** Lines that follow each other without an empty one between. */
function runsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const runs: Line[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && !line.isAfterGap) run.push(line)
    else runs.push([line])
  }
  return runs
}

/**
 * Parts a run. From its line `proseFrom` on (counted from 0) lines go together until a sentence ends, full or
 * not: in a text with gaps a run is one paragraph, perhaps with its title on the first line.
 */
function blocksOf(run: readonly Line[], width: number | null, proseFrom: number): Line[][] {
  const blocks: Line[][] = []
  for (const [place, line] of run.entries()) {
    const block = blocks.at(-1)
    const last = block?.at(-1)
    const isProse = place >= proseFrom && last !== undefined && isAmidProse(last.text, line.text, place === 1)
    if (block && last && continues(last, line, width, isProse)) block.push(line)
    else blocks.push([line])
  }
  return blocks
}

function isAmidProse(last: string, next: string, isFirst: boolean): boolean {
  const isSentenceOver = /[.!?:]["')\]]*$/.test(last)
  const mayBeTitle = isFirst && capitals(last) >= 0.5
  return !isSentenceOver && !mayBeTitle && chromeReason(last) === null && chromeReason(next) === null
}

/** Whether the next line goes on: the next word would not have fitted, or it starts small where lines are wrapped. */
function continues(last: Line, next: Line, width: number | null, isProse: boolean): boolean {
  if (last.use !== next.use || width === null || last.text.length > widestWrap) return false
  const [firstWord = ''] = next.text.split(/\s/, 1)
  return isProse || /^\p{Ll}/u.test(next.text) || last.text.length + 1 + firstWord.length > width
}

/** Lines of a block that may hold a title among its paragraphs. */
const shortestSplit = 4

/**
 * Where lines are wrapped and no gaps stand between paragraphs, a line may be full by chance and a
 * title taken for part of a paragraph. One or two lines with the capitals of a title part from it,
 * where a sentence ends before them and another begins after them.
 */
function splitTitles(block: Line[]): Line[][] {
  const parts: Line[][] = []
  let begun = 0
  for (let start = 0; start < block.length; start++) {
    const length = titleLength(block, start)
    if (length === 0) continue
    if (start > begun) parts.push(block.slice(begun, start))
    parts.push(block.slice(start, start + length))
    begun = start + length
    start = begun - 1
  }
  if (begun < block.length) parts.push(block.slice(begun))
  return parts
}

/** How many lines from here on are a title: 0, 1 or 2. */
function titleLength(block: readonly Line[], start: number): number {
  const isAfterSentence = start === 0 || /[.!?)]$/.test(block[start - 1]?.text ?? '')
  if (!isAfterSentence) return 0
  const found = [1, 2].find(length => {
    const title = block.slice(start, start + length).map(({ text }) => text)
    const after = block.slice(start + length, start + length + 2).map(({ text }) => text)
    const isTitle = capitals(title.join(' ')) >= 0.7 && !/[.,;]$/.test(title.at(-1) ?? '')
    const isEnd = after.length === 0
    return isTitle && (isEnd || (/^[\p{Lu}\d]/u.test(after[0] ?? '') && capitals(after.join(' ')) < 0.5))
  })
  return found ?? 0
}

/** The share of words with a capital among those of four letters or more; 0 where there are too few to tell. */
function capitals(text: string): number {
  const words = text.match(/[\p{L}\p{N}]{4,}/gu) ?? []
  return words.length < 3 ? 0 : words.filter(word => /\p{Lu}/u.test(word)).length / words.length
}

/** A word divided at the end of a line keeps its hyphen: whether it belongs there is not ours to guess. */
function joined(block: readonly Line[]): string {
  return block
    .map(({ text }, place) => {
      const before = block[place - 1]?.text.slice(-2)
      return before === undefined || /^\p{L}-$/u.test(before) ? text : ` ${text}`
    })
    .join('')
}
