/**
 * What the window is told of how the library is kept: what was done to it, its
 * backups, and the files that were set aside or lie beside it.
 *
 * The words of the calls `history.*`, `backups.*`, `edited.*`, `copies.*` and
 * `library.report`. Times are milliseconds since 1970, file names are relative
 * to the library's folder.
 */
import type { Source } from '../library/changes.ts'
import type { Difference } from '../library/difference.ts'

/** One entry of the kept history, as far back as the journals reach. Undo and redo are told by `state`. */
export interface HistoryEntry {
  readonly seq: number
  readonly at: number
  readonly source: Exclude<Source, 'undo' | 'redo'>
  /** `Moved 3 papers to Done` */
  readonly label: string
  /** How many papers it touched. */
  readonly papers: number
  /** Whether its changes hold at present, or were taken back. */
  readonly state: 'done' | 'undone'
  /** Whether going back past it takes it back: it holds, and a person did or imported it. */
  readonly isUndoable: boolean
}

/** A stretch of history, the newest entry first. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
  /** Whether older entries are kept. Ask with `beforeSeq` set to the last `seq` of these. */
  readonly hasMore: boolean
}

/** What going back in history did. */
export interface WentBack {
  /** The journal entry, which undo takes back like any other. */
  readonly seq: number
  /** `Went back 12 steps` */
  readonly label: string
  /** Entries that were taken back. */
  readonly steps: number
  /** Papers that are different now. */
  readonly papers: number
}

/** An older state of the library, in a file of its own. */
export interface BackupEntry {
  /** Names it in the other calls: the last journal entry that it contains. */
  readonly seq: number
  readonly file: string
  readonly writtenAt: number
  /** Journal entries since. */
  readonly changesSince: number
  readonly bytes: number
  /** null until `backups.check` has read it. */
  readonly checked: BackupCheck | null
}

/** What reading a whole backup showed. */
export interface BackupCheck {
  readonly isIntact: boolean
  /** null where it is not intact. */
  readonly papers: number | null
}

/** A library.json that was edited outside Paperlane, and what using it would do. */
export interface EditedPreview {
  readonly file: string
  readonly difference: Difference
  /** Entries of the file that are no papers and would be left out. */
  readonly rejected: number
}

/** A copy of the library or of its journal that another program laid beside it. */
export interface ConflictedCopy {
  /** Names it in the other calls. */
  readonly file: string
  readonly of: 'library' | 'journal'
  readonly modifiedAt: number
  readonly bytes: number
}

/** What merging a copy would do. Nothing is ever removed by it. */
export interface MergePreview {
  readonly file: string
  readonly difference: Difference
  /** Whether the whole copy could be read; the readable papers of a damaged one are merged all the same. */
  readonly isIntact: boolean
}

/** A file that was set aside, or that opening the library set aside now. */
export interface AsideFile {
  readonly file: string
  readonly bytes: number
  readonly modifiedAt: number
  /** Whether this opening put it there. */
  readonly isNew: boolean
}

/** What this opening of the library found and did, and every file that was ever set aside. */
export interface LibraryReport {
  readonly folder: string
  readonly isReadOnly: boolean
  /** Plain sentences; empty when all was well. */
  readonly notices: readonly string[]
  /**
   * What it was read from: nothing, as it was new; library.json; a backup or the
   * journals, as library.json was lost; the readable lines of a damaged library.json.
   */
  readonly base: 'new' | 'snapshot' | 'backup' | 'journals' | 'salvage'
  /** Journal entries after the snapshot. */
  readonly replayedChanges: number
  /** Entries that were lost, by the gaps in their numbers. */
  readonly missingChanges: number
  /** Bytes cut off the end of the journal: a write that was never finished. */
  readonly tornBytes: number
  /** Entries of the snapshot that were no papers. */
  readonly rejectedPapers: number
  /** The newest first. */
  readonly asides: readonly AsideFile[]
}

/** What came of choosing a folder for the library. */
export type LibraryChoice =
  /** It is there already. */
  | { readonly is: 'same'; readonly folder: string }
  /** Paperlane starts anew with the library there. */
  | { readonly is: 'restarting'; readonly folder: string }

/** A copy of the library that was written where the person said. */
export interface SavedCopy {
  readonly path: string
  readonly papers: number
}
