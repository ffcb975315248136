/**
 * Whether an import that was planned some time ago would be planned like this now.
 *
 * Meanwhile somebody may have added one of its papers, put others below the place that its papers
 * were to have, changed a paper whose gaps it fills, or given one a citation key that it brings.
 * Papers that have gone since are no reason: at the time of the plan they were there.
 */
import { type Change, changedId } from '../../shared/library/changes.ts'
import { changesBetween } from '../../shared/library/difference.ts'
import type { PapersView } from '../../shared/library/operations.ts'
import type { Column, Paper, PaperId } from '../../shared/library/paper.ts'

/**
 * Answers that a step at a time; the caller may rest wherever it yields.
 *
 * @param seen the papers that it edits, as they were when that was planned
 */
export function* isStillPlanned(
  papers: PapersView,
  changes: readonly Change[],
  seen: ReadonlyMap<PaperId, Paper>,
): Generator<undefined, boolean> {
  const keys = new Set<string>()
  const columns = new Set<Column>()
  for (const change of changes) {
    const id = changedId(change)
    if (change.type === 'added') {
      const { column, rank } = change.paper
      // The first of a column has the lowest rank: all that is there has to stay above it.
      if (papers.has(id) || (!columns.has(column) && papers.ends(column).bottom >= rank)) return false
      columns.add(column)
    } else if (!isAsSeen(seen.get(id), papers.get(id))) return false
    const key = keyGiven(change)
    if (key !== null) keys.add(key.toLowerCase())
    yield
  }
  if (keys.size === 0) return true
  for (const { citeKey } of papers.all()) {
    if (citeKey !== null && keys.has(citeKey.toLowerCase())) return false
    yield
  }
  return true
}

function keyGiven(change: Change): string | null {
  if (change.type === 'edited') return change.fields.citeKey?.[1] ?? null
  return change.paper.citeKey
}

/** Whether a paper is what it was but for decisions, which no filling of gaps depends on. */
function isAsSeen(seen: Paper | undefined, now: Paper | undefined): boolean {
  return (
    now !== undefined &&
    changesBetween(seen, now).every(
      change => change.type === 'edited' && Object.keys(change.fields).every(field => decisions.has(field)),
    )
  )
}

const decisions: ReadonlySet<string> = new Set([
  'column',
  'rank',
  'movedAt',
  'skipReason',
  'priority',
  'isStarred',
])
