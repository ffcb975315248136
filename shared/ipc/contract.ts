/**
 * Every call and event between the window and the main process.
 *
 * This table is the only place where a call is named. From it come the bridge,
 * the handlers' type, the renderer's `call()`, the check of every argument and
 * the error envelope. Calls are `noun.verb`, events are in the past tense.
 */
import * as v from 'valibot'
import { MenuState } from '../commands/menu-state.ts'
import type { CommandId } from '../commands/table.ts'
import type { WireError } from '../errors.ts'
import { Correction, type LeftLine, readKinds } from '../import/reading.ts'
import type { KeptReport } from '../exports/kept.ts'
import type { Difference } from '../library/difference.ts'
import { Operation } from '../library/operations.ts'
import { type Column, LinkKind, type Paper, PaperId } from '../library/paper.ts'
import type { PackedRows } from '../library/pack.ts'
import type { Row } from '../library/row.ts'
import type { LibraryChanged } from '../library/row-changes.ts'
import type { DayFigures, SessionFigures } from '../library/statistics.ts'
import type { Found, FoundAll } from '../search/found.ts'
import { type SavedSearch, SavedSearches } from '../search/saved.ts'
import { Preferences, type ReadPreferences } from '../settings/preferences.ts'
import { call, type Done, event, Seq } from './entries.ts'
import { exportCalls } from './export-calls.ts'
import type { Fetched, FetchProgress } from './fetching.ts'
import {
  ImportChoice,
  type Imported,
  type ImportPreview,
  type ImportProgress,
  type OfferedFile,
  importPartSize,
  pageSize,
  type PreviewPaper,
} from './importing.ts'
import type {
  BackupCheck,
  BackupEntry,
  ConflictedCopy,
  EditedPreview,
  HistoryPage,
  LibraryChoice,
  LibraryReport,
  MergePreview,
  SavedCopy,
  WentBack,
} from './keeping.ts'
import { ViewState } from './view-state.ts'

/** 256 MB: the most that one import reads. What can only be read as a whole ends at 64 MB. */
export const importLimit = 256 << 20

/**
 * What the board needs for its first paint: the top of each column, and how many papers there are.
 *
 * It may come before the library has been read, from what was kept of it.
 */
export interface BoardPage {
  readonly seq: number
  readonly counts: Readonly<Record<Column, number>>
  /** The first rows of every column, in order. */
  readonly rows: readonly Row[]
  /** The papers of the first cards, so that their abstracts are there at once. */
  readonly papers: readonly Paper[]
  readonly view: ViewState | null
  readonly libraryFolder: string
}

/** What the window must know of the library once it has been read; its rows come as `board.part`. */
export interface BoardRows {
  readonly seq: number
  /** How many rows there are. This answer may overtake the last of them. */
  readonly count: number
  readonly history: HistoryEnds
  /** What was repaired or set aside when the library was opened, in plain sentences; mostly empty. */
  readonly notices: readonly string[]
  /** Whether nothing can be saved: every change is answered by `library-read-only`. */
  readonly isReadOnly: boolean
}

/** Some rows of the library, column by column and from the top: a hundred thousand at once would hold both sides up. */
export interface BoardPart {
  /** As it was asked with. */
  readonly request: number
  readonly rows: PackedRows
}

/** What undo and redo would do next, in words; null where there is nothing. */
export interface HistoryEnds {
  readonly undo: string | null
  readonly redo: string | null
}

/** A file beside the library, by its name alone; it is looked for among the names that are there. */
const FileName = v.pipe(v.string(), v.maxLength(255))

/** What stands in the search field. */
const Query = v.pipe(v.string(), v.maxLength(2_000))
/** Of the most relevant papers. */
const Limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))
const KnownNumbers = v.strictObject({ generation: v.number(), count: v.pipe(v.number(), v.minValue(0)) })
const FewIds = v.pipe(v.array(PaperId), v.maxLength(200))

export const calls = {
  'board.open': call<BoardPage>()(v.undefined()),
  /** Has every row of the library sent, without abstracts, as of one `seq`. */
  'board.rows': call<BoardRows>()(v.strictObject({ request: v.pipe(v.number(), v.safeInteger()) })),
  'view.save': call<null>()(ViewState),
  /** Answered before the library has been read: the first paint is in the person's colours. */
  'settings.read': call<ReadPreferences>()(v.undefined()),
  /** Answers once they are on disk and in use. */
  'settings.write': call<null>()(Preferences),
  /** Papers in full, in the order asked; ids that are not there are left out. */
  'paper.read': call<readonly Paper[]>()(v.strictObject({ ids: v.pipe(v.array(PaperId), v.maxLength(500)) })),
  /** Answers once the change is on disk (L2); null where there was nothing to change (L3). */
  'library.apply': call<Done | null>()(Operation),
  /** The papers that a query finds: every one in no order, or the most relevant so many. */
  'search.find': call<Found>()(v.strictObject({ text: Query, limit: v.nullable(Limit) })),
  /** Every paper that a query finds, for a window that knows some of the index's numbers; numbers alone for an empty one. */
  'search.mark': call<FoundAll>()(v.strictObject({ text: Query, known: KnownNumbers })),
  /** Those of some papers that a query finds. */
  'search.check': call<readonly PaperId[]>()(v.strictObject({ text: Query, ids: FewIds })),
  /** How many papers each of the queries finds. */
  'search.count': call<readonly number[]>()(
    v.strictObject({ texts: v.pipe(v.array(Query), v.maxLength(200)) }),
  ),
  'searches.read': call<readonly SavedSearch[]>()(v.undefined()),
  /** Writes all saved searches of the library, in their order. */
  'searches.write': call<null>()(v.strictObject({ searches: SavedSearches })),
  'session.read': call<SessionFigures>()(v.undefined()),
  /** The last days, today first. */
  'statistics.read': call<readonly DayFigures[]>()(
    v.strictObject({ days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)) }),
  ),
  'library.undo': call<Done | null>()(v.undefined()),
  'library.redo': call<Done | null>()(v.undefined()),
  /** What this opening found, and the files that were set aside. */
  'library.report': call<LibraryReport>()(v.undefined()),
  /** Asks for a folder, and there starts anew with the library that it holds or that is put there; null for Cancel. */
  'library.choose': call<LibraryChoice | null>()(v.undefined()),
  /** Writes all papers as a library.json where the person says, also while nothing else can be saved; null for Cancel. */
  'library.saveCopy': call<SavedCopy | null>()(v.undefined()),
  'history.list': call<HistoryPage>()(
    v.strictObject({
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
      beforeSeq: v.optional(Seq),
    }),
  ),
  /** Takes back every step after (not including) `seq` in one entry, which is itself one step; null where there is none. */
  'history.undoTo': call<WentBack | null>()(v.strictObject({ seq: Seq })),
  /** The newest first. */
  'backups.list': call<readonly BackupEntry[]>()(v.undefined()),
  'backups.check': call<BackupCheck>()(v.strictObject({ seq: Seq })),
  'backups.preview': call<Difference>()(v.strictObject({ seq: Seq })),
  /** Makes the library what it was, as one step; null where it is that already. */
  'backups.restore': call<Done | null>()(v.strictObject({ seq: Seq })),
  /** The library.json that was edited outside Paperlane; null where there is none to decide about. */
  'edited.preview': call<EditedPreview | null>()(v.undefined()),
  /** Makes the library what the edited file says, as one step. The file stays in conflicts/. */
  'edited.take': call<Done | null>()(v.undefined()),
  /** Does not ask about the edited file again. It stays in conflicts/. */
  'edited.dismiss': call<null>()(v.undefined()),
  /** Copies that sync programs laid beside the library. */
  'copies.list': call<readonly ConflictedCopy[]>()(v.undefined()),
  'copies.preview': call<MergePreview>()(v.strictObject({ file: FileName })),
  /** Brings in what the copy has, paper by paper, as one step; then the copy goes to conflicts/. */
  'copies.merge': call<Done | null>()(v.strictObject({ file: FileName })),
  /** Moves the copy to conflicts/ and brings nothing in. */
  'copies.dismiss': call<null>()(v.strictObject({ file: FileName })),
  /** Announces the text or the file that the window has; its bytes follow in parts, and `import.offered` reads them. */
  'import.begin': call<OfferedFile>()(
    v.strictObject({
      name: v.pipe(v.string(), v.maxLength(300)),
      size: v.pipe(v.number(), v.integer(), v.minValue(0)),
      /** UTF-8 already; the encoding of a file is still to be found. */
      isText: v.boolean(),
      /** How many bytes at the end are the same text as a web page, which says where its links lead. */
      pageSize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
    }),
  ),
  'import.part': call<null>()(
    v.strictObject({
      offer: v.number(),
      bytes: v.pipe(
        v.instance(Uint8Array),
        v.check(({ length }) => length <= importPartSize),
      ),
    }),
  ),
  /** Asks for files with the system's dialog; none for Cancel. They are read by `import.offered`. */
  'import.choose': call<readonly OfferedFile[]>()(v.undefined()),
  /** Takes the text on the system's clipboard, to be read by `import.offered`; null where it holds none. */
  'import.paste': call<OfferedFile | null>()(v.undefined()),
  /**
   * Reads what the person chose, pasted, dropped or handed to Paperlane from outside. This and what follows answer
   * null where the person stopped it.
   */
  'import.offered': call<ImportPreview | null>()(v.strictObject({ offer: v.number() })),
  'import.sample': call<ImportPreview | null>()(v.undefined()),
  /** Reads the same text again with what the person said of single lines, and of what kind it is. */
  'import.correct': call<ImportPreview | null>()(
    v.strictObject({
      token: v.number(),
      corrections: v.array(Correction),
      kind: v.optional(v.picklist(readKinds)),
    }),
  ),
  /** The papers of a preview that stand at some places. */
  'import.page': call<readonly PreviewPaper[]>()(
    v.strictObject({ token: v.number(), places: v.pipe(v.array(v.number()), v.maxLength(pageSize)) }),
  ),
  /** More of the lines that became no paper. */
  'import.left': call<readonly LeftLine[]>()(
    v.strictObject({ token: v.number(), of: v.picklist(['chrome', 'unsure']), from: v.number() }),
  ),
  /** Does what was chosen as one undoable step; null where the person stopped it, and nothing was done. */
  'import.commit': call<Imported | null>()(ImportChoice),
  'import.cancel': call<null>()(v.strictObject({ token: v.number() })),
  /** Stops what is being read or added; what is on its way to the disk by then is done. */
  'import.stop': call<null>()(v.strictObject({ job: v.number() })),
  ...exportCalls,
  /** Asks public services about papers and fills in what is empty, as one step. The one call that leads to the network. */
  'fetch.missing': call<Fetched>()(v.strictObject({ ids: v.array(PaperId) })),
  /** Asks no more; what has come by then is filled in. */
  'fetch.stop': call<null>()(v.undefined()),
  /** Opens a paper's link of that kind in the browser; false where it has none. */
  'paper.openLink': call<boolean>()(v.strictObject({ id: PaperId, kind: v.nullable(LinkKind) })),
  /** Opens one given link in the browser, after the allow-list. */
  'link.open': call<null>()(v.strictObject({ url: v.pipe(v.string(), v.maxLength(2048)) })),
  'folder.show': call<null>()(
    v.strictObject({ what: v.picklist(['library', 'export', 'quarantine', 'conflicts']) }),
  ),
  /** Tells the application menu what is on and what can be done. */
  'menu.update': call<null>()(MenuState),
  /** The native menu of papers or of a column; the command chosen comes as `command.chosen`. */
  'menu.popup': call<null>()(
    v.strictObject({
      of: v.picklist(['paper', 'column']),
      /** Where in the page, in CSS pixels; null is where the pointer is. */
      at: v.nullable(v.strictObject({ x: v.number(), y: v.number() })),
      state: MenuState,
    }),
  ),
  'window.zoom': call<null>()(v.strictObject({ by: v.picklist([-1, 0, 1]) })),
} as const

export const events = {
  /** One entry of the journal. A long one comes in parts of one `seq`, and holds once the last is there. */
  'library.changed': event<LibraryChanged & { readonly history: HistoryEnds; readonly isLast: boolean }>(),
  'board.part': event<BoardPart>(),
  /** A menu entry was chosen. */
  'command.chosen': event<CommandId>(),
  /** Files were handed to Paperlane from outside (command line, file manager). */
  'files.offered': event<readonly OfferedFile[]>(),
  'import.progressed': event<ImportProgress>(),
  'fetch.progressed': event<FetchProgress>(),
  'library.troubled': event<WireError>(),
  /** How the kept files fare, whenever that is something else than before. */
  'kept.changed': event<readonly KeptReport[]>(),
} as const

export type { Done } from './entries.ts'
export type CallName = keyof typeof calls
export type EventName = keyof typeof events
export type Arg<N extends CallName> = v.InferOutput<(typeof calls)[N]['arg']>
export type Result<N extends CallName> = NonNullable<(typeof calls)[N]['result']>[0]
export type Payload<N extends EventName> = NonNullable<(typeof events)[N]['payload']>[0]
export type Reply<R> =
  { readonly ok: true; readonly value: R } | { readonly ok: false; readonly error: WireError }
export type Handlers = { readonly [N in CallName]: (arg: Arg<N>) => Result<N> | Promise<Result<N>> }

export const callNames = Object.keys(calls) as readonly CallName[]
/** What the page asks for before it draws anything; none of them takes an argument. */
export const firstCalls = ['settings.read', 'board.open'] as const satisfies readonly CallName[]
export const eventNames = Object.keys(events) as readonly EventName[]

/** What the preload hands to the page: these functions, and never a raw channel. */
export interface Bridge {
  readonly platform: string
  readonly call: (name: string, arg: unknown) => Promise<Reply<unknown>>
  readonly on: (name: string, listener: (payload: unknown) => void) => () => void
}
