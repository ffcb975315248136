/**
 * What the page asks before its first paint, answered while the rest of the program has not been read yet.
 *
 * Reading it keeps the main thread busy, and the page's scripts come from there:
 * before the first paint, everything that is read is waited for.
 */
import type { BrowserWindow } from 'electron'
import type { CommandId } from '../../shared/commands/table.ts'
import { callNames, type Handlers } from '../../shared/ipc/contract.ts'
import type { ViewState } from '../../shared/ipc/view-state.ts'
import type { CachedPage } from '../app/board-cache.ts'
import { isTrustedSender } from '../app/guards.ts'
import { logError } from '../app/log.ts'
import { Menus } from '../app/menu.ts'
import type { Paths } from '../app/paths.ts'
import type { KeptPreferences } from '../app/preferences.ts'
import { sender, type Send } from './send.ts'
import { serve } from './serve.ts'

/** The handlers of everything but what is answered here. */
export type LateHandlers = Omit<Handlers, 'settings.read'>

/** What the first answers are made of. */
interface Known {
  readonly window: BrowserWindow
  readonly paths: Paths
  readonly preferences: KeptPreferences
  /** Where the person was when Paperlane was last closed. */
  readonly view: ViewState | null
  /** The first page as it was kept, where nothing has changed since. */
  readonly cachedBoard: Promise<CachedPage | null>
  /** Resolves when the page has drawn its first frame. */
  readonly drawn: Promise<void>
}

/** What of the window is made before the rest. */
export interface Front {
  readonly send: Send
  readonly menus: Menus
}

/** The longest that the rest waits for the page to draw, in milliseconds. */
const patience = 600
/** Handing a drawn frame on takes the processors for so long, in milliseconds: reading the rest would hold it up. */
const handingOn = 20

/**
 * Answers the page from now on, and shows the application menu.
 *
 * @param begin begins the rest, once the board's first page is drawn or has to be read from the library
 */
export function answerFirst(known: Known, begin: (front: Front) => Promise<LateHandlers>): void {
  const { window, paths, preferences, view, cachedBoard, drawn } = known
  const send = sender(window)
  const menus = new Menus(
    window,
    () => preferences.keymap,
    (id: CommandId) => send('command.chosen', id),
  )
  let beginRest = () => {}
  const isDue = new Promise<void>(resolve => {
    beginRest = () => window.isDestroyed() || resolve() // a window that was closed again ends the program
  })
  const rest = isDue.then(() => begin({ send, menus }))
  rest.catch((error: unknown) => logError('starting', error)) // and each call that waits says so
  setTimeout(beginRest, patience)
  void cachedBoard.then(kept => kept === null && beginRest())

  const waiting = Object.fromEntries(
    callNames.map(name => [name, async (given: never) => ((await rest) as Handlers)[name](given)]),
  ) as unknown as LateHandlers
  let isFirst = true
  const handlers: Handlers = {
    ...waiting,
    'settings.read': () => preferences.read(),
    'board.open': async () => {
      const kept = isFirst ? await cachedBoard : null
      isFirst = false // a page that is loaded again meets a library that has been read
      if (kept === null) return waiting['board.open'](undefined)
      void drawn.then(() => setTimeout(beginRest, handingOn))
      return { ...kept, view, libraryFolder: paths.library }
    },
  }
  serve(handlers, isTrustedSender, logError)
  preferences.follow(() => menus.make())
  menus.offerTextMenu()
}
