/**
 * Merging: brings another copy of a library into this one, paper by paper.
 *
 * For copies that sync programs lay beside the library when it was changed in
 * two places. Nothing is ever removed: a paper that only the copy has is added,
 * and of two decisions about one paper the newer one holds.
 */
import type { Change } from './changes.ts'
import { changesBetween, isSame } from './difference.ts'
import { IdentityIndex } from './identity.ts'
import { fieldOf, type Paper, type PaperId, saysNothing, unknowns } from './paper.ts'

/** Stands between two notes that were both kept. */
export const noteSeparator = '\n\n* * *\n\n'

/** As much of a library as merging needs. */
interface Present {
  get(id: PaperId): Paper | undefined
  has(id: PaperId): boolean
  all(): Iterable<Paper>
}

/**
 * The changes that bring in the papers of a copy, paper by paper.
 *
 * Papers are matched by id, then by what they are: the same paper may have been
 * imported on both sides. One that the copy holds beside its double stays apart.
 */
export function* planMerge(present: Present, copy: readonly Paper[]): Generator<readonly Change[]> {
  const ids = new Set<PaperId>()
  let hasStranger = false
  for (const { id } of copy) {
    ids.add(id)
    hasStranger ||= !present.has(id)
    yield []
  }
  const index = new IdentityIndex()
  if (hasStranger) {
    for (const paper of present.all()) {
      if (!ids.has(paper.id)) index.add(paper.id, paper)
      yield []
    }
  }
  const met = new Set<PaperId>()
  for (const theirs of copy) {
    if (met.has(theirs.id)) continue
    const found = present.get(theirs.id) ?? present.get(index.find(theirs) ?? theirs.id)
    // Of two papers of the copy that are like one of ours, the second comes by itself.
    const ours = found && met.has(found.id) ? undefined : found
    met.add(theirs.id)
    if (ours) met.add(ours.id)
    yield changesBetween(ours, ours ? merged(ours, theirs) : theirs)
  }
}

/**
 * One paper out of two states of it.
 *
 * The newer decision gives column and place; stars, tags and notes of both
 * sides stay; what sources say is ours, and theirs where we know nothing.
 */
export function merged(ours: Paper, theirs: Paper): Paper {
  const { column, rank, movedAt } = theirs.movedAt > ours.movedAt ? theirs : ours
  return {
    ...theirs,
    ...ours,
    ...publicationOf(ours, theirs),
    ...{ column, rank, movedAt },
    isStarred: ours.isStarred || theirs.isStarred,
    tags: [...new Set([...ours.tags, ...theirs.tags])],
    note: bothNotes(ours.note, theirs.note),
    citeKey: ours.citeKey ?? theirs.citeKey,
    year: ours.year ?? theirs.year,
    month: ours.month ?? theirs.month,
    arxivId: ours.arxivId ?? theirs.arxivId,
    primaryClass: ours.primaryClass ?? theirs.primaryClass,
    doi: ours.doi ?? theirs.doi,
    venue: ours.venue ?? theirs.venue,
    abstract: ours.abstract === '' ? theirs.abstract : ours.abstract,
    authors: ours.authors.length === 0 ? theirs.authors : ours.authors,
    links: ours.links.length === 0 ? theirs.links : ours.links,
  }
}

/** What only they know of how it was published, and of `other` what both know. */
function publicationOf(ours: Paper, theirs: Paper): Partial<Paper> {
  const told = Object.keys(unknowns).filter(
    name => !isDecided(name) && saysNothing(fieldOf(ours, name)) && !saysNothing(fieldOf(theirs, name)),
  )
  const other = { ...theirs.other, ...ours.other }
  return {
    ...Object.fromEntries(told.map(name => [name, fieldOf(theirs, name)])),
    ...(!saysNothing(other) && { other }),
  }
}

/** What its reader said of a paper, nothing included, is not filled from elsewhere. */
function isDecided(name: string): boolean {
  return name === 'priority' || name === 'skipReason'
}

/** Both notes, or the one that contains the other. */
function bothNotes(ours: string, theirs: string): string {
  if (ours.includes(theirs)) return ours
  if (theirs.includes(ours)) return theirs
  return ours + noteSeparator + theirs
}

/**
 * A paper with what was edited in another copy of it; undefined stands for "not there".
 *
 * The three-way rule: only what the copy has otherwise than the paper had when
 * the copy was made counts as an edit. A paper taken out of the copy goes,
 * unless something was decided about it since; one taken out here stays out,
 * unless it was edited there.
 *
 * @param base the paper when the copy was made
 * @param copy the paper in the copy
 * @param present the paper as it is
 */
export function withEdit(
  base: Paper | undefined,
  copy: Paper | undefined,
  present: Paper | undefined,
): Paper | undefined {
  if (!copy) return changesBetween(base, present).length === 0 ? undefined : present
  if (!base) return present ?? copy
  if (!present) return changesBetween(base, copy).length === 0 ? undefined : copy
  const edits = Object.entries(copy).filter(([name, value]) => !isSame(fieldOf(base, name), value))
  return edits.length === 0 ? present : { ...present, ...Object.fromEntries(edits) }
}
