/**
 * What changes mean in words, for the undo toast, the menu and the history.
 */
import type { Change, FieldChanges } from './changes.ts'
import { isFilling } from './gaps.ts'
import { type Column, columnTitles, skipReasonTitles } from './paper.ts'

/**
 * The digits of a count, with thousands marked: `10,000`.
 *
 * By hand: asking for a locale's digits loads its data, which takes 10 ms the first time.
 */
export function digitsOf(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** `1 paper`, `3 papers`, `10,000 papers`. */
export function countOf(count: number, noun = 'paper'): string {
  return `${digitsOf(count)} ${noun}${count === 1 ? '' : 's'}`
}

/**
 * One short sentence for what an entry did: `Moved 3 papers to Done`.
 *
 * Said of changes, not of operations, so that a journal written by another
 * version, an undo and an import are all described by the same rule.
 */
export function describeChanges(changes: readonly Change[]): string {
  // One pass and no lists in between: an import or an undo may have a hundred thousand changes.
  let added = 0
  let removed = 0
  let starred = 0
  let unstarred = 0
  let pinned = 0
  let renewed = 0
  let ranked = 0
  let tagged = 0
  let noted = 0
  let prioritised = 0
  /** Fields that were not known before; NaN where anything else was changed. */
  let filledIn = 0
  const reasons = new Set<string>()
  const targets = new Set<Column>()
  for (const change of changes) {
    if (change.type === 'added') added++
    else if (change.type === 'removed') removed++
    else {
      const { column, isStarred, citeKey, rank, tags, note, priority, skipReason } = change.fields
      if (column) targets.add(column[1])
      if (isStarred?.[1] === true) starred++
      if (isStarred?.[1] === false) unstarred++
      if (citeKey?.[0] === null) pinned++
      else if (citeKey?.[1] != null) renewed++
      if (rank) ranked++
      if (tags) tagged++
      if (note) noted++
      if (priority) prioritised++
      if (!Number.isNaN(filledIn)) filledIn += fillingsIn(change.fields)
      if (skipReason?.[1]) reasons.add(skipReasonTitles[skipReason[1]].toLowerCase())
    }
  }
  const all = changes.length
  const count = countOf(all)
  if (all === 0) return `Changed ${count}`
  if (added === all) return `Added ${count}`
  if (removed === all) return `Removed ${count}`
  // Only an import does both: what it says of papers that are there already fills their gaps.
  if (added > 0 && removed === 0) return `Added ${countOf(added)}, filled gaps in ${countOf(all - added)}`
  if (added + removed > 0) return `Changed ${count}`
  const [target] = targets
  const why = reasons.size === 1 ? `: ${[...reasons].join()}` : ''
  if (target !== undefined)
    return targets.size === 1 ? `Moved ${count} to ${columnTitles[target]}${why}` : `Moved ${count}`
  if (reasons.size > 0) return `Gave a reason for ${count}${why}`
  if (starred === all) return `Starred ${count}`
  if (unstarred === all) return `Unstarred ${count}`
  if (pinned === all) return `Fixed the citation keys of ${count}`
  if (renewed === all) return `Made new citation keys for ${count}`
  if (tagged === all) return `Changed the tags of ${count}`
  if (noted === all) return `Changed the note of ${count}`
  if (prioritised === all) return `Changed the priority of ${count}`
  if (ranked === all) return `Rearranged ${count}`
  if (filledIn > 0) return `Filled in ${countOf(filledIn, 'field')} of ${count}`
  return added + removed + pinned + renewed + ranked === 0 ? `Edited ${count}` : `Changed ${count}`
}

/** How many fields an edit fills in; NaN where it does anything else. */
function fillingsIn(fields: FieldChanges): number {
  let count = 0
  for (const [name, values] of Object.entries(fields)) {
    const isOfVenue = fields.venue?.[0] === null && /^(?:type|year|month|day)$/.test(name)
    if (!isOfVenue && !isFilling(name, values)) return NaN
    count++
  }
  return count
}
