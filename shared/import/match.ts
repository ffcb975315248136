/**
 * What an import would add: which papers are new, known, or repeated in the same text.
 */
import { IdentityIndex } from '../library/identity.ts'
import type { Draft, PaperId } from '../library/paper.ts'

export type Match =
  | { readonly is: 'new' }
  | { readonly is: 'known'; readonly id: PaperId }
  /** The same paper stands earlier in this text; counted from 0. */
  | { readonly is: 'repeated'; readonly of: number }

/** Compares the papers of one text, in order, with a library and with each other. */
export function matchPapers(papers: readonly Draft[], library: Pick<IdentityIndex, 'find'>): Match[] {
  const earlier = new IdentityIndex<number>()
  return papers.map((paper, at) => {
    const id = library.find(paper)
    if (id !== null) return { is: 'known', id }
    const of = earlier.find(paper)
    if (of !== null) return { is: 'repeated', of }
    earlier.add(at, paper)
    return { is: 'new' }
  })
}
