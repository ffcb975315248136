/**
 * How the library is kept: its history, its backups, the files that were set aside.
 *
 * All of it is asked for when its view opens and asked again after each change;
 * nothing of it is held while the board is used.
 */
import type { StateCreator } from 'zustand'
import type {
  BackupEntry,
  ConflictedCopy,
  EditedPreview,
  HistoryEntry,
  LibraryReport,
} from '../../shared/ipc/keeping.ts'
import type { Difference } from '../../shared/library/difference.ts'
import { countOf } from '../../shared/library/describe.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { say } from './toasts.ts'

export type KeepingTab = 'history' | 'backups' | 'files'

/** Something that would change the library as one step, looked at before it is done. */
export type Prospect =
  | { readonly of: 'backup'; readonly backup: BackupEntry; readonly difference: Difference }
  | { readonly of: 'edited'; readonly edited: EditedPreview; readonly difference: Difference }
  | { readonly of: 'copy'; readonly copy: ConflictedCopy; readonly difference: Difference }

export interface KeepingSlice {
  readonly keepingTab: KeepingTab
  readonly entries: readonly HistoryEntry[]
  readonly hasOlderEntries: boolean
  readonly backups: readonly BackupEntry[]
  readonly report: LibraryReport | null
  readonly edited: EditedPreview | null
  readonly copies: readonly ConflictedCopy[]
  readonly prospect: Prospect | null
  readonly openKeeping: (tab: KeepingTab) => Promise<void>
  readonly loadOlderEntries: () => Promise<void>
  /** Takes back everything after an entry, as one step. */
  readonly goBackTo: (entry: HistoryEntry) => Promise<void>
  readonly previewBackup: (backup: BackupEntry) => Promise<void>
  readonly previewEdited: () => void
  readonly previewCopy: (copy: ConflictedCopy) => Promise<void>
  readonly leaveProspect: () => void
  /** Does what was looked at. */
  readonly takeProspect: () => Promise<void>
  /** Leaves the edited file or the copy aside for good; it stays among the files. */
  readonly dismissProspect: () => Promise<void>
  readonly chooseLibrary: () => Promise<void>
  readonly saveCopy: () => Promise<void>
  readonly showFolder: (what: 'library' | 'quarantine' | 'conflicts') => Promise<void>
}

/** Entries asked for at once. */
const entriesAtOnce = 200

export const createKeepingSlice: StateCreator<State, [], [], KeepingSlice> = (set, get) => {
  const loaders: Readonly<Record<KeepingTab, () => Promise<void>>> = {
    history: async () => {
      const page = await attempt(call('history.list', { limit: entriesAtOnce }))
      if (page) set({ entries: page.entries, hasOlderEntries: page.hasMore })
    },
    backups: async () => {
      const backups = await attempt(call('backups.list'))
      if (backups) set({ backups })
    },
    files: async () => {
      const report = await attempt(call('library.report'))
      const edited = await attempt(call('edited.preview'))
      const copies = await attempt(call('copies.list'))
      set({ report: report ?? null, edited: edited ?? null, copies: copies ?? [] })
    },
  }
  const reload = () => loaders[get().keepingTab]()

  return {
    keepingTab: 'history',
    entries: [],
    hasOlderEntries: false,
    backups: [],
    report: null,
    edited: null,
    copies: [],
    prospect: null,

    openKeeping: async keepingTab => {
      set({ keepingTab, prospect: null, overlay: 'keeping' })
      await reload()
    },
    loadOlderEntries: async () => {
      const { entries } = get()
      const last = entries.at(-1)
      if (!last) return
      const page = await attempt(call('history.list', { limit: entriesAtOnce, beforeSeq: last.seq }))
      if (page) set({ entries: [...entries, ...page.entries], hasOlderEntries: page.hasMore })
    },
    goBackTo: async ({ seq }) => {
      await get().settle(call('history.undoTo', { seq }))
      await reload()
    },

    previewBackup: async backup => {
      const difference = await attempt(call('backups.preview', { seq: backup.seq }))
      if (difference) set({ prospect: { of: 'backup', backup, difference } })
    },
    previewEdited: () => {
      const { edited } = get()
      if (edited) set({ prospect: { of: 'edited', edited, difference: edited.difference } })
    },
    previewCopy: async copy => {
      const merge = await attempt(call('copies.preview', { file: copy.file }))
      if (merge) set({ prospect: { of: 'copy', copy, difference: merge.difference } })
    },
    leaveProspect: () => set({ prospect: null }),
    takeProspect: async () => {
      const { prospect, settle } = get()
      if (!prospect) return
      const done = await settle(take(prospect))
      if (done === undefined) return
      if (done === null) say('Nothing to change', 'The library is like that already.')
      set({ prospect: null })
      await reload()
    },
    dismissProspect: async () => {
      const { prospect } = get()
      if (prospect?.of === 'edited') await attempt(call('edited.dismiss'))
      if (prospect?.of === 'copy') await attempt(call('copies.dismiss', { file: prospect.copy.file }))
      set({ prospect: null })
      await reload()
    },

    chooseLibrary: async () => {
      const choice = await attempt(call('library.choose'))
      if (choice?.is === 'same') say('The library is there already', choice.folder)
    },
    saveCopy: async () => {
      const saved = await attempt(call('library.saveCopy'))
      if (saved) say(`Saved a copy of ${countOf(saved.papers)}`, saved.path)
    },
    showFolder: async what => {
      await attempt(call('folder.show', { what }))
    },
  }
}

function take(prospect: Prospect) {
  switch (prospect.of) {
    case 'backup':
      return call('backups.restore', { seq: prospect.backup.seq })
    case 'edited':
      return call('edited.take')
    case 'copy':
      return call('copies.merge', { file: prospect.copy.file })
  }
}

/** Whether restoring would change anything. */
export function isDifferent({ added, removed, changed }: Difference): boolean {
  return added.count + removed.count + changed.count > 0
}
