/**
 * The system's dialogs: which file to read, where to write, and what went wrong at the start.
 */
import { app, type BrowserWindow, dialog } from 'electron'
import { type ErrorCode, errorTexts } from '../../shared/errors.ts'
import { type ExportFormat, formatEndings, formatTitles } from '../../shared/exports/options.ts'
import { importExtensions } from '../../shared/import/reading.ts'
import { shown } from './window.ts'

/** Asks for files to import; none where the person chose none. */
export async function askForFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import files',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Papers', extensions: [...importExtensions] },
      { name: 'All files', extensions: ['*'] },
    ],
  })
  return canceled ? [] : filePaths
}

/** Asks where a file of a format should go; null where the person says nowhere. */
export async function askForPlace(
  window: BrowserWindow,
  title: string,
  suggestedName: string,
  format: ExportFormat,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: suggestedName,
    filters: [{ name: formatTitles[format], extensions: [formatEndings[format]] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  return canceled || filePath === '' ? null : filePath
}

/** Says why the library did not open and which folder it is about. Nothing was written. */
export async function tellOpenFailed(
  window: BrowserWindow,
  code: ErrorCode,
  message: string,
  folder: string,
): Promise<void> {
  const { title, hint } = errorTexts[code]
  await dialog.showMessageBox(await shown(window), {
    type: 'error',
    title: app.name,
    message: title,
    detail: `${message}\n\n${folder}\n\n${hint}`,
    buttons: ['Quit'],
  })
}
