/**
 * Importing: new papers, and gaps of known ones, as one step.
 *
 * Planned in the library's queue, against the papers as they are by then: a gap
 * that somebody filled meanwhile is no gap any more, and a citation key that
 * was given meanwhile is taken.
 */
import { type Change, edited, type FieldChanges } from './changes.ts'
import { gapsOf } from './gaps.ts'
import type { Draft, Paper, PaperId } from './paper.ts'

/** What an import says of a paper of the library. */
export interface Fill {
  readonly id: PaperId
  readonly draft: Draft
  /** The citation key of the text, where it has one. */
  readonly citeKey?: string
}

/** As much of a library as an import needs. */
interface Present {
  get(id: PaperId): Paper | undefined
  all(): Iterable<Paper>
}

/** @param placed puts new papers into their columns */
export function* planImport(
  present: Present,
  { papers, fills }: { readonly papers: readonly Paper[]; readonly fills: readonly Fill[] },
  placed: (papers: readonly Paper[]) => Iterable<readonly Change[]>,
): Generator<readonly Change[], void> {
  const keys = new Set<string>()
  if (papers.some(({ citeKey }) => citeKey !== null) || fills.some(({ citeKey }) => citeKey !== undefined))
    for (const { citeKey } of present.all()) {
      if (citeKey !== null) keys.add(citeKey.toLowerCase())
      yield []
    }
  const added: Paper[] = []
  for (const paper of papers) {
    added.push({ ...paper, citeKey: freeKey(paper.citeKey, keys) })
    yield []
  }
  yield* placed(added)
  const now = new Map<PaperId, Paper>()
  for (const { id, draft, citeKey } of fills) {
    const paper = now.get(id) ?? present.get(id)
    const key = paper?.citeKey === null ? freeKey(citeKey ?? null, keys) : null
    const fields: FieldChanges = paper
      ? { ...gapsOf(paper, draft), ...(key !== null && { citeKey: [null, key] as const }) }
      : {}
    if (paper) now.set(id, edited(paper, fields))
    yield Object.keys(fields).length === 0 ? [] : [{ type: 'edited', id, fields }]
  }
}

/** A key of the text, where it can be cited and nobody has it yet; the others get one when they are exported. */
export function freeKey(citeKey: string | null, taken: Set<string>): string | null {
  const folded = citeKey?.toLowerCase()
  if (citeKey === null || folded === undefined) return null
  if (!/^[\w:./+-]{1,200}$/.test(citeKey) || taken.has(folded)) return null
  taken.add(folded)
  return citeKey
}
