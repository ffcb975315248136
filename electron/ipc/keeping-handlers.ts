/**
 * What answers the calls about how the library is kept: history, backups, files beside it, where it lies.
 */
import type { BrowserWindow } from 'electron'
import type { CallName, Done, Handlers } from '../../shared/ipc/contract.ts'
import { changedId } from '../../shared/library/changes.ts'
import { chooseLibrary } from '../app/choose-library.ts'
import { askForCopy } from '../app/library-dialogs.ts'
import { Copies } from '../library/copies.ts'
import { isByPerson } from '../library/history.ts'
import { libraryReport } from '../library/keeping-report.ts'
import type { Applied, Library } from '../library/library.ts'
import { EditedFile } from '../library/edited-file.ts'
import { Backups } from '../library/restoring.ts'

type KeepingCall = Extract<
  CallName,
  | 'library.report'
  | 'library.choose'
  | 'library.saveCopy'
  | `history.${string}`
  | `backups.${string}`
  | `edited.${string}`
  | `copies.${string}`
>
export type KeepingHandlers = Pick<Handlers, KeepingCall>

/**
 * The handlers of these calls.
 *
 * @param settings the path of settings.json
 */
export function keepingHandlers(
  library: Promise<Library>,
  window: BrowserWindow,
  settings: string,
): KeepingHandlers {
  let backups: Promise<Backups> | null = null
  const theBackups = () => (backups ??= library.then(opened => new Backups(opened)))
  const edited = async () => new EditedFile(await library)
  const copies = async () => new Copies(await library)

  return {
    'library.report': async () => libraryReport(await library),
    'library.choose': async () => chooseLibrary(window, await library, settings),
    'library.saveCopy': async () => {
      const opened = await library
      const path = await askForCopy(window)
      if (path === null) return null
      await opened.saveCopy(path)
      return { path, papers: opened.size }
    },
    'history.list': async ({ limit, beforeSeq }) => {
      const steps = (await library).steps(limit + 1, beforeSeq)
      const entries = steps.slice(0, limit).map(({ seq, at, source, label, papers, state }) => ({
        ...{ seq, at, source, label, papers, state },
        isUndoable: state === 'done' && isByPerson({ source }),
      }))
      return { entries, hasMore: steps.length > limit }
    },
    'history.undoTo': async ({ seq }) => {
      const opened = await library
      const applied = await opened.undoTo(seq)
      if (!applied) return null
      const papers = new Set(applied.changes.map(changedId)).size
      return { ...done(applied), steps: opened.takenBackBy(applied.seq).length, papers }
    },
    'backups.list': async () => {
      const list = await (await theBackups()).list()
      return list.map(({ name: file, seq, writtenAt, bytes, changesSince, checked }) => ({
        ...{ seq, file: `backups/${file}`, writtenAt, changesSince, bytes, checked },
      }))
    },
    'backups.check': async ({ seq }) => (await theBackups()).check(seq),
    'backups.preview': async ({ seq }) => (await theBackups()).preview(seq),
    'backups.restore': async ({ seq }) => doneOrNothing(await (await theBackups()).restore(seq)),
    'edited.preview': async () => (await edited()).preview(),
    'edited.take': async () => doneOrNothing(await (await edited()).take()),
    'edited.dismiss': async () => {
      await (await edited()).dismiss()
      return null
    },
    'copies.list': async () => (await copies()).list(),
    'copies.preview': async ({ file }) => (await copies()).preview(file),
    'copies.merge': async ({ file }) => doneOrNothing(await (await copies()).merge(file)),
    'copies.dismiss': async ({ file }) => {
      await (await copies()).dismiss(file)
      return null
    },
  }
}

function done({ seq, label }: Applied): Done {
  return { seq, label }
}

function doneOrNothing(applied: Applied | null): Done | null {
  return applied && done(applied)
}
