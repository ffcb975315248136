/**
 * What the window hears of changes: the rows after them, packed, since an entry may be a hundred thousand.
 */
import { type Change, changedId, type Source } from './changes.ts'
import { type PackedRows, packRows, type PackedTexts, packTexts } from './pack.ts'
import type { Paper, PaperId } from './paper.ts'
import { toRow } from './row.ts'

/** Some changes as the window hears of them: each paper once, as it is now. */
export interface RowChanges {
  /** The rows of papers that were added, or of which anything changed. */
  readonly rows: PackedRows
  /** For each of these rows 1 where its text is another: a shown abstract is to be asked for again. */
  readonly isText: Uint8Array
  /** Ids of papers that are gone. */
  readonly removed: PackedTexts
}

/** What the window hears after each journal entry (L6: `seq` has no gaps). */
export interface LibraryChanged {
  readonly seq: number
  readonly source: Source
  readonly changes: RowChanges
  /** What happened, in the person's words: `Moved 3 papers to Done`. */
  readonly label: string
}

/** What changes mean for the rows; `after` answers papers as they are once the changes are made. */
export function toRowChanges(
  changes: readonly Change[],
  after: (id: PaperId) => Paper | undefined,
): RowChanges {
  const papers = new Map<PaperId, { readonly paper: Paper | undefined; readonly isText: boolean }>()
  for (const change of changes) {
    const id = changedId(change)
    const isText =
      change.type !== 'edited' || Object.keys(change.fields).some(name => !rowOnlyFields.has(name))
    papers.set(id, { paper: after(id), isText: isText || papers.get(id)?.isText === true })
  }
  const present = [...papers.values()].flatMap(({ paper, isText }) => (paper ? [{ paper, isText }] : []))
  return {
    rows: packRows(present, ({ paper }) => toRow(paper)),
    isText: Uint8Array.from(present, ({ isText }) => (isText ? 1 : 0)),
    removed: packTexts([...papers].flatMap(([id, { paper }]) => (paper ? [] : [id]))),
  }
}

/** Fields whose change a shown abstract does not notice. */
const rowOnlyFields: ReadonlySet<string> = new Set(['column', 'rank', 'movedAt', 'isStarred', 'citeKey'])
