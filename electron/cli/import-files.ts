/**
 * `paperlane import`: the papers of files into the library, as one step that undo takes back.
 *
 * A file that cannot be read is named and costs the others nothing. With
 * `--dry-run` nothing is written, not even a new library.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { joinedReading } from '../../shared/import/in-parts.ts'
import { chosenInParts, matchReading } from '../../shared/import/match.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { edited } from '../../shared/library/changes.ts'
import { countOf } from '../../shared/library/describe.ts'
import { gapsOf } from '../../shared/library/gaps.ts'
import { type Fill, freeKey } from '../../shared/library/importing.ts'
import { KnownPapers } from '../../shared/library/known-papers.ts'
import { type Column, columns, columnTitles, type Paper, type PaperId } from '../../shared/library/paper.ts'
import { errno } from '../library/file-system.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { checkSize } from '../workers/content.ts'
import { newPaper } from '../workers/new-paper.ts'
import { newPaperId } from '../workers/paper-id.ts'
import { readContent } from '../workers/read-content.ts'
import type { Command } from './arguments.ts'
import { toCsl } from './csl.ts'
import { type Terminal, writeAll } from './output.ts'

type Asked = Extract<Command, { is: 'import' }>

/** What came of one file. */
interface ReadFile {
  readonly file: string
  readonly reading: Reading
  readonly added: readonly Paper[]
  readonly known: number
  readonly near: number
}

/**
 * Imports files. Answers how many could not be read.
 *
 * @param library null where there is none yet, and nothing is to be written
 */
export async function importFiles(
  asked: Asked,
  library: Library | null,
  terminal: Terminal,
): Promise<number> {
  const arrivals = new Arrivals(asked, library)
  const read: ReadFile[] = []
  let unreadable = 0
  for (const file of asked.files) {
    try {
      read.push(await arrivals.take(file, await readingOf(file, terminal)))
    } catch (error) {
      if (!(error instanceof PaperlaneError)) throw error
      unreadable++
      await terminal.err(`paperlane: ${error.message}\n`)
    }
  }
  const { papers, fills } = arrivals
  const isWritten = library && !asked.isDryRun && papers.length + fills.length > 0
  if (isWritten) await library.apply({ type: 'import', papers, fills }, 'import')
  for (const one of read) await (asked.isJson ? tellAsJson(one, terminal) : tell(one, asked, terminal))
  return unreadable
}

/** New papers, and gaps of known ones, of which each may be met again in a later file. */
class Arrivals {
  readonly fills: Fill[] = []
  readonly #asked: Asked
  readonly #library: Library | null
  readonly #known = new KnownPapers()
  readonly #arrived = new Map<PaperId, Paper>()
  readonly #keys: Set<string>

  constructor(asked: Asked, library: Library | null) {
    const present = library ? [...library.all()] : []
    this.#asked = asked
    this.#library = library
    for (const paper of present) this.#known.add(paper.id, paper)
    this.#keys = new Set(present.flatMap(({ citeKey }) => citeKey?.toLowerCase() ?? []))
  }

  /** What has been added so far, with what later files told of it. */
  get papers(): readonly Paper[] {
    return [...this.#arrived.values()]
  }

  async take(file: string, reading: Reading): Promise<ReadFile> {
    const { to, tags } = this.#asked
    const matches = matchReading(reading.papers, {
      known: this.#known,
      paperOf: id => this.#arrived.get(id) ?? this.#library?.get(id),
    })
    const at = Date.now()
    const origin = file === '-' ? 'standard input' : basename(file)
    // What only may be known is added: nobody is there to say which it is.
    const add = matches.flatMap(({ is }, place) => (is === 'new' || is === 'near' ? place : []))
    const fill = matches.flatMap(({ is }, place) => (is === 'known' || is === 'repeated' ? place : []))
    const chosen = await new Slices().run(chosenInParts(reading.papers, matches, { add, same: [], fill }))
    const added = chosen.added.map(({ place, draft, citeKey: said = null }) => {
      const citeKey = freeKey(said, this.#keys)
      const column = to ?? reading.papers[place]?.column ?? 'inbox'
      return newPaper(draft, { id: newPaperId(), column, origin, at, tags, citeKey })
    })
    for (const paper of added) this.#remember(paper)
    for (const fill of chosen.fills) this.#fill(fill)
    const near = matches.filter(({ is }) => is === 'near').length
    return { file, reading, added, known: reading.papers.length - added.length, near }
  }

  #remember(paper: Paper): void {
    this.#arrived.set(paper.id, paper)
    this.#known.add(paper.id, paper)
  }

  #fill(fill: Fill): void {
    const arrived = this.#arrived.get(fill.id)
    if (!arrived) this.fills.push(fill)
    else this.#remember(edited(arrived, gapsOf(arrived, fill.draft)))
  }
}

/** What the text of a file is. @throws PaperlaneError `file-unreadable`, `file-too-large`, `import-failed` */
async function readingOf(file: string, terminal: Terminal): Promise<Reading> {
  const bytes = file === '-' ? await terminal.input() : await bytesOf(resolve(terminal.folder, file), file)
  checkSize(file, bytes.length)
  try {
    return joinedReading(readContent({ bytes, isText: false }))
  } catch (error) {
    if (!(error instanceof PaperlaneError)) throw error
    throw new PaperlaneError(error.code, `${file}: ${error.message}`, { cause: error })
  }
}

/** What is wrong with a file, by the name that the system has for it. */
const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder',
  EACCES: 'may not be read by you',
}

async function bytesOf(path: string, file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    checkSize(file, size)
    return await readFile(path)
  } catch (cause) {
    const code = errno(cause)
    if (code === undefined) throw cause
    throw new PaperlaneError(
      'file-unreadable',
      `${file} ${troubles[code] ?? `could not be read (${code})`}.`,
      {
        cause,
      },
    )
  }
}

async function tellAsJson(
  { file, reading, added, known, near }: ReadFile,
  terminal: Terminal,
): Promise<void> {
  const { kind, papers, chrome, unsure } = reading
  const head = {
    file,
    kind,
    found: papers.length,
    added: added.length,
    known,
    near,
    chrome: chrome.length,
    skipped: unsure.map(({ line, reason }) => ({ line, reason })),
  }
  // Paper by paper: the items of a large file are more than one text can hold.
  function* pieces() {
    yield `${JSON.stringify(head).slice(0, -1)},"papers":[`
    for (const [place, paper] of added.entries())
      yield `${place === 0 ? '' : ','}${JSON.stringify(toCsl(paper))}`
    yield ']}\n'
  }
  await writeAll(terminal, pieces())
}

async function tell(
  { file, reading, added, known, near }: ReadFile,
  { to, isDryRun }: Asked,
  terminal: Terminal,
): Promise<void> {
  const { kind, papers, chrome, unsure } = reading
  const verb = isDryRun ? 'would be added' : 'added'
  const known_ =
    (known === 0 ? '' : `, ${known} known already`) + (near === 0 ? '' : `, ${near} of them maybe known`)
  await terminal.out(
    `${file} (${kind}): ${countOf(papers.length)} found, ${added.length} ${verb} to ${placesOf(added, to)}${known_}; ` +
      `${countOf(chrome.length, 'line')} of furniture, ${countOf(unsure.length, 'line')} not understood\n`,
  )
  for (const { line, reason } of unsure) await terminal.err(`${file}:${line}: ${reason}\n`)
}

/** The columns of what is added, from the left; where it was to go, where nothing is. */
function placesOf(added: readonly Paper[], to: Column | null): string {
  const found = columns.filter(column => added.some(paper => paper.column === column))
  return (found.length === 0 ? [to ?? 'inbox'] : found).map(column => columnTitles[column]).join(' and ')
}
