/**
 * Papers as ids alone, one a line: the arXiv id, or else the DOI. A paper with neither has no line.
 */
import type { Draft } from '../library/paper.ts'

export function idOf(paper: Draft): string {
  const { arxivId, doi } = paper
  const id = arxivId ?? doi
  return id === null ? '' : `${id}\n`
}
