/**
 * The log: one file in the system's log folder, for bugs and for nothing else.
 *
 * It never holds the text of a paper; `error-text.ts` says what of an error it keeps.
 */
import { join } from 'node:path'
import { app } from 'electron'
import type { MainLogger } from 'electron-log'
import { describeError } from './error-text.ts'

/** Errors that nobody handled, on their way to the person. */
export interface Bugs {
  /** From now on the listener hears of each. */
  readonly tell: (listener: (error: unknown) => void) => void
}

let opened: Promise<MainLogger> | null = null

/** Opens the log for what is to come; by itself it is opened when there is something to note. */
export function prepareLog(): void {
  openLog().catch(() => undefined) // said by the first note
}

/** The program that writes it is read late: a start has nothing to note, and waits for everything it reads. */
function openLog(): Promise<MainLogger> {
  opened ??= import('electron-log/main').then(({ default: log }) => {
    log.transports.file.resolvePathFn = logFile
    log.transports.file.maxSize = 1024 * 1024
    log.transports.console.level = app.isPackaged ? false : 'warn'
    return log
  })
  return opened
}

/** From now on every error that nobody handled is noted. */
export function startLog(): Bugs {
  let onBug: ((error: unknown) => void) | null = null
  process.on('uncaughtException', error => {
    logError('uncaught', error)
    onBug?.(error)
  })
  process.on('unhandledRejection', error => {
    logError('unhandled', error)
    onBug?.(error)
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') note(`the page ended: ${reason} (${exitCode})`)
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') note(`${type} ended: ${reason} (${exitCode})`)
  })
  return { tell: listener => (onBug = listener) }
}

/** Notes an error and where it came from: the name of a call, or a part's. */
export function logError(where: string, error: unknown): void {
  note(`${where}: ${describeError(error)}`)
}

function note(line: string): void {
  // A log that cannot be opened must not become the next error to be noted.
  openLog().then(
    log => log.error(line),
    () => console.error(line),
  )
}

/** Where the log lies. */
export function logFile(): string {
  return join(app.getPath('logs'), 'main.log')
}
