/**
 * What an import would add: which papers are new, known, or repeated in the same text.
 */
import type { PreviewPaper } from '../ipc/contract.ts'
import { IdentityIndex } from '../library/identity.ts'
import type { Paper, PaperId } from '../library/paper.ts'
import type { Reading } from './reading.ts'

/**
 * Compares the papers of one text, in order, with a library and with each other.
 *
 * A paper of the library is said to be known, and where it stands, even where it
 * also stands twice in the text: what was decided matters more.
 */
export function matchReading(
  { papers }: Pick<Reading, 'papers'>,
  index: Pick<IdentityIndex, 'find'>,
  paperOf: (id: PaperId) => Paper | undefined,
): PreviewPaper['status'][] {
  const earlier = new IdentityIndex<number>()
  return papers.map(({ draft }, place) => {
    const id = index.find(draft)
    const known = id === null ? undefined : paperOf(id)
    if (known) return { is: 'known', id: known.id, column: known.column, movedAt: known.movedAt }
    const of = earlier.find(draft)
    if (of !== null) return { is: 'repeated', of }
    earlier.add(place, draft)
    return { is: 'new' }
  })
}
