/**
 * The main process: what must be settled before Electron is ready, the window, and then the rest.
 *
 * Whoever starts the app waits for the window, and the window waits for what is
 * imported here. What its page asks first is answered by `first-answers.ts`,
 * read while the window's own process starts; the library and all that works on
 * it stand in `compose.ts`, read when the page has drawn.
 */
import { app, Menu, session } from 'electron'
import { ViewState } from '../shared/ipc/view-state.ts'
import { readBoardCache } from './app/board-cache.ts'
import { endWithWindow } from './app/closing.ts'
import { guardPages, guardSession } from './app/guards.ts'
import { type Handed, IncomingFiles } from './app/incoming.ts'
import { readJsonFile } from './app/json-file.ts'
import { stampOf } from './app/library-stamp.ts'
import { startLog } from './app/log.ts'
import { findPaths, givenArguments, settleUserData } from './app/paths.ts'
import { KeptPreferences } from './app/preferences.ts'
import { readPageAhead, registerPageScheme, servePage } from './app/protocol.ts'
import { openWindow, showWindow, whenDrawn, whenPainted } from './app/window.ts'
import { WindowState } from './app/window-state.ts'
import { keepCollectionsShort } from './library/collections.ts'

keepCollectionsShort()
settleUserData()
registerPageScheme()
guardPages(app)
const given = givenArguments()
if (app.requestSingleInstanceLock({ files: [...given.files] } satisfies Handed)) void start()
else app.quit()

async function start(): Promise<void> {
  Menu.setApplicationMenu(null) // or Electron makes its own before ours
  const bugs = startLog()
  const incoming = new IncomingFiles(app, given.files)
  const paths = findPaths(given)
  const preferences = new KeptPreferences(paths.settings)
  const windowState = readJsonFile(paths.windowState, WindowState)
  const view = readJsonFile(paths.viewState, ViewState)
  const pageAhead = readPageAhead(paths.page)
  const cachedBoard = readBoardCache(paths.library)
  const stamp = stampOf(paths.library)
  await app.whenReady()

  guardSession(session.defaultSession)
  let sayServed = () => {}
  servePage(paths.page, pageAhead, new Promise(resolve => (sayServed = resolve)))
  // The window comes first: its page loads while the library is read.
  const window = openWindow(paths.preload, windowState, preferences)
  const drawn = whenDrawn(window)
  const painted = whenPainted(drawn, cachedBoard)
  endWithWindow(app, window, () => showWindow(window))
  const { answerFirst } = await import('./ipc/first-answers.ts')
  answerFirst({ window, paths, preferences, view, cachedBoard, drawn }, async front => {
    const { compose } = await import('./compose.ts')
    return compose({ bugs, incoming, paths, preferences, view, stamp, window, painted, ...front })
  })
  sayServed()
}
