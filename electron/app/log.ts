/**
 * The log: one file in the system's log folder, for bugs and for nothing else.
 *
 * It never holds the text of a paper: of an error it keeps its kind, its code
 * and where it happened, and of its message what does not stand in quotes.
 */
import { join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/main'

/** Errors that nobody handled, on their way to the person. */
export interface Bugs {
  /** From now on the listener hears of each. */
  readonly tell: (listener: (error: unknown) => void) => void
}

/** Points the log at its folder and lets it note every error that nobody handled. */
export function startLog(): Bugs {
  let onBug: ((error: unknown) => void) | null = null
  log.transports.file.resolvePathFn = logFile
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = app.isPackaged ? false : 'warn'
  process.on('uncaughtException', error => {
    logError('uncaught', error)
    onBug?.(error)
  })
  process.on('unhandledRejection', error => {
    logError('unhandled', error)
    onBug?.(error)
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error(`the page ended: ${reason} (${exitCode})`)
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.error(`${type} ended: ${reason} (${exitCode})`)
  })
  return { tell: listener => (onBug = listener) }
}

/** Notes an error and where it came from: the name of a call, or a part's. */
export function logError(where: string, error: unknown): void {
  log.error(`${where}: ${describeError(error)}`)
}

/** Where the log lies. */
export function logFile(): string {
  return join(app.getPath('logs'), 'main.log')
}

/** What of an error may be written down. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code, syscall } = error as NodeJS.ErrnoException
  // JSON.parse, for one, quotes what it could not read.
  const message = error.message.replace(/(["'`]).*\1/gs, '$1…$1').slice(0, 300)
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [[error.name, code, syscall, message].filter(Boolean).join(' '), ...frames].join('\n')
}
