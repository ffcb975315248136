/**
 * Papers as the command line names them: by a search, or by a key.
 */
import { columns, type Paper, type PaperId } from '../../shared/library/paper.ts'
import { arxivIdIn, arxivIdOfDoi, doiIn } from '../../shared/library/identifiers.ts'
import { matches } from '../../shared/search/matches.ts'
import { parseQuery } from '../../shared/search/query.ts'
import type { Library } from '../library/library.ts'
import { UsageError } from './arguments.ts'

/**
 * The papers that a search finds, as they stand on the board; all of them for an empty one.
 *
 * @throws UsageError for a search that is not understood
 */
export function papersOf(library: Library, query: string): Paper[] {
  const all = columns.flatMap(column => library.inOrder(column))
  if (query.trim() === '') return all
  const { condition, problems } = parseQuery(query, Date.now())
  if (problems[0] !== undefined) throw new UsageError(problems[0])
  return condition ? all.filter(paper => matches(paper, condition)) : all
}

/** The paper that each key names: a citation key, the library's own id, an arXiv id or a DOI; null for none. */
export function papersByKey(library: Library, keys: readonly string[]): (PaperId | null)[] {
  const known = new Map<string, PaperId>()
  for (const { id, citeKey, arxivId, doi } of library.all()) {
    known.set(`id:${id}`, id)
    if (citeKey !== null) known.set(`key:${citeKey.toLowerCase()}`, id)
    if (arxivId !== null) known.set(`arxiv:${arxivId.toLowerCase()}`, id)
    if (doi !== null) known.set(`doi:${doi.toLowerCase()}`, id)
  }
  return keys.map(key => {
    const doi = doiIn(key) ?? ''
    return (
      known.get(`key:${key.toLowerCase()}`) ??
      known.get(`id:${key}`) ??
      known.get(`arxiv:${arxivIdIn(key) ?? ''}`) ??
      known.get(`doi:${doi.toLowerCase()}`) ??
      // The DOI that arXiv gives each of its papers, as exports say it.
      known.get(`arxiv:${arxivIdOfDoi(doi) ?? ''}`) ??
      null
    )
  })
}
