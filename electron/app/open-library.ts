/**
 * Opening the library for the window, and what happens where it does not open.
 */
import { realpath } from 'node:fs/promises'
import { app, type BrowserWindow } from 'electron'
import { PaperlaneError, toWireError } from '../../shared/errors.ts'
import { Library } from '../library/library.ts'
import { askToShow } from '../library/lock.ts'
import type { Send } from '../ipc/send.ts'
import { findLibraryAgain, restart } from './choose-library.ts'
import { tellOpenFailed } from './dialogs.ts'
import { askAfterMissing } from './library-dialogs.ts'
import type { LibraryPlace } from './library-place.ts'
import { logError } from './log.ts'
import type { Paths } from './paths.ts'
import { tellChanges } from './telling.ts'

/** As much of the paths as opening needs. */
type Where = Pick<Paths, 'place' | 'settings'>

/**
 * Opens the library and lets the page hear of it.
 *
 * One that is not where it was is asked about until it is there again; where the person chooses
 * another folder, Paperlane starts again and this never answers. Rejects as `Library.open` does:
 * one that another process has open is shown by that process and this one quits; any other
 * failure is said, with the folder, before it quits. Nothing is written in either case.
 *
 * @param onShow called when another process asks to see this library
 */
export async function openLibrary(
  where: Where,
  window: BrowserWindow,
  send: Send,
  onShow: () => void,
): Promise<Library> {
  for (;;) {
    try {
      const library = await openAt(where.place)
      tellChanges(library, send)
      library.onTrouble(error => {
        logError('library', error)
        send('library.troubled', toWireError(error))
      })
      library.onShow(onShow)
      return library
    } catch (error) {
      logError('opening the library', error)
      const how = mayComeBack(error, where.place) ? await askAgain(error, where, window) : 'quit'
      if (how === 'restarting') return new Promise(() => undefined)
      if (how === 'retry') continue
      // Not awaited: the page's calls are to fail now, while the dialog waits for the person.
      if (mayComeBack(error, where.place)) app.quit()
      else void leave(error, where.place.folder, window)
      throw error
    }
  }
}

async function openAt({ folder, mayBeNew, problem }: LibraryPlace): Promise<Library> {
  if (problem) throw problem
  return Library.open(folder, { version: app.getVersion(), whenMissing: mayBeNew ? 'make' : 'refuse' })
}

/** Whether a drive may have to be connected, or another folder be chosen. */
function mayComeBack(error: unknown, { mayBeNew, problem }: LibraryPlace): boolean {
  if (problem) return true
  const isElsewhere = error instanceof PaperlaneError && error.code !== 'library-locked'
  return isElsewhere && !mayBeNew
}

async function askAgain(
  error: unknown,
  { place, settings }: Where,
  window: BrowserWindow,
): Promise<'retry' | 'restarting' | 'quit'> {
  const how = await askAfterMissing(window, error, place.folder)
  if (how === 'retry' && place.problem) {
    restart() // settings.json is read at the start
    return 'restarting'
  }
  if (how !== 'choose') return how
  try {
    return (await findLibraryAgain(window, settings)) ? 'restarting' : 'retry'
  } catch (failure) {
    // Said by the next question, which names what went wrong now.
    logError('choosing another library', failure)
    return askAgain(failure, { place, settings }, window)
  }
}

async function leave(error: unknown, folder: string, window: BrowserWindow): Promise<void> {
  const isShownElsewhere =
    error instanceof PaperlaneError &&
    error.code === 'library-locked' &&
    (await askToShow(await realpath(folder)))
  const { code, message } = toWireError(error)
  if (!isShownElsewhere) await tellOpenFailed(window, code, message, folder)
  app.quit()
}
