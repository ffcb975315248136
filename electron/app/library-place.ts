/**
 * Where the library lies: `--library FOLDER`, or else what settings.json remembers, or else the usual place.
 */
import { join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { readSettings } from './settings.ts'

export interface LibraryPlace {
  readonly folder: string
  /**
   * Whether a new library may be made there. Not in a remembered folder: the library that was
   * there is on a drive that is not connected, or was moved.
   */
  readonly mayBeNew: boolean
  /** Why the place is not known, where settings.json cannot be read; nothing is opened then. */
  readonly problem: PaperlaneError | null
}

/**
 * Finds the library's place.
 *
 * @param given the folder on the command line
 */
export function findLibrary(given: string | null, userData: string, settings: string): LibraryPlace {
  const usual = join(userData, 'library')
  if (given !== null) return { folder: given, mayBeNew: true, problem: null }
  try {
    const { library } = readSettings(settings)
    return { folder: library ?? usual, mayBeNew: library === undefined, problem: null }
  } catch (error) {
    if (!(error instanceof PaperlaneError)) throw error
    return { folder: usual, mayBeNew: false, problem: error }
  }
}

/** The command line of the next start, which is to follow settings.json: without `--library`. */
export function withoutLibrary(given: readonly string[]): string[] {
  const kept = given.filter(argument => !argument.startsWith('--library='))
  const index = kept.indexOf('--library')
  return index < 0 ? kept : [...kept.slice(0, index), ...withoutLibrary(kept.slice(index + 2))]
}
