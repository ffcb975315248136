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
  // Field by field: V8 gives each object that begins with a spread draft a shape of its own, which takes seven
  // times as long to make, and as long again to read.
  const paper: Record<string, unknown> = {}
  for (const name in draft) paper[name] = draft[name as keyof Draft]
  paper['id'] = id
  paper['column'] = column
  paper['rank'] = 0 // the library places new papers below the others
  paper['addedAt'] = at
  paper['movedAt'] = at
  paper['isStarred'] = false
  paper['tags'] = [...tags]
  paper['note'] = ''
  paper['priority'] = null
  paper['skipReason'] = null
  paper['citeKey'] = citeKey
  paper['origin'] = origin
  return paper as Paper
}
