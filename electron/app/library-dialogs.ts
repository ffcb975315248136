/**
 * The system's dialogs about where the library lies. Each names the folder it is about.
 */
import { app, type BrowserWindow, dialog } from 'electron'
import { errorTexts, toWireError } from '../../shared/errors.ts'
import { countOf } from '../../shared/library/describe.ts'
import { shown } from './window.ts'

/** Asks for a folder; null for Cancel. */
export async function askForFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose the folder of your library',
    buttonLabel: 'Choose',
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Asks where a copy of the library should go; null for Cancel. */
export async function askForCopy(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save a copy of the library',
    defaultPath: 'library.json',
    filters: [{ name: 'Paperlane library', extensions: ['json'] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** Asks whether to go on with the library that is in a folder. */
export async function confirmOpening(window: BrowserWindow, folder: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: app.name,
    message: 'Open the library in this folder?',
    detail: `${folder}\n\nPaperlane starts again with it. Your present library stays where it is.`,
    buttons: ['Open it', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}

/** Asks what to do with a folder that holds no library; null for Cancel. */
export async function askHowToMove(
  window: BrowserWindow,
  folder: string,
  papers: number,
): Promise<'move' | 'copy' | null> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: app.name,
    message: 'Keep your library in this folder?',
    detail: `${folder}\n\nYour library of ${countOf(papers)} is copied there with its history and backups, and Paperlane starts again with it. “Move” then removes the old files, “Copy” leaves them.`,
    buttons: ['Move', 'Copy', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
  })
  return ([`move`, `copy`] as const)[response] ?? null
}

/** Says that the library cannot be found or read where it should be, and asks how to go on. */
export async function askAfterMissing(
  window: BrowserWindow,
  error: unknown,
  folder: string,
): Promise<'retry' | 'choose' | 'quit'> {
  const { code, message } = toWireError(error)
  const { title, hint } = errorTexts[code]
  const { response } = await dialog.showMessageBox(await shown(window), {
    type: 'warning',
    title: app.name,
    message: title,
    detail: `${message}\n\n${folder}\n\n${hint}`,
    buttons: ['Try again', 'Choose another folder…', 'Quit'],
    defaultId: 0,
    cancelId: 2,
  })
  return (['retry', 'choose'] as const)[response] ?? 'quit'
}

/** Asks whether to begin an empty library where there is none. */
export async function confirmNew(window: BrowserWindow, folder: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    title: app.name,
    message: 'There is no library in this folder. Begin an empty one?',
    detail: folder,
    buttons: ['Begin an empty library', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}
