/**
 * Paths: where Paperlane keeps and finds things on this machine.
 */
import { join } from 'node:path'
import { app } from 'electron'
import { type Arguments, readArguments } from './arguments.ts'
import { findLibrary, type LibraryPlace } from './library-place.ts'

export interface Paths {
  /** The library's folder. */
  readonly library: string
  /** The same, and what may be done there. */
  readonly place: LibraryPlace
  readonly settings: string
  readonly windowState: string
  readonly viewState: string
  readonly preload: string
  /** The folder of the built page. */
  readonly page: string
  readonly importWorker: string
  readonly searchWorker: string
  readonly sample: string
}

/**
 * Settles where the user's data lie. Must run before the app is ready and before the single-instance lock.
 *
 * PAPERLANE_USER_DATA puts everything under one folder, which is how tests keep out of each other's way.
 */
export function settleUserData(): void {
  const folder = process.env['PAPERLANE_USER_DATA']
  if (folder === undefined || folder === '') return
  app.setPath('userData', folder)
  app.setAppLogsPath(join(folder, 'logs'))
}

/** What this process was asked on its command line. */
export function givenArguments(): Arguments {
  return readArguments(process.argv.slice(1), process.cwd(), app.getAppPath())
}

/** All paths. Built files are found from the app's folder, since the bundler decides where code lies. */
export function findPaths({ library }: Arguments): Paths {
  const userData = app.getPath('userData')
  const built = join(app.getAppPath(), 'out')
  const settings = join(userData, 'settings.json')
  const place = findLibrary(library, userData, settings)
  return {
    library: place.folder,
    place,
    settings,
    windowState: join(userData, 'window-state.json'),
    viewState: join(userData, 'view-state.json'),
    preload: join(built, 'preload', 'index.cjs'),
    page: join(built, 'renderer'),
    importWorker: join(built, 'main', 'import-worker.js'),
    searchWorker: join(built, 'main', 'search-worker.js'),
    sample: join(app.getAppPath(), 'resources', 'sample-listing.txt'),
  }
}
