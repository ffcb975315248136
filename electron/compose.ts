/**
 * Builds the parts around the window and wires them. Composition only.
 */
import { app, type BrowserWindow } from 'electron'
import { toWireError } from '../shared/errors.ts'
import type { ViewState } from '../shared/ipc/view-state.ts'
import { closeBeforeQuit } from './app/closing.ts'
import { derive } from './app/derived.ts'
import type { IncomingFiles } from './app/incoming.ts'
import { jsonFile } from './app/json-file.ts'
import { type Bugs, logError, prepareLog } from './app/log.ts'
import { openLibrary } from './app/open-library.ts'
import type { Paths } from './app/paths.ts'
import type { KeptPreferences } from './app/preferences.ts'
import { rememberPlace, showWindow } from './app/window.ts'
import type { WindowState } from './app/window-state.ts'
import type { Front, LateHandlers } from './ipc/first-answers.ts'
import { createHandlers } from './ipc/handlers.ts'
import { Fetching } from './sources/fetching.ts'
import { publicSources } from './sources/public-sources.ts'
import { Importer } from './workers/importer.ts'

/** What is there by the time the window is. */
export interface Begun extends Front {
  readonly bugs: Bugs
  readonly incoming: IncomingFiles
  readonly paths: Paths
  readonly preferences: KeptPreferences
  readonly view: ViewState | null
  readonly stamp: Promise<string | null>
  readonly window: BrowserWindow
  /** Resolves when the first frame is on the screen, or when none can be drawn before the library is read. */
  readonly painted: Promise<void>
}

/** Opens the library for the window, and answers what handles the page's calls. */
export function compose(begun: Begun): LateHandlers {
  const { bugs, incoming, paths, preferences, view, stamp, window, painted, send, menus } = begun
  const windowFile = jsonFile<WindowState>(paths.windowState)
  const viewFile = jsonFile<ViewState>(paths.viewState)
  rememberPlace(window, windowFile)
  const show = () => showWindow(window)
  const library = painted.then(() => openLibrary(paths, window, send, show))
  const derived = derive(library, paths.searchWorker, stamp, {
    onKept: reports => send('kept.changed', reports),
    onTrouble: error => send('library.troubled', toWireError(error)),
  })
  library.catch(() => undefined) // said by openLibrary, and again to each call that waits for it
  const importer = new Importer(library, paths.importWorker, progress => send('import.progressed', progress))
  const fetching = new Fetching(library, publicSources(paths.importWorker), progress =>
    send('fetch.progressed', progress),
  )

  const handlers = createHandlers({
    ...{ library, importer, fetching, search: derived.search, kept: derived.kept },
    ...{ window, paths, preferences },
    ...{ view, viewFile, windowFile, menus, send, onPageOpen: () => incoming.offerTo(importer, send) },
  })
  incoming.onSecondStart(show)
  bugs.tell(error => send('library.troubled', toWireError(error)))
  void painted.then(prepareLog)
  closeBeforeQuit(app, async () => {
    const closed = await Promise.allSettled([derived.close(), windowFile.flush(), viewFile.flush()])
    for (const result of closed) if (result.status === 'rejected') logError('closing', result.reason)
  })
  return handlers
}
