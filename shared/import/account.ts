/**
 * Where every line of a text went, for formats that are read by their own rules.
 *
 * A reader says which stretches of the text became papers and which it left,
 * and why; here stretches become lines. A line that holds several papers
 * belongs to each and counts once.
 */
import type { Draft } from '../library/paper.ts'
import type { Correction, ImportKind, LeftLine, ReadPaper, Reading } from './reading.ts'

/** From the first character of it to just after the last. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** A stretch that became a paper. */
export interface PaperStretch extends Stretch {
  readonly draft: Draft
  /** The citation key that the text gives it. */
  readonly citeKey?: string
}

/** A stretch that became none: furniture of the file, or something that may have been meant as a paper. */
export interface LeftStretch extends Stretch {
  readonly reason: string
  readonly isUnsure: boolean
}

export interface Understood {
  readonly kind: ImportKind
  /** In order, never overlapping. */
  readonly stretches: readonly (PaperStretch | LeftStretch)[]
  /** What lines are that belong to no stretch. */
  readonly between: Omit<LeftStretch, keyof Stretch>
  readonly corrections: readonly Correction[]
}

/** A reading of a text in lines. A paper of which a person said that a line is none is left out whole. */
export function account(text: string, { kind, stretches, between, corrections }: Understood): Reading {
  const papers: (ReadPaper & { readonly lines: number[] })[] = []
  const chrome: LeftLine[] = []
  const unsure: LeftLine[] = []
  const refused = new Set(corrections.filter(({ use }) => use === 'chrome').map(({ line }) => line))
  const building = new Map<number, number[]>()
  const lineOf = new Map<number, string>()
  let lineCount = 0
  let next = 0
  for (const { line, start, end, content } of linesOf(text)) {
    lineCount++
    while ((stretches[next]?.end ?? Infinity) <= start) next++
    const touching: number[] = []
    for (let at = next; (stretches[at]?.start ?? Infinity) < end; at++) touching.push(at)
    const inPapers = touching.filter(at => isPaper(stretches[at]))
    for (const at of inPapers) {
      const lines = building.get(at)
      if (lines) lines.push(line)
      else building.set(at, [line])
    }
    if (inPapers.length > 0) {
      if (refused.size > 0) lineOf.set(line, content)
      continue
    }
    const left = stretches[touching[0] ?? -1]
    const { reason, isUnsure } = left && !isPaper(left) ? left : between
    const isRefused = refused.has(line)
    const where = isUnsure && !isRefused ? unsure : chrome
    where.push({ line, text: content.slice(0, 300), reason: isRefused ? 'left out by you' : reason })
  }
  const leftOut = new Set<number>()
  const taken = new Set<number>()
  for (const [at, lines] of building) {
    const stretch = stretches[at]
    if (!stretch || !isPaper(stretch)) continue
    const { draft, citeKey } = stretch
    if (lines.some(line => refused.has(line))) for (const line of lines) leftOut.add(line)
    else {
      papers.push({ draft, lines, ...(citeKey !== undefined && { citeKey }) })
      if (refused.size > 0) for (const line of lines) taken.add(line)
    }
  }
  for (const line of leftOut)
    if (!taken.has(line))
      chrome.push({ line, text: (lineOf.get(line) ?? '').slice(0, 300), reason: 'left out by you' })
  if (leftOut.size > 0) chrome.sort((a, b) => a.line - b.line)
  return { kind, papers, chrome, unsure, lineCount }
}

function isPaper(stretch: PaperStretch | LeftStretch | undefined): stretch is PaperStretch {
  return stretch !== undefined && 'draft' in stretch
}

interface Line extends Stretch {
  /** Counted from 1, empty lines included. */
  readonly line: number
  readonly content: string
}

/** The non-empty lines; a line ends with any of `\n`, `\r\n`, `\r`. */
function* linesOf(text: string): Generator<Line, void> {
  const form = /[^\r\n]*(\r\n|[\r\n]|$)/gy
  for (let line = 1; form.lastIndex < text.length; line++) {
    const start = form.lastIndex
    const ending = form.exec(text)?.[1] ?? ''
    const end = form.lastIndex - ending.length
    const content = text.slice(start, end).trim()
    if (/[^\s\ufeff\u200b]/.test(content)) yield { line, start, end, content }
  }
}
