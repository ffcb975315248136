/**
 * Everything that can go wrong in ordinary use, with the words a person sees.
 *
 * Anything thrown that is not a `PaperlaneError` is a bug.
 */
export const errorCodes = [
  'bad-request',
  'library-locked',
  'library-damaged',
  'library-newer',
  'library-missing',
  'library-read-only',
  'library-unwritable',
  'library-disturbed',
  'file-unreadable',
  'file-unwritable',
  'file-too-large',
  'import-failed',
  'search-failed',
  'link-refused',
  'service-unreachable',
  'service-busy',
  'service-refused',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** What a person is told: a title, what to do, and whether trying again can help. */
export interface ErrorText {
  readonly title: string
  readonly hint: string
  readonly canRetry: boolean
}

export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  'bad-request': {
    title: 'Paperlane did not understand that request',
    hint: 'Your library is unchanged.',
    canRetry: false,
  },
  'library-locked': {
    title: 'This library is open in another window',
    hint: 'Use that window, or close it first.',
    canRetry: true,
  },
  'library-damaged': {
    title: 'The library could not be read',
    hint: 'Nothing was overwritten. The files are where they were.',
    canRetry: false,
  },
  'library-newer': {
    title: 'This library was written by a newer Paperlane',
    hint: 'Update Paperlane to open it. Nothing was written.',
    canRetry: false,
  },
  'library-missing': {
    title: 'The library is not where it was',
    hint: 'Connect its drive and try again, or choose the folder it is in now. Nothing was written.',
    canRetry: true,
  },
  'library-read-only': {
    title: 'The library cannot be changed at the moment',
    hint: 'Everything saved before is safe. Check the disk, then reopen Paperlane.',
    canRetry: true,
  },
  'library-unwritable': {
    title: 'The last change could not be saved',
    hint: 'It was taken back; everything before it is safe. Check the free space on the disk and try again.',
    canRetry: true,
  },
  'library-disturbed': {
    title: 'Another program changed files of the library',
    hint: 'Your library is as Paperlane saved it. The other files are kept in its folder, under conflicts.',
    canRetry: false,
  },
  'file-unreadable': {
    title: 'The file could not be read',
    hint: 'Your library is unchanged.',
    canRetry: true,
  },
  'file-unwritable': {
    title: 'The file could not be written',
    hint: 'Choose another folder. Your library is unchanged.',
    canRetry: true,
  },
  'file-too-large': {
    title: 'The file is too large to import',
    hint: 'BibTeX, RIS, PubMed, EndNote tagged and Web of Science may be 256 MB long, everything else 64 MB. Split the file and import its parts. Your library is unchanged.',
    canRetry: false,
  },
  'import-failed': {
    title: 'The text could not be read as papers',
    hint: 'Your library is unchanged.',
    canRetry: true,
  },
  'search-failed': {
    title: 'Search does not work at the moment',
    hint: 'Start Paperlane again. Your library is unchanged.',
    canRetry: false,
  },
  'link-refused': {
    title: 'This link was not opened',
    hint: 'Paperlane opens https links only.',
    canRetry: false,
  },
  'service-unreachable': {
    title: 'Nothing could be fetched',
    hint: 'Check the connection and try again. Your library is unchanged.',
    canRetry: true,
  },
  'service-busy': {
    title: 'Nothing was fetched yet',
    hint: 'Try again after that. Your library is unchanged.',
    canRetry: true,
  },
  'service-refused': {
    title: 'Nothing could be fetched',
    hint: 'Your library is unchanged.',
    canRetry: true,
  },
  internal: {
    title: 'Something went wrong in Paperlane',
    hint: 'Your library is safe. Details are in the log.',
    canRetry: false,
  },
}

/** Something that can go wrong in ordinary use; anything else thrown is a bug. */
export class PaperlaneError extends Error {
  override readonly name = 'PaperlaneError'
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** An error as it crosses between processes: Electron keeps only the message of what a handler throws. */
export interface WireError {
  readonly code: ErrorCode
  readonly message: string
}

/** What of an error another process is told; a bug says nothing of its inside. */
export function toWireError(error: unknown): WireError {
  if (error instanceof PaperlaneError) return { code: error.code, message: error.message }
  return { code: 'internal', message: errorTexts.internal.hint }
}
