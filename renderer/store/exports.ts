/**
 * What leaves Paperlane: what an export would hold, how it was last asked for, and the kept files.
 *
 * The main process is asked at every change of the dialog; only the answer to
 * the latest question counts.
 */
import type { StateCreator } from 'zustand'
import { readKeyPattern } from '../../shared/bibtex/key-pattern.ts'
import type { KeptReport } from '../../shared/exports/kept.ts'
import {
  type ExportChoices,
  type ExportOptions,
  type ExportPreset,
  type ExportScope,
  formatTitles,
} from '../../shared/exports/options.ts'
import type { ExportPreview, KeyRenewal, LackingPaper } from '../../shared/exports/preview.ts'
import { countOf } from '../../shared/library/describe.ts'
import type { Arg } from '../../shared/ipc/contract.ts'
import { call } from '../api.ts'
import { selectTargets } from './board.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { hush, say } from './toasts.ts'

/** The preview follows what is typed when nobody has typed for this long, in milliseconds. */
const quietFor = 120

export interface ExportsSlice {
  readonly exportScope: ExportScope
  /** How the library's papers go out; null until it has been read. */
  readonly exportChoices: ExportChoices | null
  readonly exportPreview: ExportPreview | null
  /** The keys that would become others; null while nobody asks. */
  readonly renewal: KeyRenewal | null
  readonly keptFiles: readonly KeptReport[]
  readonly openExport: (scope: ExportScope) => Promise<void>
  /** Asks for the preview again, where it is on the screen: the library changed. */
  readonly refreshExport: () => void
  readonly setExportScope: (scope: ExportScope) => void
  readonly setExportOptions: (options: Partial<ExportOptions>) => void
  readonly setKeyPattern: (text: string) => void
  readonly savePreset: (name: string) => Promise<void>
  readonly usePreset: (preset: ExportPreset) => void
  readonly removePreset: (name: string) => Promise<void>
  readonly exportFile: () => Promise<void>
  readonly keepFile: () => Promise<void>
  /** Copies what a key acts on. */
  readonly copyPapers: (as: Arg<'clipboard.copy'>['as']) => Promise<void>
  /** The first paper of those that a key acts on that lacks something; null for none, undefined where it could not be asked. */
  readonly findLack: () => Promise<LackingPaper | null | undefined>
  readonly openRenewal: (scope: ExportScope) => Promise<void>
  readonly renewKeys: () => Promise<void>
  readonly openKept: () => Promise<void>
  readonly receiveKept: (reports: readonly KeptReport[]) => void
  readonly removeKept: (file: KeptReport) => Promise<void>
  readonly replaceKept: (file: KeptReport) => Promise<void>
  readonly writeKept: () => Promise<void>
  readonly showKept: (file: KeptReport) => Promise<void>
}

export const createExportsSlice: StateCreator<State, [], [], ExportsSlice> = (set, get) => {
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const preview = async () => {
    const mine = ++latest
    const { exportScope, exportChoices } = get()
    if (!exportChoices || !isPattern(exportChoices.keyPattern)) return
    const { options, keyPattern } = exportChoices
    const answer = await attempt(call('export.preview', { scope: exportScope, options, keyPattern }))
    if (mine === latest && answer) set({ exportPreview: answer })
  }
  const previewSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void preview(), quietFor)
  }
  const readChoices = async () => {
    const exportChoices = get().exportChoices ?? (await attempt(call('exports.read'))) ?? null
    set({ exportChoices })
    return exportChoices
  }
  const write = async (choices: ExportChoices) => {
    set({ exportChoices: choices })
    // A library that cannot be written still exports.
    return get().isReadOnly || (await attempt(call('exports.write', { choices }))) !== undefined
  }

  return {
    exportScope: { of: 'library' },
    exportChoices: null,
    exportPreview: null,
    renewal: null,
    keptFiles: [],

    openExport: async scope => {
      set({ exportScope: scope, exportPreview: null })
      if (!(await readChoices())) return
      hush() // in a small window a message would lie on the dialog's buttons
      get().open('export')
      await preview()
    },
    refreshExport: () => {
      if (get().overlay === 'export') previewSoon()
    },
    setExportScope: exportScope => {
      set({ exportScope })
      previewSoon()
    },
    setExportOptions: options => {
      const { exportChoices } = get()
      if (!exportChoices) return
      set({ exportChoices: { ...exportChoices, options: { ...exportChoices.options, ...options } } })
      previewSoon()
    },
    setKeyPattern: keyPattern => {
      const { exportChoices } = get()
      if (!exportChoices) return
      set({ exportChoices: { ...exportChoices, keyPattern } })
      previewSoon()
    },
    savePreset: async name => {
      const { exportChoices } = get()
      if (!exportChoices) return
      const { options, presets } = exportChoices
      const others = presets.filter(preset => preset.name !== name)
      await write({ ...exportChoices, presets: [...others, { name, options }] })
    },
    usePreset: ({ options }) => get().setExportOptions(options),
    removePreset: async name => {
      const { exportChoices } = get()
      if (!exportChoices) return
      const presets = exportChoices.presets.filter(preset => preset.name !== name)
      await write({ ...exportChoices, presets })
    },

    exportFile: async () => {
      const { exportScope, exportChoices, exportPreview } = get()
      if (!exportChoices || exportPreview?.count === 0 || !isPattern(exportChoices.keyPattern)) return
      if (!(await write(exportChoices))) return
      const done = await attempt(call('export.file', { scope: exportScope, options: exportChoices.options }))
      if (!done) return
      get().open(null)
      say(`Exported ${countOf(done.count)}`, done.path, {
        label: 'Show the file',
        run: () => void attempt(call('folder.show', { what: 'export' })),
      })
    },
    keepFile: async () => {
      const { exportScope, exportChoices } = get()
      if (!exportChoices || exportScope.of === 'papers' || !isPattern(exportChoices.keyPattern)) return
      if (!(await write(exportChoices))) return
      const kept = await attempt(call('kept.add', { scope: exportScope, options: exportChoices.options }))
      if (!kept) return
      get().open(null)
      const { path, aside } = kept
      const name = path.replace(/^.*[\\/]/, '')
      // What matters comes first: a message is one short line.
      say(
        aside === null ? `${name} is kept in step` : 'Kept in step; what was there is put aside',
        aside ?? path,
        {
          label: 'Kept files',
          run: () => void get().openKept(),
        },
      )
    },
    copyPapers: async as => {
      const ids = [...selectTargets(get())]
      if (ids.length === 0) return
      const done = await attempt(call('clipboard.copy', { ids, as }))
      if (!done) return
      say(
        as === 'cite-keys'
          ? `Copied ${countOf(done.count, 'citation key')}`
          : `Copied ${countOf(done.count)} as ${formatTitles[as]}`,
      )
    },

    findLack: async () => {
      const ids = [...selectTargets(get())]
      const choices = await readChoices()
      if (!choices || ids.length === 0) return undefined
      const { options, keyPattern } = choices
      const asked = { scope: { of: 'papers', ids }, options, keyPattern } as const
      const answer = await attempt(call('export.preview', asked))
      return answer && (answer.lacking[0] ?? null)
    },

    openRenewal: async scope => {
      const choices = await readChoices()
      if (!choices) return
      set({ exportScope: scope, renewal: null })
      get().open('renew-keys')
      const { keyPattern } = choices
      const renewal = await attempt(call('keys.preview', { scope, keyPattern }))
      if (renewal) set({ renewal })
    },
    renewKeys: async () => {
      const { renewal, exportScope: scope, exportChoices, settle } = get()
      if (!renewal || !exportChoices || renewal.count === 0) return
      const { keyPattern } = exportChoices
      if ((await settle(call('keys.renew', { scope, keyPattern, seq: renewal.seq }))) === undefined)
        await get().openRenewal(scope)
      else get().open(null)
    },

    openKept: async () => {
      get().open('kept')
      const keptFiles = await attempt(call('kept.list'))
      if (keptFiles) set({ keptFiles })
    },
    receiveKept: reports => {
      const before = new Map(get().keptFiles.map(({ id, state }) => [id, state]))
      set({ keptFiles: reports })
      const worse = reports.find(({ id, problem, state }) => problem !== null && before.get(id) !== state)
      if (worse && get().overlay !== 'kept')
        say('A kept file is out of step', worse.problem ?? '', {
          label: 'Kept files',
          run: () => void get().openKept(),
        })
    },
    removeKept: async ({ id }) => {
      await attempt(call('kept.remove', { id }))
      await get().openKept()
    },
    replaceKept: async ({ id }) => {
      await attempt(call('kept.replace', { id }))
      await get().openKept()
    },
    writeKept: async () => {
      await attempt(call('kept.write'))
      await get().openKept()
    },
    showKept: async ({ id }) => {
      await attempt(call('kept.show', { id }))
    },
  }
}

/** Whether a text is a pattern of keys. */
function isPattern(text: string): boolean {
  return readKeyPattern(text).pattern !== null
}
