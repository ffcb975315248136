/**
 * History: what was done, and what undo and redo would do next.
 *
 * It is a fold over the journal's entries in order (L7): what a person did or
 * imported is pushed and ends what could be redone; an undo or redo entry moves
 * one step between the two stacks; what a background source did is listed, but
 * never undone. Only the place of each entry is kept; its changes are read back from the
 * journal when they are needed.
 */
import type { Change, Source } from '../../shared/library/changes.ts'
import { changedId } from '../../shared/library/changes.ts'
import { describeChanges } from '../../shared/library/describe.ts'
import { isSame } from '../../shared/library/difference.ts'
import type { PapersView } from '../../shared/library/operations.ts'
import type { Entry } from './formats/v1.ts'
import type { LinePlace } from './journal.ts'
import { Overlay } from './papers.ts'

/** One entry as history keeps it: not its changes, but where they can be read. */
export interface Step {
  readonly seq: number
  readonly at: number
  readonly source: Exclude<Source, Direction>
  readonly place: LinePlace
  /** What it did, in the person's words. */
  readonly label: string
  /** How many papers it touched. */
  readonly papers: number
  /** Whether its changes hold, or were taken back. */
  readonly state: 'done' | 'undone'
}

export type Direction = Extract<Source, 'undo' | 'redo'>

interface KeptStep extends Step {
  state: Step['state']
  /** What it took back by going back in history, the newest first. */
  readonly covered: readonly KeptStep[]
}

export class History {
  /** Every step but undo and redo themselves, by rising seq. */
  #all: KeptStep[] = []
  #done: KeptStep[] = []
  #undone: KeptStep[] = []

  /** Takes in the next entry; answers its label, which for an undo or redo is that of the step it was about. */
  record(entry: Entry, place: LinePlace): string {
    const { seq, at, source, of, changes } = entry
    const label = entry.label ?? describeChanges(changes)
    if (source === 'undo') {
      const taken = move(of, this.#done, this.#undone)
      for (const step of taken) turn(step, 'undone')
      return taken[0]?.label ?? label
    }
    if (source === 'redo') {
      const [step] = move(of, this.#undone, this.#done)
      if (step) turn(step, 'done')
      return step?.label ?? label
    }
    const covered = of === null ? [] : this.#holdingAfter(of)
    for (const step of covered) turn(step, 'undone')
    const step: KeptStep = {
      seq,
      at,
      source,
      place,
      label,
      papers: touched(changes),
      state: 'done',
      covered,
    }
    this.#all.push(step)
    if (!isByPerson(step)) return label
    this.#done.push(step)
    this.#undone = []
    return label
  }

  /** The step that undo takes back, or redo makes again. */
  next(direction: Direction): Step | null {
    return this.#stack(direction).at(-1) ?? null
  }

  /** Lets go of the next step: it has no effect any more, or cannot be read back. */
  drop(direction: Direction): void {
    this.#stack(direction).pop()
  }

  /** The newest steps before an entry, the newest first. */
  before(seq: number, limit: number): readonly Step[] {
    const end = this.#all.findLastIndex(step => step.seq < seq) + 1
    return this.#all.slice(Math.max(0, end - limit), end).reverse()
  }

  /** The oldest step that is kept. */
  get oldest(): Step | null {
    return this.#all[0] ?? null
  }

  /**
   * What must be taken back, in this order, to come back to an entry: the steps of
   * a person after it that hold, and those that hold again once a later one is taken back.
   */
  after(seq: number): readonly Step[] {
    return this.#holdingAfter(seq)
  }

  /** The steps that going back took back; empty for any other entry. */
  coveredBy(seq: number): readonly Step[] {
    return this.#all.findLast(step => step.seq === seq)?.covered ?? []
  }

  /** Lets go of every step whose journal is no longer there. */
  forget(journals: ReadonlySet<string>): void {
    const isKept = ({ place }: Step) => !journals.has(place.journal)
    this.#all = this.#all.filter(isKept)
    this.#done = this.#done.filter(isKept)
    this.#undone = this.#undone.filter(isKept)
  }

  #holdingAfter(seq: number): KeptStep[] {
    const again = new Set<KeptStep>()
    const found: KeptStep[] = []
    for (let index = this.#all.length - 1; index >= 0; index--) {
      const step = this.#all[index]
      if (!step || step.seq <= seq) break
      if (!isByPerson(step) || (step.state === 'undone' && !again.has(step))) continue
      found.push(step)
      for (const one of step.covered) again.add(one)
    }
    return found
  }

  #stack(direction: Direction): KeptStep[] {
    return direction === 'undo' ? this.#done : this.#undone
  }
}

/** Whether undo concerns itself with a step; what a background source or an export did stays. */
export function isByPerson({ source }: Pick<Step, 'source'>): boolean {
  return source === 'user' || source === 'import'
}

/** How many papers changes are about: one each, but for papers that go and come again. */
function touched(changes: readonly Change[]): number {
  const areMixed =
    changes.some(({ type }) => type === 'removed') && changes.some(({ type }) => type === 'added')
  return areMixed ? new Set(changes.map(changedId)).size : changes.length
}

/** Moves a step to the other stack. Steps above it had no effect when it was taken, and fall away. Answers it and them. */
function move(seq: number | null, from: KeptStep[], to: KeptStep[]): readonly KeptStep[] {
  const index = from.findLastIndex(step => step.seq === seq)
  const taken = index < 0 ? [] : from.splice(index)
  if (taken[0]) to.push(taken[0])
  return taken
}

/** Notes whether a step holds. What it took back holds exactly when it does not. */
function turn(step: KeptStep, state: Step['state']): void {
  if (step.state === state) return
  step.state = state
  const order = state === 'done' ? step.covered : [...step.covered].reverse()
  for (const one of order) turn(one, state === 'done' ? 'undone' : 'done')
}

/**
 * As much of the given changes as still makes sense for the papers there are.
 *
 * A paper is never added twice and one that is gone is never edited. A field
 * that a background source has changed since keeps the newer value, and a
 * paper is removed as it is now, so that taking that back loses nothing.
 */
export function stillPossible(papers: PapersView, changes: readonly Change[]): Change[] {
  const seen = new Overlay(papers)
  return changes.flatMap(change => {
    const possible = possibleChange(seen, change)
    if (possible === null) return []
    seen.plan([possible])
    return [possible]
  })
}

function possibleChange(papers: PapersView, change: Change): Change | null {
  const present = papers.get(changedId(change))
  switch (change.type) {
    case 'added':
      return present ? null : change
    case 'removed':
      return present ? { type: 'removed', paper: present } : null
    case 'edited': {
      if (!present) return null
      const now: Readonly<Record<string, unknown>> = { ...present }
      const fields = Object.entries(change.fields).filter(([field, values]) =>
        isSame(now[field], (values as readonly unknown[])[0]),
      )
      if (fields.length === 0) return null
      return { type: 'edited', id: change.id, fields: Object.fromEntries(fields) }
    }
  }
}
