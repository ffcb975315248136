/**
 * The board as the window first sees it: the tops of its columns.
 */
import type { BoardPage } from '../../shared/ipc/contract.ts'
import type { ViewState } from '../../shared/ipc/view-state.ts'
import { columns } from '../../shared/library/paper.ts'
import { toRow } from '../../shared/library/row.ts'
import type { Library } from '../library/library.ts'

/** Rows of each column in the first answer: more than any window shows. */
const firstRows = 40
/** Papers of each column whose abstracts come along, for the cards of the first paint. */
const firstPapers = 12

/** The first answer: the tops of the columns, so that the window paints before the rest has crossed. */
export function boardPage(library: Library, folder: string, view: ViewState | null): BoardPage {
  const tops = columns.map(column => library.top(column, firstRows))
  return {
    seq: library.seq,
    counts: library.counts(),
    rows: tops.flat().map(toRow),
    papers: tops.flatMap(papers => papers.slice(0, firstPapers)),
    view,
    libraryFolder: folder,
  }
}
