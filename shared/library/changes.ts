/**
 * Changes: what an operation did, written as data.
 *
 * Operations say what someone wanted; changes say what happened. The journal
 * keeps changes, so an old library replays the same under new code, and undo is
 * nothing more than the same changes read backwards. A change is absolute: it
 * holds the value before and after, never "toggle".
 */
import type { Paper, PaperFields, PaperId } from './paper.ts'

/** For each field that changed: the value before and the value after. */
export type FieldChanges = {
  readonly [F in keyof PaperFields]?: readonly [from: PaperFields[F], to: PaperFields[F]]
}

export type Change =
  | { readonly type: 'added'; readonly paper: Paper }
  | { readonly type: 'removed'; readonly paper: Paper }
  | { readonly type: 'edited'; readonly id: PaperId; readonly fields: FieldChanges }

/** Who asked for changes: only what a person did by hand or imported is undone. */
export const sources = ['user', 'import', 'source', 'export', 'undo', 'redo'] as const
export type Source = (typeof sources)[number]

/** The id of the paper that a change is about. */
export function changedId(change: Change): PaperId {
  return change.type === 'edited' ? change.id : change.paper.id
}

/** A paper with the new values of an edit; every other field stays as it is. */
export function edited(paper: Paper, fields: FieldChanges): Paper {
  const after: Record<string, unknown> = { ...paper }
  for (const field of Object.keys(fields)) {
    const to = (fields as Readonly<Record<string, readonly unknown[]>>)[field]?.[1]
    // Plain assignment is four times as fast as building another object, but means something else for this one name.
    if (field === '__proto__')
      Object.defineProperty(after, field, { value: to, enumerable: true, configurable: true, writable: true })
    else after[field] = to
  }
  return after as Paper
}

/**
 * Folds changes into a map of papers, in order.
 *
 * A change to a paper that is not there is passed over: after damage to the
 * journal the rest must still replay (L4).
 */
export function applyChanges(papers: Map<PaperId, Paper>, changes: readonly Change[]): void {
  for (const change of changes) {
    switch (change.type) {
      case 'added':
        papers.set(change.paper.id, change.paper)
        break
      case 'removed':
        papers.delete(change.paper.id)
        break
      case 'edited': {
        const paper = papers.get(change.id)
        if (paper) papers.set(change.id, edited(paper, change.fields))
        break
      }
    }
  }
}

/** The changes that take back the given ones. `invert(invert(c))` equals `c`. */
export function invert(changes: readonly Change[]): Change[] {
  return changes.map(inverted).reverse()
}

function inverted(change: Change): Change {
  switch (change.type) {
    case 'added':
      return { type: 'removed', paper: change.paper }
    case 'removed':
      return { type: 'added', paper: change.paper }
    case 'edited': {
      const fields = Object.entries(change.fields).map(([field, values]) => {
        const [from, to] = values as readonly [unknown, unknown]
        return [field, [to, from]]
      })
      return { type: 'edited', id: change.id, fields: Object.fromEntries(fields) as FieldChanges }
    }
  }
}
