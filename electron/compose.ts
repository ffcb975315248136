/**
 * Builds the parts around the window and wires them. Composition only.
 */
import { app, type BrowserWindow } from 'electron'
import type { CommandId } from '../shared/commands/table.ts'
import { toWireError } from '../shared/errors.ts'
import type { ViewState } from '../shared/ipc/view-state.ts'
import type { CachedPage } from './app/board-cache.ts'
import { closeBeforeQuit, endWithWindow } from './app/closing.ts'
import { derive } from './app/derived.ts'
import { isTrustedSender } from './app/guards.ts'
import type { IncomingFiles } from './app/incoming.ts'
import { jsonFile } from './app/json-file.ts'
import { type Bugs, logError, prepareLog } from './app/log.ts'
import { Menus } from './app/menu.ts'
import { openLibrary } from './app/open-library.ts'
import type { Paths } from './app/paths.ts'
import type { KeptPreferences } from './app/preferences.ts'
import { rememberPlace, showWindow, whenPainted } from './app/window.ts'
import type { WindowState } from './app/window-state.ts'
import { createHandlers } from './ipc/handlers.ts'
import { sender } from './ipc/send.ts'
import { serve } from './ipc/serve.ts'
import { Fetching } from './sources/fetching.ts'
import { publicSources } from './sources/public-sources.ts'
import { Importer } from './workers/importer.ts'

/** What is there by the time the window is. */
export interface Begun {
  readonly bugs: Bugs
  readonly incoming: IncomingFiles
  readonly paths: Paths
  readonly preferences: KeptPreferences
  readonly view: ViewState | null
  readonly cachedBoard: Promise<CachedPage | null>
  readonly stamp: Promise<string | null>
  readonly window: BrowserWindow
}

/** Opens the library for the window; when this returns, each of the page's calls has somebody to answer it. */
export function compose(begun: Begun): void {
  const { bugs, incoming, paths, preferences, view, cachedBoard, stamp, window } = begun
  const windowFile = jsonFile<WindowState>(paths.windowState)
  const viewFile = jsonFile<ViewState>(paths.viewState)
  rememberPlace(window, windowFile)
  const send = sender(window)
  const show = () => showWindow(window)
  const menus = new Menus(
    window,
    () => preferences.keymap,
    (id: CommandId) => send('command.chosen', id),
  )
  const painted = whenPainted(window, cachedBoard)
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
    ...{ library, cachedBoard, importer, fetching, search: derived.search, kept: derived.kept },
    ...{ window, paths, preferences },
    ...{ view, viewFile, windowFile, menus, send, onPageOpen: () => incoming.offerTo(importer, send) },
  })
  serve(handlers, isTrustedSender, logError)
  preferences.follow(() => menus.make())
  menus.offerTextMenu()
  incoming.onSecondStart(show)
  bugs.tell(error => send('library.troubled', toWireError(error)))
  void painted.then(prepareLog)
  endWithWindow(app, window, show)
  closeBeforeQuit(app, async () => {
    const closed = await Promise.allSettled([derived.close(), windowFile.flush(), viewFile.flush()])
    for (const result of closed) if (result.status === 'rejected') logError('closing', result.reason)
  })
}
