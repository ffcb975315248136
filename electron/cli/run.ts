/**
 * The command line: the same library as in the window, under the same lock, without Electron and without a display.
 *
 * Where the window has the library open the command is refused: there is never
 * a second writer. Ends with 0 where everything was done, 1 where something
 * could not be, 2 where the command was not understood.
 */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { errorTexts, PaperlaneError } from '../../shared/errors.ts'
import { findLibrary } from '../app/library-place.ts'
import { Library } from '../library/library.ts'
import { type Command, help, readCommand, UsageError } from './arguments.ts'
import { check, exportPapers, list, move } from './commands.ts'
import { importFiles } from './import-files.ts'
import type { Terminal } from './output.ts'

/** Does what the words say. Answers the number that the process ends with. */
export async function runCommandLine(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  try {
    const command = readCommand(words)
    if (command.is === 'help') {
      await terminal.out(help)
      return 0
    }
    return await inLibrary(command, environment, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      await terminal.err(`paperlane: ${error.message}\npaperlane help says what it can do.\n`)
      return 2
    }
    if (!(error instanceof PaperlaneError)) throw error
    const { title, hint } = errorTexts[error.code]
    await terminal.err(`paperlane: ${title}: ${error.message} ${hint}\n`)
    return 1
  }
}

type LibraryCommand = Exclude<Command, { is: 'help' }>

async function inLibrary(
  command: LibraryCommand,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<number> {
  const library = await openFor(command, environment, terminal)
  try {
    if (command.is === 'import') return (await importFiles(command, library, terminal)) === 0 ? 0 : 1
    if (!library) throw new PaperlaneError('library-missing', 'There is no library yet.')
    return await doIn(library, command, terminal)
  } finally {
    await library?.close()
  }
}

function doIn(
  library: Library,
  command: Exclude<LibraryCommand, { is: 'import' }>,
  terminal: Terminal,
): Promise<number> {
  switch (command.is) {
    case 'list':
      return list(command, library, terminal)
    case 'move':
      return move(command, library, terminal)
    case 'export':
      return exportPapers(command, library, terminal)
    case 'check':
      return check(command, library, terminal)
  }
}

/** Opens the library; only an import makes a new one, and null stands for the one that a dry run would make. */
async function openFor(
  command: LibraryCommand,
  environment: Readonly<Record<string, string | undefined>>,
  terminal: Terminal,
): Promise<Library | null> {
  const userData = userDataFolder(environment)
  const given = command.library === null ? null : resolve(terminal.folder, command.library)
  const { folder, mayBeNew, problem } = findLibrary(given, userData, join(userData, 'settings.json'))
  if (problem) throw problem
  const isDryRun = command.is === 'import' && command.isDryRun
  const makes = command.is === 'import' && !isDryRun && mayBeNew
  try {
    return await Library.open(folder, { version: 'cli', whenMissing: makes ? 'make' : 'refuse' })
  } catch (error) {
    const isMissing = error instanceof PaperlaneError && error.code === 'library-missing'
    if (isMissing && isDryRun && mayBeNew) return null
    throw error
  }
}

/** Where Electron keeps what belongs to a user. */
function userDataFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const { PAPERLANE_USER_DATA, XDG_CONFIG_HOME, APPDATA } = environment
  if (PAPERLANE_USER_DATA) return PAPERLANE_USER_DATA
  if (process.platform === 'win32') return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Paperlane')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Paperlane')
  return join(XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'Paperlane')
}
