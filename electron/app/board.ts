/**
 * The board as the window first sees it, and what it hears of afterwards.
 */
import type { BoardPage, Payload, Result, ViewState } from '../../shared/ipc/contract.ts'
import { columns } from '../../shared/library/paper.ts'
import { packRows } from '../../shared/library/pack.ts'
import { toRow, toRowChanges } from '../../shared/library/row.ts'
import type { Applied, Library } from '../library/library.ts'

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

/** Every row of the library, packed, and what there is to know of it. */
export function boardRows(library: Library): Result<'board.rows'> {
  return {
    seq: library.seq,
    rows: packRows(Array.from(library.all(), toRow)),
    history: library.history(),
    notices: library.report.notices,
    isReadOnly: library.isReadOnly,
  }
}

/** A journal entry as the window hears of it. */
export function libraryChanged(
  library: Library,
  { seq, source, changes, label }: Applied,
): Payload<'library.changed'> {
  const rows = toRowChanges(changes, id => library.get(id))
  return { seq, source, changes: rows, label, history: library.history() }
}
