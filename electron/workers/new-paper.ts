/**
 * A paper of the library, made of what an importer understood.
 */
import type { Column, Draft, Paper, PaperId } from '../../shared/library/paper.ts'

interface Arrival {
  readonly id: PaperId
  readonly column: Column
  readonly origin: string
  readonly at: number
  readonly tags: readonly string[]
  readonly citeKey: string | null
}

/** Nothing has been decided about it but where it goes. */
export function newPaper(draft: Draft, { id, column, origin, at, tags, citeKey }: Arrival): Paper {
  return {
    ...draft,
    id,
    column,
    rank: 0, // the library places new papers below the others
    addedAt: at,
    movedAt: at,
    isStarred: false,
    tags: [...tags],
    note: '',
    priority: null,
    skipReason: null,
    citeKey,
    origin,
  }
}
