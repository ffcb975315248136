/**
 * What the window is told of the library: every row when it opens, and each entry as it happens.
 *
 * Either may be a hundred thousand rows. They go in parts, so that neither side
 * is held up for longer than a key may wait.
 */
import type { BoardRows } from '../../shared/ipc/contract.ts'
import { changedId } from '../../shared/library/changes.ts'
import { columns } from '../../shared/library/paper.ts'
import { packRows } from '../../shared/library/pack.ts'
import { toRow } from '../../shared/library/row.ts'
import { toRowChanges } from '../../shared/library/row-changes.ts'
import type { Send } from '../ipc/send.ts'
import type { Applied, Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'

/** Rows that are packed and sent at once, in about 2 ms. */
const partRows = 1_000
/** Changes that are sent at once. */
const partChanges = 1_000

/**
 * Sends every row, column by column and from the top, as of one moment.
 *
 * @param request names the parts, so that those of an earlier request are told from them
 */
export async function tellRows(library: Library, send: Send, request: number): Promise<BoardRows> {
  const { seq, isReadOnly } = library
  const { notices } = library.report
  const papers = columns.flatMap(column => library.inOrder(column))
  const told = { seq, count: papers.length, history: library.history(), notices, isReadOnly }
  const slices = new Slices()
  for (let from = 0; from < papers.length; from += partRows) {
    send('board.part', { request, rows: packRows(papers.slice(from, from + partRows), toRow) })
    if (slices.isDue) await slices.rest()
  }
  return told
}

/**
 * Lets the page hear of every entry from now on, in order of seq (L6); but a short entry that has
 * nothing to do with a long one is told while the parts of that are still on their way, so that a
 * decision beside a hundred thousand new papers is on the screen at once.
 */
export function tellChanges(library: Library, send: Send): void {
  let telling = Promise.resolve()
  /** What is being told in parts: its first part has been sent. */
  let begun: Applied | null = null
  /** Entries that are told in parts, or after one that is. */
  let count = 0
  library.onChanged(applied => {
    const isFree = count === 0 || (count === 1 && begun !== null && areApart(begun, applied))
    if (isFree && applied.changes.length <= partChanges) {
      tellPart(library, send, applied, applied.changes, true)
      return
    }
    count++
    telling = telling
      .then(() => {
        begun = applied
        return tellInParts(library, send, applied)
      })
      .finally(() => {
        begun = null
        count--
      })
  })
}

/** Whether no paper of the second entry is one of the first. */
function areApart({ changes }: Applied, { changes: others }: Applied): boolean {
  const ids = new Set(others.map(changedId))
  return !changes.some(change => ids.has(changedId(change)))
}

async function tellInParts(library: Library, send: Send, applied: Applied): Promise<void> {
  const { changes } = applied
  const slices = new Slices()
  for (let from = 0; from < changes.length; from += partChanges) {
    const end = from + partChanges
    tellPart(library, send, applied, changes.slice(from, end), end >= changes.length)
    if (slices.isDue) await slices.rest()
  }
}

/** Rows are sent as they are now; where a later entry has changed one again, that entry tells it again. */
function tellPart(
  library: Library,
  send: Send,
  { seq, source, label }: Applied,
  part: Applied['changes'],
  isLast: boolean,
): void {
  const changes = toRowChanges(part, id => library.get(id))
  send('library.changed', { seq, source, changes, label, history: library.history(), isLast })
}
