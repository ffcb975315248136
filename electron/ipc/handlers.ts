/**
 * What answers each call: one line into the part that knows.
 *
 * Every call waits for the library where it needs it; the window is there first.
 */
import { join } from 'node:path'
import { type BrowserWindow, clipboard, shell } from 'electron'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Done } from '../../shared/ipc/contract.ts'
import type { ViewState } from '../../shared/ipc/view-state.ts'
import type { PaperId } from '../../shared/library/paper.ts'
import { boardPage } from '../app/board.ts'
import { clipboardPage } from '../app/clipboard-page.ts'
import { askForFiles } from '../app/dialogs.ts'
import { openOutside } from '../app/guards.ts'
import type { JsonFile } from '../app/json-file.ts'
import { linkOf } from '../app/links.ts'
import type { Menus } from '../app/menu.ts'
import type { KeptPreferences } from '../app/preferences.ts'
import type { Paths } from '../app/paths.ts'
import { Statistics } from '../app/statistics.ts'
import { tellRows } from '../app/telling.ts'
import { zoomWindow } from '../app/window.ts'
import type { WindowState } from '../app/window-state.ts'
import type { KeptFiles } from '../exports/kept-files.ts'
import type { Applied, Library } from '../library/library.ts'
import { readSavedSearches, writeSavedSearches } from '../search/saved-searches.ts'
import type { Search } from '../search/search.ts'
import type { Fetching } from '../sources/fetching.ts'
import type { Importer } from '../workers/importer.ts'
import { exportHandlers } from './export-handlers.ts'
import { keepingHandlers } from './keeping-handlers.ts'
import type { LateHandlers } from './first-answers.ts'
import type { Send } from './send.ts'

/** What the handlers reach into. */
export interface Parts {
  readonly library: Promise<Library>
  readonly importer: Importer
  readonly search: Promise<Search>
  readonly kept: Promise<KeptFiles>
  readonly fetching: Fetching
  readonly window: BrowserWindow
  readonly paths: Paths
  readonly preferences: KeptPreferences
  /** Where the person was when Paperlane was last closed. */
  readonly view: ViewState | null
  readonly viewFile: JsonFile<ViewState>
  readonly windowFile: JsonFile<WindowState>
  readonly menus: Menus
  readonly send: Send
  /** Called when the page has opened the board and hears events from then on. */
  readonly onPageOpen: () => void
}

/** A handler for every call that needs more than the window. */
export function createHandlers(parts: Parts): LateHandlers {
  const { library, importer, search, kept, fetching, window, paths, preferences } = parts
  const { viewFile, windowFile, menus, send, onPageOpen } = parts
  let { view } = parts
  // Counting goes through every paper, so it waits until somebody asks.
  let counted: Promise<Statistics> | null = null
  const statistics = () => (counted ??= library.then(opened => new Statistics(opened)))
  const exports = exportHandlers(library, search, kept, window)

  const paper = async (id: PaperId) => {
    const found = (await library).get(id)
    if (!found) throw new PaperlaneError('bad-request', 'This paper is not in the library.')
    return found
  }

  return {
    'board.open': async () => boardPage(await library, paths.library, view),
    'board.rows': async ({ request }) => {
      const told = await tellRows(await library, send, request)
      onPageOpen()
      return told
    },
    'view.save': state => {
      view = state // a page that is loaded again comes back to here
      viewFile.save(state)
      return null
    },
    'paper.read': async ({ ids }) => {
      const papers = await library
      return ids.flatMap(id => papers.get(id) ?? [])
    },
    'settings.write': async chosen => {
      await preferences.write(chosen)
      return null
    },
    'library.apply': async operation => done(await (await library).apply(operation, 'user')),
    'search.find': async ({ text, limit }) => (await search).find(text, limit),
    'search.mark': async ({ text, known }) => (await search).mark(text, known),
    'search.check': async ({ text, ids }) => (await search).check(text, ids),
    'search.count': async ({ texts }) => (await search).count(texts),
    'searches.read': async () => readSavedSearches(await library),
    'searches.write': async ({ searches }) => {
      await writeSavedSearches(await library, searches)
      return null
    },
    'session.read': async () => (await statistics()).session(),
    'statistics.read': async ({ days }) => (await statistics()).days(days),
    'library.undo': async () => done(await (await library).undo()),
    'library.redo': async () => done(await (await library).redo()),
    ...keepingHandlers(library, window, paths.settings),
    'import.begin': arriving => importer.begin(arriving),
    'import.part': ({ offer, bytes }) => importer.receive(offer, bytes),
    'import.choose': async () => importer.offer(await askForFiles(window)),
    'import.paste': async () =>
      importer.offerText('pasted text', await clipboard.readText(), await clipboardPage()),
    'import.offered': ({ offer }) => importer.previewOffered(offer),
    'import.sample': () => importer.previewFile(paths.sample),
    'import.correct': ({ token, corrections, kind }) => importer.correct(token, corrections, kind),
    'import.page': ({ token, places }) => importer.page(token, places),
    'import.left': ({ token, of, from }) => importer.left(token, of, from),
    'import.commit': async choice => {
      const done = await importer.commit(choice)
      return done && { added: done.added, filled: done.filled, seq: done.seq }
    },
    'import.cancel': ({ token }) => importer.cancel(token),
    'import.stop': ({ job }) => importer.stop(job),
    ...exports.handlers,
    'fetch.missing': ({ ids }) => fetching.missing(ids),
    'fetch.stop': () => {
      fetching.stop()
      return null
    },
    'paper.openLink': async ({ id, kind }) => {
      const url = linkOf(await paper(id), kind)
      return url === null ? false : openOutside(url, window)
    },
    'link.open': async ({ url }) => {
      await openOutside(url, window)
      return null
    },
    'folder.show': async ({ what }) => {
      if (what !== 'export') await shell.openPath(join(paths.library, what === 'library' ? '' : what))
      else if (exports.lastFile !== null) shell.showItemInFolder(exports.lastFile)
      return null
    },
    'menu.update': state => {
      menus.update(state)
      return null
    },
    'menu.popup': ({ of, at, state }) => {
      menus.popUp(of, at, state)
      return null
    },
    'window.zoom': ({ by }) => {
      zoomWindow(window, by, windowFile)
      return null
    },
  }
}

/** What a call answers of an entry: the changes themselves come as an event. */
function done(applied: Applied | null): Done | null {
  return applied && { seq: applied.seq, label: applied.label }
}
