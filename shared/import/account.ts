/**
 * Where every line of a text went, for formats that are read by their own rules.
 *
 * A reader says which stretches of the text became papers and which it left,
 * and why; here stretches become lines. A line that holds several papers
 * belongs to each and counts once.
 */
import { draft as draftOf } from '../library/paper.ts'
import { Lines } from './lines.ts'
import type { Correction, ImportKind, LeftLine, LineUse, ReadPaper, Reading } from './reading.ts'

/** From the first character of it to just after the last. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A stretch that became a paper. */
export interface PaperStretch extends Stretch, Omit<ReadPaper, 'lines'> {}

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

/** Whole lines that belong to no record; they may be text of another kind. */
export interface LooseLines extends Stretch {
  /** The number of its first line, counted from 1. */
  readonly line: number
}

/** A reading of one kind that knows which lines it has passed over. */
export interface Account extends Reading {
  readonly loose: readonly LooseLines[]
}

/**
 * A reading of a text in lines. A paper of which a person said that a line is none is left out whole; a line
 * that became no paper, and of which they said that it is a title, becomes one.
 */
export function account(text: string, { kind, stretches, between, corrections }: Understood): Account {
  const papers: Building[] = []
  const chrome: LeftLine[] = []
  const unsure: LeftLine[] = []
  const loose: (LooseLines & { end: number })[] = []
  const uses = new Map(corrections.map(({ line, use }) => [line, use]))
  const linesOfStretch: (number[] | undefined)[] = []
  const lineOf = new Map<number, string>()
  const said = new Said()
  const lines = new Lines(text)
  let lineCount = 0
  let next = 0
  let isLoose = false
  /** Where lines are of one paper and of nothing else, and the numbers of those so far. */
  let within: Stretch | null = null
  let linesWithin: number[] = []
  while (lines.next()) {
    const { line, start, end } = lines
    lineCount++
    if (within !== null && start >= within.start && end <= within.end) {
      linesWithin.push(line)
      isLoose = false
      continue
    }
    while (next < stretches.length && (stretches[next] as Stretch).end <= start) next++
    let isInPaper = false
    let isTouched = false
    for (let at = next; at < stretches.length; at++) {
      const stretch = stretches[at] as PaperStretch | LeftStretch
      if (stretch.start >= end) break
      isTouched = true
      if (!isPaper(stretch)) continue
      isInPaper = true
      const ofPaper = linesOfStretch[at]
      if (ofPaper) ofPaper.push(line)
      else linesOfStretch[at] = [line]
    }
    const wasLoose = isLoose
    isLoose = !isTouched
    if (isInPaper) {
      if (uses.size > 0) lineOf.set(line, lines.content)
      else {
        // Most lines stand between two others of one paper.
        const first = stretches[next]
        within = first && isPaper(first) ? first : null
        linesWithin = linesOfStretch[next] ?? []
      }
      continue
    }
    const { content } = lines
    const use = uses.get(line)
    if (use !== undefined && use !== 'chrome' && said.take(line, content, use)) {
      isLoose = false // nobody else is to read it once more, with the lines around it
      continue
    }
    const last = loose.at(-1)
    if (isLoose && wasLoose && last) last.end = end
    else if (isLoose) loose.push({ line, start, end })
    const { reason, isUnsure } = leftIn(stretches, next, end) ?? between
    const where = isUnsure && use !== 'chrome' ? unsure : chrome
    where.push({ line, text: content.slice(0, 300), reason: use === 'chrome' ? leftOutReason : reason })
  }
  const leftOut = new Set<number>()
  const taken = new Set<number>()
  for (let at = 0; at < linesOfStretch.length; at++) {
    const ofPaper = linesOfStretch[at]
    const stretch = stretches[at]
    if (!ofPaper || !stretch || !isPaper(stretch)) continue
    const { draft, citeKey, column } = stretch
    if (uses.size > 0 && ofPaper.some(line => uses.get(line) === 'chrome'))
      for (const line of ofPaper) leftOut.add(line)
    else {
      const paper: Building = { draft, lines: ofPaper }
      if (citeKey !== undefined) paper.citeKey = citeKey
      if (column !== undefined) paper.column = column
      papers.push(paper)
      if (uses.size > 0) for (const line of ofPaper) taken.add(line)
    }
  }
  for (const line of leftOut)
    if (!taken.has(line))
      chrome.push({ line, text: (lineOf.get(line) ?? '').slice(0, 300), reason: leftOutReason })
  if (leftOut.size > 0) chrome.sort((a, b) => a.line - b.line)
  if (said.papers.length > 0) {
    for (const paper of said.papers) papers.push(paper)
    papers.sort((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
  }
  return { kind, papers, chrome, unsure, lineCount, loose }
}

const leftOutReason = 'left out by you'

type Building = { -readonly [Field in keyof ReadPaper]: ReadPaper[Field] } & { readonly lines: number[] }

/** Papers of lines that a person called titles, each with the lines below it that they called its abstract. */
class Said {
  readonly papers: Building[] = []

  /** Takes a line; not a title without a sign that can be read, nor an abstract above which no title was named. */
  take(line: number, text: string, use: Exclude<LineUse, 'chrome'>): boolean {
    const last = this.papers.at(-1)
    if (use === 'title') {
      const draft = draftOf({ title: text })
      if (draft.title === '') return false
      this.papers.push({ draft, lines: [line] })
    } else if (last) {
      const abstract = `${last.draft.abstract} ${text}`.trim()
      this.papers[this.papers.length - 1] = {
        draft: { ...last.draft, abstract },
        lines: [...last.lines, line],
      }
    }
    return use === 'title' || last !== undefined
  }
}

/** The stretch that says what a line is which is in no paper: the first that is unsure, or the first. */
function leftIn(stretches: Understood['stretches'], from: number, end: number): LeftStretch | undefined {
  let first: LeftStretch | undefined
  for (let at = from; (stretches[at]?.start ?? Infinity) < end; at++) {
    const stretch = stretches[at]
    if (!stretch || isPaper(stretch)) continue
    if (stretch.isUnsure) return stretch
    first ??= stretch
  }
  return first
}

function isPaper(stretch: PaperStretch | LeftStretch | undefined): stretch is PaperStretch {
  return stretch !== undefined && 'draft' in stretch
}
