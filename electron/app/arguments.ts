/**
 * The command line: `paperlane [--library FOLDER] [FILE...]`.
 *
 * Switches of Electron and Chromium stand between and are passed over.
 */
import { resolve } from 'node:path'

export interface Arguments {
  /** Where the library lies, absolute; null for the usual place. */
  readonly library: string | null
  /** Files to import, absolute, in the order given. */
  readonly files: readonly string[]
}

/**
 * Reads the command line.
 *
 * @param given everything after the program
 * @param folder what relative paths start from
 * @param appFolder passed over: in development Electron is started with the app's own folder
 */
export function readArguments(given: readonly string[], folder: string, appFolder: string): Arguments {
  const files: string[] = []
  let library: string | null = null
  for (let index = 0; index < given.length; index++) {
    const argument = given[index] ?? ''
    if (argument === '--library') {
      const value = given[++index]
      if (value !== undefined) library = resolve(folder, value)
    } else if (argument.startsWith('--library='))
      library = resolve(folder, argument.slice('--library='.length))
    else if (argument !== '' && !argument.startsWith('-')) files.push(resolve(folder, argument))
  }
  return { library, files: files.filter(file => file !== resolve(appFolder)) }
}
