/**
 * Bringing papers in: the preview on screen, and what the person said of it.
 */
import type { StateCreator } from 'zustand'
import type { Arg, ImportPreview } from '../../shared/ipc/contract.ts'
import type { Correction, ReadKind } from '../../shared/import/reading.ts'
import type { Column } from '../../shared/library/paper.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'
import { hush, say } from './toasts.ts'

export interface ImportSlice {
  readonly preview: ImportPreview | null
  /** Places of the preview's papers that the person does not want. */
  readonly unticked: ReadonlySet<number>
  readonly corrections: readonly Correction[]
  /** What the person said the text is; null where that is found out. */
  readonly readAs: ReadKind | null
  readonly importTo: Column
  /** Something is being read or added; the sheet says so. */
  readonly isImporting: boolean
  readonly importText: (name: string, text: string) => Promise<void>
  readonly importFile: (file: File) => Promise<void>
  readonly chooseImport: () => Promise<void>
  readonly importSample: () => Promise<void>
  readonly pasteImport: () => Promise<void>
  readonly showPreview: (preview: ImportPreview) => void
  readonly toggleTicked: (index: number) => void
  readonly correct: (corrections: readonly Correction[]) => Promise<void>
  readonly setReadAs: (kind: ReadKind | null) => Promise<void>
  readonly setImportTo: (column: Column) => void
  readonly commitImport: () => Promise<void>
  readonly cancelImport: () => void
}

/** Work that takes longer than this is spoken of, in milliseconds. */
const noticedAfter = 300

export const createImportSlice: StateCreator<State, [], [], ImportSlice> = (set, get) => {
  /** Shows what a call understood; a call that answers nothing was cancelled by the person. */
  const show = async (reading: Promise<ImportPreview | null>, name?: string) => {
    set({ isImporting: true })
    // A dialog of the system may stay open for long: there is nothing to say before something is read.
    const timer = name === undefined ? undefined : setTimeout(() => say(`Reading ${name}…`), noticedAfter)
    const preview = await attempt(reading)
    clearTimeout(timer)
    if (preview) hush()
    set({ isImporting: false })
    if (preview) get().showPreview(preview)
  }

  return {
    preview: null,
    unticked: new Set(),
    corrections: [],
    readAs: null,
    importTo: 'inbox',
    isImporting: false,

    importText: (name, text) => show(call('import.text', { name, text }), name),
    importFile: async file => {
      const { name } = file
      const read = async () => call('import.file', { name, bytes: new Uint8Array(await file.arrayBuffer()) })
      await show(read(), name)
    },
    chooseImport: () => show(call('import.choose')),
    importSample: () => show(call('import.sample')),
    pasteImport: async () => {
      const text = await attempt(call('clipboard.paste'))
      if (text === undefined) return
      if (text.trim() === '')
        say('The clipboard holds no text', 'Copy a page of abstracts first, then paste it here.')
      else await get().importText('pasted text', text)
    },
    showPreview: preview => {
      set({ preview, unticked: new Set(), corrections: [], readAs: null, overlay: 'import' })
    },

    toggleTicked: index => {
      set(({ unticked }) => {
        const next = new Set(unticked)
        if (!next.delete(index)) next.add(index)
        return { unticked: next }
      })
    },
    correct: async added => {
      const { preview, corrections, unticked, readAs } = get()
      if (!preview) return
      const lines = new Set(added.map(({ line }) => line))
      const all = [...corrections.filter(({ line }) => !lines.has(line)), ...added]
      const next = await attempt(call('import.correct', correctionOf(preview, all, readAs)))
      if (!next) return
      // Places shift when papers come or go, so what was unticked is found again by its title's line.
      const untickedLines = new Set([...unticked].map(index => preview.papers[index]?.lines[0]))
      const still = next.papers.flatMap(({ lines: [line] }, index) =>
        untickedLines.has(line) ? [index] : [],
      )
      set({ preview: next, corrections: all, unticked: new Set(still) })
    },
    setReadAs: async readAs => {
      const { preview, corrections } = get()
      if (!preview) return
      const next = await attempt(call('import.correct', correctionOf(preview, corrections, readAs)))
      // Other papers stand there now, so what was unticked means nothing any more.
      if (next) set({ preview: next, readAs, unticked: new Set() })
    },
    setImportTo: importTo => set({ importTo }),
    commitImport: async () => {
      const { preview, importTo, isImporting } = get()
      if (!preview || isImporting) return
      const papers = selectTicked(get())
      set({ isImporting: true })
      const done = await attempt(call('import.commit', { token: preview.token, papers, to: importTo }))
      set({ isImporting: false })
      if (!done) return
      set({ preview: null, overlay: null })
      get().focusColumn(importTo)
    },
    cancelImport: () => {
      const { preview } = get()
      set({ preview: null, overlay: null })
      if (preview) void attempt(call('import.cancel', { token: preview.token }))
    },
  }
}

/** What the main process is told of a text that is read again. */
function correctionOf(
  { token }: ImportPreview,
  corrections: readonly Correction[],
  kind: ReadKind | null,
): Arg<'import.correct'> {
  return { token, corrections: [...corrections], ...(kind !== null && { kind }) }
}

/** Places of the papers that will be added: the new ones that are still ticked. */
export function selectTicked({ preview, unticked }: Pick<ImportSlice, 'preview' | 'unticked'>): number[] {
  return (preview?.papers ?? []).flatMap(({ status }, index) =>
    status.is === 'new' && !unticked.has(index) ? [index] : [],
  )
}
