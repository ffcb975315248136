/**
 * Bringing papers in: the preview on screen, and what the person said of it.
 *
 * One text or file at a time: several files wait for each other, since each
 * has a preview and an undoable step of its own, and what one adds the next
 * one knows.
 */
import type { StateCreator } from 'zustand'
import type { Correction, LeftLine, ReadKind } from '../../shared/import/reading.ts'
import {
  type ImportPreview,
  type ImportProgress,
  importPartSize,
  type OfferedFile,
  type PreviewPaper,
} from '../../shared/ipc/importing.ts'
import type { Column, PaperId } from '../../shared/library/paper.ts'
import type { Arg } from '../../shared/ipc/contract.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'
import { whenHandsRest } from './hands.ts'
import { chosenOf, type Fate, type ImportChoices, type ImportFilter, moved, tally } from './import-choices.ts'
import { PreviewPages } from './preview-pages.ts'
import type { State } from './store.ts'
import { hush, say } from './toasts.ts'

export interface ImportSlice extends ImportChoices {
  readonly preview: ImportPreview | null
  /** The papers of the preview that were asked for, by their places. */
  readonly previewPapers: ReadonlyMap<number, PreviewPaper>
  readonly importFilter: ImportFilter
  /** The place of the paper that keys act on. */
  readonly importAt: number
  readonly corrections: readonly Correction[]
  /** What the person said the text is; null where that is found out. */
  readonly readAs: ReadKind | null
  readonly importTo: Column
  readonly importTags: readonly string[]
  /** Something is being read or added. */
  readonly isImporting: boolean
  /** The sheet was put away while its papers are added, which takes long. */
  readonly isAddedAside: boolean
  /** How far that has come; null where it is over before anybody asks. */
  readonly importProgress: ImportProgress | null
  /** Files that wait until this one has been dealt with. */
  readonly importsWaiting: number
  /** Reads a text; `page` is the same as HTML, where it is known. */
  readonly importText: (name: string, text: string, page?: string) => Promise<void>
  readonly importFiles: (files: readonly File[]) => void
  readonly importOffered: (files: readonly OfferedFile[]) => void
  readonly chooseImport: () => Promise<void>
  readonly importSample: () => Promise<void>
  readonly pasteImport: () => Promise<void>
  readonly wantPreview: (places: readonly number[]) => void
  readonly setImportFilter: (filter: ImportFilter, at: number) => void
  readonly setImportAt: (place: number) => void
  /** Which of the papers that it may be stands beside it. */
  readonly importAlike: number
  readonly setImportAlike: (index: number) => void
  /** Says what becomes of a paper; of one that is the same as another, which. */
  readonly setFate: (place: number, fate: Fate, as?: PaperId | number) => void
  readonly setFills: (fills: boolean) => void
  /** More of the lines that became no paper. */
  readonly readLeft: (of: 'chrome' | 'unsure', from: number) => Promise<readonly LeftLine[]>
  readonly correct: (corrections: readonly Correction[]) => Promise<void>
  readonly setReadAs: (kind: ReadKind | null) => Promise<void>
  readonly setImportTo: (column: Column) => void
  readonly setImportTags: (tags: readonly string[]) => void
  readonly receiveProgress: (progress: ImportProgress) => void
  readonly commitImport: () => Promise<void>
  readonly stopImport: () => void
  readonly cancelImport: () => void
  /** Forgets the files that wait. */
  readonly leaveWaiting: () => void
}

/** What is added within this time is waited for, in milliseconds. */
const longMs = 400

type Reading = () => Promise<ImportPreview | null>

export const createImportSlice: StateCreator<State, [], [], ImportSlice> = (set, get) => {
  const waiting: Reading[] = []
  const pages = new PreviewPages(previewPapers => set({ previewPapers }))
  /** Stopped before its first word, by which its name is known. */
  let isUnwanted = false
  const begin = () => {
    isUnwanted = false
    set({ isImporting: true })
  }

  /** Hands over what the window has, and has it read; null where the person stopped it meanwhile. */
  const handOver = async (
    name: string,
    content: Blob,
    kind: { readonly isText: boolean; readonly pageSize?: number },
  ): Promise<ImportPreview | null> => {
    const { offer } = await call('import.begin', { name: name.slice(0, 300), size: content.size, ...kind })
    for (let from = 0; from < content.size; from += importPartSize) {
      if (isUnwanted) return null
      const part = await content.slice(from, from + importPartSize).arrayBuffer()
      await call('import.part', { offer, bytes: new Uint8Array(part) })
    }
    return call('import.offered', { offer })
  }

  /** Reads one after the other, and stops where there is something to look at. */
  const readNext = async (): Promise<void> => {
    const { isImporting, preview } = get()
    const read = isImporting || preview ? undefined : waiting.shift()
    set({ importsWaiting: waiting.length })
    if (!read) return
    begin()
    const found = await attempt(read())
    if (found) await whenHandsRest()
    set({ isImporting: false, importProgress: null })
    if (!found) return readNext()
    hush() // a message of before would lie over the sheet
    pages.open(found)
    const { overlay } = get()
    set({
      ...{ preview: found, fates: new Map(), same: new Map(), corrections: [], readAs: null },
      // Somebody who types in a dialog meanwhile types on; the sheet is there once it closes.
      ...{ importFilter: 'all', importAt: 0, overlay: overlay === 'add' ? 'import' : (overlay ?? 'import') },
    })
  }
  const queue = (...readings: readonly Reading[]): Promise<void> => {
    waiting.push(...readings)
    return readNext()
  }
  const readAgain = async (
    preview: ImportPreview,
    corrections: readonly Correction[],
    readAs: ReadKind | null,
  ) => {
    if (get().isImporting) return
    begin()
    const next = await attempt(call('import.correct', correctionOf(preview, corrections, readAs)))
    set({ isImporting: false, importProgress: null })
    if (!next) return
    pages.open(next)
    const importAt = Math.min(get().importAt, Math.max(next.matches.length - 1, 0))
    // Read as something else, other papers stand there: what was said of the first means nothing any more.
    const said = readAs === get().readAs ? moved(get(), preview, next) : { fates: new Map(), same: new Map() }
    set({ preview: next, corrections, readAs, importAt, ...said })
  }
  const close = () => {
    const { overlay } = get()
    set({ preview: null, overlay: overlay === 'import' ? null : overlay })
    pages.close()
  }
  /** Puts the sheet away where a work takes long, and gives it back where nothing came of that. */
  const aside = async <Value>(work: Promise<Value | null | undefined>): Promise<Value | null | undefined> => {
    const timer = setTimeout(() => {
      const { overlay } = get()
      set({ isAddedAside: true, overlay: overlay === 'import' ? null : overlay })
    }, longMs)
    const done = await work
    clearTimeout(timer)
    if (!done && get().isAddedAside) await whenHandsRest()
    return done
  }

  return {
    preview: null,
    previewPapers: new Map(),
    importFilter: 'all',
    importAt: 0,
    fates: new Map(),
    same: new Map(),
    fills: true,
    corrections: [],
    readAs: null,
    importTo: 'inbox',
    importTags: [],
    isImporting: false,
    isAddedAside: false,
    importProgress: null,
    importsWaiting: 0,

    importText: (name, text, page = '') =>
      queue(() => handOver(name, new Blob([text, page]), { isText: true, pageSize: new Blob([page]).size })),
    importFiles: files => {
      void queue(...files.map(file => () => handOver(file.name, file, { isText: false })))
    },
    importOffered: files => {
      void queue(
        ...files.map(
          ({ offer }) =>
            () =>
              call('import.offered', { offer }),
        ),
      )
    },
    chooseImport: async () => {
      const files = await attempt(call('import.choose'))
      if (files) get().importOffered(files)
    },
    importSample: () => queue(() => call('import.sample')),
    pasteImport: async () => {
      const pasted = await attempt(call('import.paste'))
      if (pasted === undefined) return
      if (pasted) get().importOffered([pasted])
      else say('The clipboard holds no text', 'Copy a page of abstracts first, then paste it here.')
    },

    wantPreview: places => pages.want(places),
    importAlike: 0,
    setImportFilter: (importFilter, importAt) => set({ importFilter, importAt, importAlike: 0 }),
    setImportAt: importAt => set({ importAt, importAlike: 0 }),
    setImportAlike: importAlike => set({ importAlike }),
    readLeft: async (of, from) => {
      const { preview } = get()
      return (preview && (await attempt(call('import.left', { token: preview.token, of, from })))) ?? []
    },
    setFate: (place, fate, as) => {
      const { fates, same } = get()
      const nextSame = new Map(same)
      nextSame.delete(place)
      if (as !== undefined) nextSame.set(place, as)
      set({ fates: new Map(fates).set(place, fate), same: nextSame })
    },
    setFills: fills => set({ fills }),
    setImportTo: importTo => set({ importTo }),
    setImportTags: importTags => set({ importTags }),
    correct: async added => {
      const { preview, corrections, readAs } = get()
      if (!preview) return
      const lines = new Set(added.map(({ line }) => line))
      const all = [...corrections.filter(({ line }) => !lines.has(line)), ...added]
      await readAgain(preview, all, readAs)
    },
    setReadAs: async readAs => {
      const { preview, corrections } = get()
      if (preview) await readAgain(preview, corrections, readAs)
    },

    receiveProgress: importProgress => {
      if (!get().isImporting) return
      const isFirst = get().importProgress === null
      set({ importProgress })
      if (isFirst && isUnwanted) get().stopImport()
    },
    commitImport: async () => {
      const { preview, importTo: to, importTags, isImporting } = get()
      if (!preview || isImporting) return
      const { added, filled } = tally(preview, get())
      if (added + filled === 0) return
      begin()
      const choice = { token: preview.token, to, tags: [...importTags], ...chosenOf(preview, get()) }
      const adding = attempt(call('import.commit', choice)).then(async added => {
        // The answer may overtake what it speaks of: the next key is to meet the papers.
        if (added) await get().whenShown(added.seq)
        return added
      })
      const done = await aside(adding)
      const { isAddedAside, overlay, focused, column } = get()
      set({ isImporting: false, importProgress: null, isAddedAside: false })
      if (!done) {
        set({ overlay: overlay ?? 'import' })
        return
      }
      close()
      // Somebody who went on meanwhile stays where they are.
      if (done.added > 0 && !(isAddedAside && focused[column] !== null)) get().focusColumn(to)
      void get().saveView()
      void readNext()
    },
    stopImport: () => {
      const { importProgress } = get()
      isUnwanted = importProgress === null
      if (importProgress) void attempt(call('import.stop', { job: importProgress.job }))
    },
    cancelImport: () => {
      const { preview, isImporting, stopImport } = get()
      if (isImporting) {
        stopImport()
        return
      }
      close()
      if (preview) void attempt(call('import.cancel', { token: preview.token }))
      void readNext()
    },
    leaveWaiting: () => {
      waiting.length = 0
      set({ importsWaiting: 0 })
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
