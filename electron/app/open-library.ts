/**
 * Opening the library for the window, and what happens where it does not open.
 */
import { realpath } from 'node:fs/promises'
import { app } from 'electron'
import { PaperlaneError, toWireError } from '../../shared/errors.ts'
import { Library } from '../library/library.ts'
import { askToShow } from '../library/lock.ts'
import type { Send } from '../ipc/send.ts'
import { libraryChanged } from './board.ts'
import { tellOpenFailed } from './dialogs.ts'
import { logError } from './log.ts'

/**
 * Opens a library and lets the page hear of it.
 *
 * Rejects as `Library.open` does. One that another process has open is shown by
 * that process and this one quits; any other failure is said, with the folder,
 * before it quits. Nothing is written in either case.
 *
 * @param onShow called when another process asks to see this library
 */
export async function openLibrary(folder: string, send: Send, onShow: () => void): Promise<Library> {
  try {
    const library = await Library.open(folder, { version: app.getVersion() })
    library.onChanged(applied => send('library.changed', libraryChanged(library, applied)))
    library.onTrouble(error => {
      logError('library', error)
      send('library.troubled', toWireError(error))
    })
    library.onShow(onShow)
    return library
  } catch (error) {
    logError('opening the library', error)
    // Not awaited: the page's calls are to fail now, while the dialog waits for the person.
    void leave(error, folder)
    throw error
  }
}

async function leave(error: unknown, folder: string): Promise<void> {
  const isShownElsewhere =
    error instanceof PaperlaneError &&
    error.code === 'library-locked' &&
    (await askToShow(await realpath(folder)))
  const { code, message } = toWireError(error)
  if (!isShownElsewhere) await tellOpenFailed(code, message, folder)
  app.quit()
}
