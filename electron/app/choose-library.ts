/**
 * Choosing where the library lies, and starting anew with it there.
 *
 * The choice is on disk in settings.json before anything restarts. A library
 * that is moved is copied and read back first; its old files go last.
 */
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { PaperlaneError } from '../../shared/errors.ts'
import type { LibraryChoice } from '../../shared/ipc/keeping.ts'
import { Library } from '../library/library.ts'
import { contentOf, copyLibrary, removeLibrary } from '../library/relocating.ts'
import { askForFolder, askHowToMove, confirmNew, confirmOpening } from './library-dialogs.ts'
import { withoutLibrary } from './library-place.ts'
import { logError } from './log.ts'
import { rememberLibrary } from './settings.ts'

/**
 * Asks for a folder and for what to do with it; null for Cancel.
 *
 * Where it is another one, everything is closed and Paperlane starts again, also where copying
 * failed after the library was closed: nothing was changed then, and the old place is kept.
 *
 * @throws PaperlaneError `file-unwritable` where the library could not be copied, or settings.json not be written
 */
export async function chooseLibrary(
  window: BrowserWindow,
  library: Library,
  settings: string,
): Promise<LibraryChoice | null> {
  const chosen = await askForFolder(window)
  if (chosen === null) return null
  const folder = await placeIn(chosen)
  const content = await contentOf(folder)
  if (content === 'library') {
    if ((await realpath(folder)) === library.folder) return { is: 'same', folder }
    if (!(await confirmOpening(window, folder))) return null
    await tryOpening(folder)
    await rememberLibrary(settings, folder)
  } else {
    const how = await askHowToMove(window, folder, library.size)
    if (how === null) return null
    await library.close()
    try {
      await copyLibrary(library.folder, folder)
      await rememberLibrary(settings, folder)
    } catch (error) {
      restart()
      throw error
    }
    if (how === 'move')
      await removeLibrary(library.folder).catch((error: unknown) =>
        logError('removing the old library', error),
      )
  }
  restart()
  return { is: 'restarting', folder }
}

/**
 * Asks for the folder of a library that is not where it was. Starts again with it and answers
 * true, or false where the person did not choose one.
 */
export async function findLibraryAgain(window: BrowserWindow, settings: string): Promise<boolean> {
  const chosen = await askForFolder(window)
  if (chosen === null) return false
  if ((await contentOf(chosen)) !== 'library') {
    if (!(await confirmNew(window, chosen))) return false
    // Made now, so that the next start finds a library and not an empty folder.
    await (await Library.open(chosen, { version: app.getVersion() })).close()
  }
  await rememberLibrary(settings, chosen)
  restart()
  return true
}

/** A library is not put among other files, but into a folder of its own there. */
async function placeIn(chosen: string): Promise<string> {
  if ((await contentOf(chosen)) !== 'other') return chosen
  const own = join(chosen, app.name)
  if ((await contentOf(own)) !== 'other') return own
  throw new PaperlaneError('file-unwritable', `${own} holds other files. Choose an empty folder.`)
}

/** What does not open now would not open at the next start either, where nobody could go back. */
async function tryOpening(folder: string): Promise<void> {
  await (await Library.open(folder, { version: app.getVersion(), whenMissing: 'refuse' })).close()
}

/** Starts Paperlane again once this one has ended, as settings.json says. */
export function restart(): void {
  app.relaunch({ args: withoutLibrary(process.argv.slice(1)) })
  // The answer to the page goes first.
  setImmediate(() => app.quit())
}
