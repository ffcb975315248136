/**
 * What of an error the log keeps: its kind, its code, where it happened, and of
 * its message what does not stand in quotes, since that may be a paper's text.
 */

/** An error as one or more lines. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code, syscall } = error as NodeJS.ErrnoException
  // JSON.parse, for one, quotes what it could not read; a stray quote hides the rest.
  const message = error.message.replace(/["'`].*["'`]?/s, '…').slice(0, 300)
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return [[error.name, code, syscall, message].filter(Boolean).join(' '), ...frames].join('\n')
}
