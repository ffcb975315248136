/**
 * What changes mean in words, for the undo toast, the menu and the history.
 */
import type { Change } from './changes.ts'
import { type Column, columnTitles } from './paper.ts'

/** `1 paper`, `3 papers`, with thousands marked: `10,000 papers`. */
export function countOf(count: number, noun = 'paper'): string {
  // Every single move is described; asking for a locale's digits takes longer than all the rest.
  const digits = count < 1000 ? String(count) : count.toLocaleString('en-US')
  return `${digits} ${noun}${count === 1 ? '' : 's'}`
}

/**
 * One short sentence for what an entry did: `Moved 3 papers to Done`.
 *
 * Said of changes, not of operations, so that a journal written by another
 * version, an undo and an import are all described by the same rule.
 */
export function describeChanges(changes: readonly Change[]): string {
  if (changes.length > 0 && changes.every(({ type }) => type === 'added'))
    return `Added ${countOf(changes.length)}`
  if (changes.length > 0 && changes.every(({ type }) => type === 'removed'))
    return `Removed ${countOf(changes.length)}`
  const edits = changes.filter(change => change.type === 'edited')
  if (edits.length !== changes.length) return `Changed ${countOf(changes.length)}`

  const count = countOf(edits.length)
  const moves = edits.flatMap(({ fields }) => (fields.column ? [fields.column[1]] : []))
  const targets = new Set<Column>(moves)
  const [target] = targets
  if (target !== undefined)
    return targets.size === 1 ? `Moved ${count} to ${columnTitles[target]}` : `Moved ${count}`
  if (edits.every(({ fields }) => fields.isStarred?.[1] === true)) return `Starred ${count}`
  if (edits.every(({ fields }) => fields.isStarred?.[1] === false)) return `Unstarred ${count}`
  if (edits.every(({ fields }) => fields.citeKey !== undefined)) return `Fixed the citation keys of ${count}`
  if (edits.every(({ fields }) => fields.rank !== undefined)) return `Rearranged ${count}`
  return `Changed ${count}`
}
