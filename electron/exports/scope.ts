/**
 * Which papers go out.
 */
import { setTimeout } from 'node:timers/promises'
import { PaperlaneError } from '../../shared/errors.ts'
import type { ExportScope } from '../../shared/exports/options.ts'
import { sameTag } from '../../shared/library/edits.ts'
import { columns, type Paper, type PaperId } from '../../shared/library/paper.ts'
import type { Found } from '../../shared/search/found.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import type { Search } from '../search/search.ts'

/** In milliseconds. */
const askedAgainAfter = 50

/** As much of the search as finding the papers of a scope takes. */
export type Finder = Pick<Search, 'find'>

/** The papers of a scope: as given, or from the top of each column to its end. */
export async function papersOf(
  library: Library,
  search: Finder,
  scope: ExportScope,
): Promise<readonly Paper[]> {
  switch (scope.of) {
    case 'papers':
      return [...new Set(scope.ids)].flatMap(id => library.get(id) ?? [])
    case 'column':
      return library.inOrder(scope.column)
    case 'tag': {
      const tag = sameTag(scope.tag)
      return onBoard(library, ({ tags }) => tags.some(one => sameTag(one) === tag))
    }
    case 'search': {
      const { ids, isAllBut, problems } = await everythingFound(search, scope.text)
      if (ids === null)
        throw new PaperlaneError('bad-request', problems[0] ?? `“${scope.text}” asks for nothing.`)
      const named = new Set((ids === '' ? [] : ids.split('\n')) as PaperId[])
      return onBoard(library, ({ id }) => named.has(id) !== isAllBut)
    }
    case 'library':
      return onBoard(library, () => true)
  }
}

/** What a search finds once the index has read every paper: a file must not hold half of it. */
async function everythingFound(search: Finder, text: string): Promise<Found> {
  for (;;) {
    const found = await search.find(text, null)
    if (found.pending === 0) return found
    await setTimeout(askedAgainAfter)
  }
}

async function onBoard(library: Library, isWanted: (paper: Paper) => boolean): Promise<readonly Paper[]> {
  const slices = new Slices()
  const wanted: Paper[] = []
  for (const column of columns) {
    for (const paper of library.inOrder(column)) {
      if (isWanted(paper)) wanted.push(paper)
      if (slices.isDue) await slices.rest()
    }
  }
  return wanted
}
