/**
 * A paper for tests: fictional, and plain but for what a test says of it.
 */
import { draft, type Paper, paperId } from './paper.ts'

/** A paper of the Inbox about which only the given is known. */
export function paper({ id, ...known }: Partial<Omit<Paper, 'id'>> & { readonly id: string }): Paper {
  return {
    ...draft({ title: `On ${id}` }),
    id: paperId(id),
    column: 'inbox',
    rank: 0,
    addedAt: 1,
    movedAt: 1,
    isStarred: false,
    tags: [],
    note: '',
    priority: null,
    skipReason: null,
    citeKey: null,
    origin: 'pasted listing',
    ...known,
  }
}
