/**
 * What is missing of a paper that services could say, and by what they could be asked.
 */
import { isIdAlone } from '../import/ids.ts'
import { authorsAgree, evidenceOf, identifiersOf } from './evidence.ts'
import { arxivIdIn } from './identifiers.ts'
import { type Draft, fieldOf, type Paper, saysNothing } from './paper.ts'
import { containment, lettersOf, runsOf } from './titles.ts'

/** The fields that are asked for, in a person's words. */
export const askedTitles = {
  title: 'title',
  authors: 'authors',
  year: 'year',
  venue: 'venue',
  publisher: 'publisher',
  doi: 'DOI',
  abstract: 'abstract',
} as const
export type AskedField = keyof typeof askedTitles

/** The fields that are asked for and not known. */
export function missingOf(paper: Draft): readonly AskedField[] {
  return (Object.keys(askedTitles) as AskedField[]).filter(name =>
    name === 'title' ? isIdAlone(paper.title) : saysNothing(fieldOf(paper as Paper, name)),
  )
}

/** What no paper is without; of those that were never published, more may be empty for good. */
export function plainlyMissingOf(paper: Draft): readonly AskedField[] {
  const isPublished = identifiersOf(paper).doi !== null
  return missingOf(paper).filter(
    name => name !== 'doi' && name !== 'publisher' && (name !== 'venue' || isPublished),
  )
}

/** The ids by which services know a paper; arXiv's own DOIs are arXiv ids. */
export function askedIds(paper: Pick<Draft, 'arxivId' | 'doi'>): {
  readonly arxivId: string | null
  readonly doi: string | null
} {
  const { arxivId, doi } = identifiersOf(paper)
  const isDoi = doi !== null && /^10\.\d{4,9}\/\S+$/.test(doi)
  return { arxivId: arxivId === null ? null : arxivIdIn(arxivId), doi: isDoi ? doi : null }
}

/** How much of the shorter title the longer one must hold where no author is shared. */
const sameTitle = 0.6

/** Whether an answer speaks of the paper: an id may have been typed wrong, and then it is of somebody else's. */
export function isAbout(paper: Draft, told: Draft): boolean {
  if (isIdAlone(paper.title) || isIdAlone(told.title)) return true
  if (authorsAgree(evidenceOf(paper), evidenceOf(told)) === true) return true
  return containment(runsOf(lettersOf(paper.title)), runsOf(lettersOf(told.title))) >= sameTitle
}
