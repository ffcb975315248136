/**
 * What the window is shown of a reading that has been compared with the library.
 */
import type { Match } from '../../shared/import/match.ts'
import type { LeftLine, Reading } from '../../shared/import/reading.ts'
import {
  type Alike,
  type ImportPreview,
  type LeftLines,
  longestShown,
  matchKinds,
  type MatchKind,
  type Met,
  type PreviewPaper,
} from '../../shared/ipc/importing.ts'
import type { Draft, Paper, PaperId } from '../../shared/library/paper.ts'

/** Lines that are told at once. */
export const linesAtOnce = 200

/** The whole of a preview in figures. Rests after each paper. */
export function* previewInParts(
  token: number,
  name: string,
  { kind, papers, chrome, unsure, lineCount }: Reading,
  matches: readonly Match[],
): Generator<undefined, ImportPreview> {
  const kinds = new Uint8Array(matches.length)
  const firstLines = new Uint32Array(papers.length)
  for (let place = 0; place < matches.length; place++) {
    const match = matches[place]
    if (match) kinds[place] = matchKinds.indexOf(kindOf(match))
    firstLines[place] = papers[place]?.lines[0] ?? 0
    yield
  }
  return {
    token,
    name,
    kind,
    matches: kinds,
    firstLines,
    chrome: firstOf(chrome),
    unsure: firstOf(unsure),
    lineCount,
  }
}

function firstOf(lines: readonly LeftLine[]): LeftLines {
  return { count: lines.length, first: lines.slice(0, linesAtOnce) }
}

function kindOf(match: Match): MatchKind {
  return match.is === 'known' && Object.keys(match.gaps).length > 0 ? 'gaps' : match.is
}

/** One paper of a preview; undefined where there is none at that place. */
export function previewPaper(
  { papers }: Reading,
  matches: readonly Match[],
  place: number,
  paperOf: (id: PaperId) => Paper | undefined,
): PreviewPaper | undefined {
  const read = papers[place]
  const match = matches[place]
  if (!read || !match) return undefined
  const alike = (as: PaperId | number): Alike[] => {
    const paper = typeof as === 'number' ? undefined : paperOf(as)
    const other = typeof as === 'number' ? papers[as] : undefined
    if (paper) return [{ as, draft: shown(draftOf(paper)), citeKey: paper.citeKey, met: metOf(paper) }]
    return other ? [{ as, draft: shown(other.draft), citeKey: other.citeKey ?? null, met: null }] : []
  }
  const told = (): PreviewPaper['match'] => {
    if (match.is === 'near') return { is: 'near', to: match.to.flatMap(alike) }
    if (match.is === 'new') return match
    const gaps = Object.keys(match.gaps)
    if (match.is === 'repeated') return { is: 'repeated', of: match.of, gaps }
    const paper = paperOf(match.id)
    return paper ? { is: 'known', met: metOf(paper), gaps } : { is: 'new' }
  }
  return {
    place,
    draft: shown(read.draft),
    citeKey: read.citeKey ?? null,
    column: read.column ?? null,
    lines: read.lines.slice(0, linesAtOnce),
    match: told(),
  }
}

function metOf({ id, title, column, addedAt, movedAt, skipReason = null }: Paper): Met {
  return { id, title, column, addedAt, movedAt, skipReason }
}

/** With its abstract, or the start of a very long one. */
function shown(draft: Draft): Draft {
  const { abstract } = draft
  return abstract.length <= longestShown
    ? draft
    : { ...draft, abstract: `${abstract.slice(0, longestShown)} …` }
}

/** What a reader decided, and what the library keeps for itself. */
export const decisions: ReadonlySet<string> = new Set<Exclude<keyof Paper, keyof Draft>>([
  ...(['id', 'column', 'rank', 'addedAt', 'movedAt', 'isStarred'] as const),
  ...(['tags', 'note', 'priority', 'skipReason', 'citeKey', 'origin'] as const),
])

/** What sources say of a paper. */
function draftOf(paper: Paper): Draft {
  return Object.fromEntries(Object.entries(paper).filter(([name]) => !decisions.has(name))) as Draft
}
