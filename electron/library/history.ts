/**
 * History: what undo and redo would do next.
 *
 * It is a fold over the journal's entries in order (L7): what a person did or
 * imported is pushed and ends what could be redone; an undo or redo entry moves
 * one step between the two stacks; what a background source did is not part of
 * it. Only the place of each entry is kept; its changes are read back from the
 * journal when they are needed.
 */
import type { Change, Source } from '../../shared/library/changes.ts'
import { changedId } from '../../shared/library/changes.ts'
import { describeChanges } from '../../shared/library/describe.ts'
import type { PapersView } from '../../shared/library/operations.ts'
import type { Entry } from './formats/v1.ts'
import type { LinePlace } from './journal.ts'
import { Overlay } from './papers.ts'

/** One step that can be taken back or made again. */
export interface Step {
  readonly seq: number
  readonly place: LinePlace
  /** What it did, in the person's words. */
  readonly label: string
}

export type Direction = Extract<Source, 'undo' | 'redo'>

export class History {
  #done: Step[] = []
  #undone: Step[] = []

  /** Takes in the next entry. */
  record(entry: Entry, place: LinePlace): void {
    switch (entry.source) {
      case 'user':
      case 'import':
        this.#done.push({ seq: entry.seq, place, label: describeChanges(entry.changes) })
        this.#undone = []
        break
      case 'undo':
        move(entry.of, this.#done, this.#undone)
        break
      case 'redo':
        move(entry.of, this.#undone, this.#done)
        break
      case 'source':
      case 'export':
        break
    }
  }

  /** The step that undo takes back, or redo makes again. */
  next(direction: Direction): Step | null {
    return this.#stack(direction).at(-1) ?? null
  }

  /** Lets go of the next step: it has no effect any more, or cannot be read back. */
  drop(direction: Direction): void {
    this.#stack(direction).pop()
  }

  /** Lets go of every step whose journal is no longer there. */
  forget(journals: ReadonlySet<string>): void {
    const isKept = ({ place }: Step) => !journals.has(place.journal)
    this.#done = this.#done.filter(isKept)
    this.#undone = this.#undone.filter(isKept)
  }

  #stack(direction: Direction): Step[] {
    return direction === 'undo' ? this.#done : this.#undone
  }
}

/** Moves a step to the other stack. Steps above it had no effect when it was taken, and fall away. */
function move(seq: number | null, from: Step[], to: Step[]): void {
  const index = from.findLastIndex(step => step.seq === seq)
  const [step] = index < 0 ? [] : from.splice(index)
  if (step) to.push(step)
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

/** Values of a paper are plain JSON, so their text tells them apart; key order is kept by every edit. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
