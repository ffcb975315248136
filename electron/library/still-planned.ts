/**
 * Whether an import that was planned some time ago would be planned like this now.
 *
 * Meanwhile somebody may have added one of its papers, put others below the place that its papers
 * were to have, changed a paper whose gaps it fills, or given one a citation key that it brings.
 * Papers that have gone since are no reason: at the time of the plan they were there. It is asked
 * of what was done meanwhile, which is little, and not of the library.
 */
import { type Change, changedId } from '../../shared/library/changes.ts'
import type { PapersView } from '../../shared/library/operations.ts'
import type { Column, PaperId } from '../../shared/library/paper.ts'

/** What a plan would not be the same without. */
export class Premises {
  /** The papers that it adds. */
  readonly #added = new Set<PaperId>()
  /** The papers that it edits. */
  readonly #edited = new Set<PaperId>()
  /** The citation keys that it gives, in small letters. */
  readonly #keys = new Set<string>()
  /** The rank of its first paper in each column, which is the lowest: all others have to stay above it. */
  readonly #ranks = new Map<Column, number>()

  /** Takes in a change that was planned, in the order of the plan. */
  add(change: Change): void {
    const key = keyGiven(change)
    if (key !== null) this.#keys.add(key.toLowerCase())
    if (change.type !== 'added') this.#edited.add(changedId(change))
    else {
      const { id, column, rank } = change.paper
      this.#added.add(id)
      if (!this.#ranks.has(column)) this.#ranks.set(column, rank)
    }
  }

  /**
   * Whether they still hold, a step at a time; the caller may rest wherever it yields.
   *
   * @param meanwhile the changes of each entry since planning began: one that a part of the
   *   plan has seen already is a reason all the same
   */
  *hold(papers: PapersView, meanwhile: Iterable<readonly Change[]>): Generator<undefined, boolean> {
    for (const [column, rank] of this.#ranks) if (papers.ends(column).bottom >= rank) return false
    for (const changes of meanwhile)
      for (const change of changes) {
        if (this.#isTouched(change)) return false
        yield
      }
    return true
  }

  #isTouched(change: Change): boolean {
    const id = changedId(change)
    const key = keyGiven(change)?.toLowerCase()
    return (
      this.#added.has(id) ||
      (this.#edited.has(id) && !isDecision(change)) ||
      (key !== undefined && this.#keys.has(key))
    )
  }
}

function keyGiven(change: Change): string | null {
  if (change.type === 'edited') return change.fields.citeKey?.[1] ?? null
  return change.type === 'added' ? change.paper.citeKey : null
}

/** Whether a paper is what it was but for what no filling of gaps depends on. */
function isDecision(change: Change): boolean {
  return change.type === 'edited' && Object.keys(change.fields).every(field => decisions.has(field))
}

const decisions: ReadonlySet<string> = new Set([
  'column',
  'rank',
  'movedAt',
  'skipReason',
  'priority',
  'isStarred',
])
