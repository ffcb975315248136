/**
 * The oracle for a library whose every entry was seen: what may be found after a crash.
 *
 * What was answered by then must be there. Entries that were on their way may
 * be there or not, each by itself, in their order. Nothing else may be.
 */
import { applyChanges, type Change, changedId } from '../../shared/library/changes.ts'
import { isSame } from '../../shared/library/difference.ts'
import { fieldOf, type Paper, type PaperId } from '../../shared/library/paper.ts'
import type { Applied } from '../../electron/library/library.ts'

type PapersById = ReadonlyMap<PaperId, Paper>
export type Verdict = 'good' | 'lost' | 'invented'

/** More requests than ever wait at once in the torture. */
const inFlight = 6

export class Timeline {
  /** The seq that the first state belongs to. */
  readonly #firstSeq: number
  readonly #states: Map<PaperId, Paper>[]
  readonly #texts: string[]
  readonly #changes: (readonly Change[])[] = []
  /** For each answered entry: the length of the disk's log at that moment. */
  readonly #answeredAt: number[] = []

  constructor(seq = 0, papers: PapersById = new Map()) {
    this.#firstSeq = seq
    this.#states = [new Map(papers)]
    this.#texts = [textOf(papers)]
  }

  /** How many entries were answered. */
  get length(): number {
    return this.#answeredAt.length
  }

  /** The last entry's seq. */
  get lastSeq(): number {
    return this.#firstSeq + this.#changes.length
  }

  /** Takes in the next entry as the library told it; false where its seq is not the next, or it does not fit what is there. */
  add({ seq, changes }: Applied, at: number): boolean {
    if (seq !== this.lastSeq + 1 || !fits(changes, this.#states.at(-1) ?? new Map())) return false
    const state = new Map(this.#states.at(-1))
    applyChanges(state, changes)
    this.#states.push(state)
    this.#texts.push(textOf(state))
    this.#changes.push(changes)
    this.#answeredAt.push(at)
    return true
  }

  /** Whether an entry was told before it was answered, as every entry is. */
  knows({ seq }: Applied): boolean {
    return seq > this.#firstSeq && seq <= this.lastSeq
  }

  /** The last seq that was answered when the log had this length. */
  answeredBy(at: number): number {
    let count = this.#answeredAt.length
    while (count > 0 && (this.#answeredAt[count - 1] ?? 0) > at) count--
    return this.#firstSeq + count
  }

  /** What may be said of papers found after a crash at this point of the log. */
  judge(papers: PapersById, at = Infinity): Verdict {
    const answered = this.answeredBy(at) - this.#firstSeq
    const found = textOf(papers)
    const last = Math.min(answered + inFlight, this.#changes.length)
    for (let index = answered; index <= last; index++) if (this.#texts[index] === found) return 'good'
    if (this.#isSomeOf(found, answered, last)) return 'good'
    return this.#texts.slice(0, answered).includes(found) || this.#isOlder(papers, answered)
      ? 'lost'
      : 'invented'
  }

  /** Whether papers are exactly those after an entry. */
  isStateOf(seq: number, papers: PapersById): boolean {
    return this.#texts[seq - this.#firstSeq] === textOf(papers)
  }

  /** What a library that lost just these entries would hold. */
  without(lost: ReadonlySet<number>): Map<PaperId, Paper> {
    const papers = new Map(this.#states[0])
    for (const [index, changes] of this.#changes.entries())
      if (!lost.has(this.#firstSeq + index + 1)) applyChanges(papers, changes)
    return papers
  }

  /** Whether some of the entries on their way, and all before, give what was found. */
  #isSomeOf(found: string, answered: number, last: number): boolean {
    const open = this.#changes.slice(answered, last)
    for (let chosen = 0; chosen < 1 << open.length; chosen++) {
      const papers = new Map(this.#states[answered])
      for (const [bit, changes] of open.entries()) if (chosen & (1 << bit)) applyChanges(papers, changes)
      if (textOf(papers) === found) return true
    }
    return false
  }

  /** Whether every paper found is one that was there at some time. */
  #isOlder(papers: PapersById, answered: number): boolean {
    const known = new Set(
      this.#states
        .slice(0, answered + 1)
        .flatMap(state => [...state.values()].map(one => JSON.stringify(one))),
    )
    return [...papers.values()].every(one => known.has(JSON.stringify(one)))
  }
}

/** Whether changes say of the papers before them what they were: none comes twice, and none is edited that is not there. */
function fits(changes: readonly Change[], before: PapersById): boolean {
  const papers = new Map(before)
  return changes.every(change => {
    const present = papers.get(changedId(change))
    applyChanges(papers, [change])
    if (change.type === 'added') return !present
    if (change.type === 'removed') return present !== undefined
    return (
      present !== undefined &&
      Object.entries(change.fields).every(([field, values]) =>
        isSame(fieldOf(present, field), (values as readonly unknown[])[0]),
      )
    )
  })
}

/** One text for each state of a library, whatever order its papers were read in. */
export function textOf(papers: PapersById): string {
  return [...papers.values()]
    .map(one => JSON.stringify(one))
    .sort()
    .join('\n')
}
