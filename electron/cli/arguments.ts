/**
 * The words of the command line: which command, on which papers, with which choices.
 *
 * Whatever is not understood is refused with one sentence before anything is opened.
 */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { type ExportFormat, exportFormats } from '../../shared/exports/options.ts'
import { type Column, columns, columnTitles } from '../../shared/library/paper.ts'
import { Tag } from '../../shared/library/edits.ts'

/** The command line was not understood; nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What is asked; null for the library's folder where it is not named. */
export type Command =
  | { readonly is: 'help' }
  | {
      readonly is: 'import'
      readonly library: string | null
      readonly files: readonly string[]
      /** Null for Inbox, or where another program said that its reader is with a paper. */
      readonly to: Column | null
      readonly tags: readonly string[]
      readonly isDryRun: boolean
      readonly isJson: boolean
    }
  | { readonly is: 'list'; readonly library: string | null; readonly query: string; readonly isJson: boolean }
  | {
      readonly is: 'move'
      readonly library: string | null
      readonly keys: readonly string[]
      readonly to: Column
    }
  | {
      readonly is: 'export'
      readonly library: string | null
      readonly format: ExportFormat
      readonly column: Column | null
      readonly query: string
      readonly out: string | null
    }
  | { readonly is: 'check'; readonly library: string | null; readonly isJson: boolean }

export const help = `Usage: paperlane COMMAND [--library DIR]

  import FILE... [--to COLUMN] [--tag TAG] [--dry-run] [--json]
                              adds the papers of files; - is what comes in
  list [QUERY] [--json]       tells the papers, of a search as in the window
  move KEY... --to COLUMN     moves papers, by citation key, arXiv id or DOI
  export [--format FORMAT] [--column COLUMN] [--query QUERY] [--out FILE]
                              writes papers, as BibTeX where no format is named
  check [--json]              says how the library is

Columns: ${columns.join(', ')}.
Formats: ${exportFormats.join(', ')}.
Without --library, the library is the one that the window opens.
`

const options = {
  library: { type: 'string' },
  to: { type: 'string' },
  tag: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  format: { type: 'string' },
  column: { type: 'string' },
  query: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const
type OptionName = keyof typeof options

/** The options of each command, beside `--library` and `--help`. */
const allowed: Readonly<Record<Exclude<Command['is'], 'help'>, readonly OptionName[]>> = {
  import: ['to', 'tag', 'dry-run', 'json'],
  list: ['json'],
  move: ['to'],
  export: ['format', 'column', 'query', 'out'],
  check: ['json'],
}

/**
 * Understands the words behind the program's name.
 *
 * @throws UsageError
 */
export function readCommand(given: readonly string[]): Command {
  const { values, positionals } = parsed(given)
  const [name, ...words] = positionals
  if (values.help === true || name === 'help') return { is: 'help' }
  if (name === undefined) throw new UsageError('No command is given.')
  if (!isCommand(name)) throw new UsageError(`There is no command ${name}.`)
  const unknown = Object.keys(values).find(
    option => option !== 'library' && !allowed[name].includes(option as OptionName),
  )
  if (unknown !== undefined) throw new UsageError(`${name} has no option --${unknown}.`)
  const library = values.library ?? null
  const isJson = values.json === true
  switch (name) {
    case 'import': {
      if (words.length === 0) throw new UsageError('import needs a file, or - for what comes in.')
      const to = values.to === undefined ? null : columnOf(values.to)
      const isDryRun = values['dry-run'] === true
      return { is: name, library, files: words, to, tags: tagsOf(values.tag ?? []), isDryRun, isJson }
    }
    case 'list':
      return { is: name, library, query: words.join(' '), isJson }
    case 'move':
      if (words.length === 0) throw new UsageError('move needs the key of a paper.')
      if (values.to === undefined) throw new UsageError('move needs --to COLUMN.')
      return { is: name, library, keys: words, to: columnOf(values.to) }
    case 'export': {
      none(name, words)
      const { column, query = '', out = null } = values
      const format = formatOf(values.format ?? 'bibtex')
      return { is: name, library, format, column: column === undefined ? null : columnOf(column), query, out }
    }
    case 'check':
      none(name, words)
      return { is: name, library, isJson }
  }
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true })
  } catch (error) {
    // Node says what is wrong in its first sentence, and how to quote arguments in the others.
    const [message = ''] = error instanceof Error ? error.message.split(/(?<=\.) |\n/) : []
    throw new UsageError(message)
  }
}

function isCommand(name: string): name is keyof typeof allowed {
  return Object.hasOwn(allowed, name)
}

function none(name: string, words: readonly string[]): void {
  if (words[0] !== undefined) throw new UsageError(`${name} does not know what to do with ${words[0]}.`)
}

/** A column as it is called here or in the window: `to-read`, `To read`. */
function columnOf(text: string): Column {
  const asked = text.trim().toLowerCase()
  const found = columns.find(column => column === asked || columnTitles[column].toLowerCase() === asked)
  if (found === undefined)
    throw new UsageError(`There is no column ${text}. Columns are: ${columns.join(', ')}.`)
  return found
}

function formatOf(text: string): ExportFormat {
  const found = exportFormats.find(format => format === text.toLowerCase())
  if (found === undefined)
    throw new UsageError(`There is no format ${text}. Formats are: ${exportFormats.join(', ')}.`)
  return found
}

function tagsOf(texts: readonly string[]): string[] {
  return texts.map(text => {
    const checked = v.safeParse(Tag, text)
    if (!checked.success) throw new UsageError(checked.issues[0].message)
    return checked.output
  })
}
