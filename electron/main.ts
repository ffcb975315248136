/**
 * The main process: builds the parts, wires them, opens the window.
 *
 * Composition only. What must be settled before Electron is ready stands before
 * the first wait.
 */
import { app, session } from 'electron'
import type { CommandId } from '../shared/commands/table.ts'
import { toWireError } from '../shared/errors.ts'
import { ViewState } from '../shared/ipc/contract.ts'
import { readBoardCache } from './app/board-cache.ts'
import { closeBeforeQuit, endWithWindow } from './app/closing.ts'
import { derive } from './app/derived.ts'
import { guardPages, guardSession, isTrustedSender } from './app/guards.ts'
import { type Handed, IncomingFiles } from './app/incoming.ts'
import { jsonFile, readJsonFile } from './app/json-file.ts'
import { logError, startLog } from './app/log.ts'
import { Menus } from './app/menu.ts'
import { openLibrary } from './app/open-library.ts'
import { KeptPreferences } from './app/preferences.ts'
import { findPaths, givenArguments, settleUserData } from './app/paths.ts'
import { stampOf } from './app/library-stamp.ts'
import { readPageAhead, registerPageScheme, servePage } from './app/protocol.ts'
import { openWindow, showWindow, whenPainted } from './app/window.ts'
import { WindowState } from './app/window-state.ts'
import { createHandlers } from './ipc/handlers.ts'
import { sender } from './ipc/send.ts'
import { serve } from './ipc/serve.ts'
import { keepCollectionsShort } from './library/collections.ts'
import { Importer } from './workers/importer.ts'

keepCollectionsShort()
settleUserData()
registerPageScheme()
guardPages(app)
const given = givenArguments()
if (app.requestSingleInstanceLock({ files: [...given.files] } satisfies Handed)) void start()
else app.quit()

async function start(): Promise<void> {
  const bugs = startLog()
  const incoming = new IncomingFiles(app, given.files)
  const paths = findPaths(given)
  const preferences = new KeptPreferences(paths.settings)
  const remembered = readJsonFile(paths.windowState, WindowState)
  const view = readJsonFile(paths.viewState, ViewState)
  const pageAhead = readPageAhead(paths.page)
  const cachedBoard = readBoardCache(paths.library)
  const stamp = stampOf(paths.library)
  await app.whenReady()

  guardSession(session.defaultSession)
  servePage(paths.page, pageAhead)
  const windowFile = jsonFile<WindowState>(paths.windowState)
  const viewFile = jsonFile<ViewState>(paths.viewState)
  // The window comes first: its page loads while the library is read.
  const window = openWindow(paths.preload, remembered, windowFile, preferences)
  const send = sender(window)
  const show = () => showWindow(window)
  const menus = new Menus(
    window,
    () => preferences.keymap,
    (id: CommandId) => send('command.chosen', id),
  )
  const library = whenPainted(window, cachedBoard).then(() => openLibrary(paths, window, send, show))
  const derived = derive(library, paths.searchWorker, stamp, {
    onKept: reports => send('kept.changed', reports),
    onTrouble: error => send('library.troubled', toWireError(error)),
  })
  library.catch(() => undefined) // said by openLibrary, and again to each call that waits for it
  const importer = new Importer(library, paths.importWorker, progress => send('import.progressed', progress))

  const handlers = createHandlers({
    ...{ library, cachedBoard, importer, search: derived.search, kept: derived.kept },
    ...{ window, paths, preferences },
    ...{ view, viewFile, windowFile, menus, send, onPageOpen: () => incoming.offerTo(importer, send) },
  })
  serve(handlers, isTrustedSender, logError)
  preferences.follow(() => menus.make())
  menus.offerTextMenu()
  incoming.onSecondStart(show)
  bugs.tell(error => send('library.troubled', toWireError(error)))
  endWithWindow(app, window, show)
  closeBeforeQuit(app, async () => {
    const closed = await Promise.allSettled([derived.close(), windowFile.flush(), viewFile.flush()])
    for (const result of closed) if (result.status === 'rejected') logError('closing', result.reason)
  })
}
