/**
 * The importer: from a text to a preview, and from a preview to papers in the library.
 *
 * Nothing is added before the person has seen what would be. A preview is kept
 * under its token, with the text it came from, until it is committed,
 * cancelled, or pushed out by newer ones.
 */
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { matchReading } from '../../shared/import/match.ts'
import type { Correction, Reading, ReadKind } from '../../shared/import/reading.ts'
import {
  type Arg,
  type ImportPreview,
  importLimit,
  type PreviewPaper,
  type Result,
} from '../../shared/ipc/contract.ts'
import type { Column, Draft, Paper, PaperId } from '../../shared/library/paper.ts'
import { IdentityIndex } from '../../shared/library/identity.ts'
import type { Library } from '../library/library.ts'
import { newPaperId } from './paper-id.ts'
import { readInWorker } from './reading-job.ts'

/** A preview and what it rests on. */
interface Kept {
  readonly name: string
  readonly content: string | Uint8Array
  readonly reading: Reading
  readonly papers: readonly PreviewPaper[]
}

/** Each may hold 64 MB of text. */
const keptAtMost = 4

export class Importer {
  readonly #library: Promise<Library>
  readonly #worker: string
  readonly #kept = new Map<number, Kept>()
  #lastToken = 0
  #index: IdentityIndex | null = null

  /** @param worker the path of the built `import-worker` */
  constructor(library: Promise<Library>, worker: string) {
    this.#library = library
    this.#worker = worker
  }

  /** Reads text or the bytes of a file. Throws `file-too-large` and `import-failed`. */
  async preview(name: string, content: string | Uint8Array): Promise<ImportPreview> {
    return this.#keep(++this.#lastToken, name, content, [])
  }

  /** Reads a file of this machine. Throws `file-unreadable` besides. */
  async previewFile(path: string): Promise<ImportPreview> {
    return this.preview(basename(path), await fileBytes(path))
  }

  /** Reads the same text again, with what the person said of its lines and of its kind. */
  async correct(token: number, corrections: readonly Correction[], kind?: ReadKind): Promise<ImportPreview> {
    const { name, content } = this.#find(token)
    return this.#keep(token, name, content, corrections, kind)
  }

  cancel(token: number): null {
    this.#kept.delete(token)
    return null
  }

  /**
   * Adds the chosen papers of a preview as one undoable step.
   *
   * A paper that came to the library since the preview said it was new is
   * passed over; one that the preview showed as known is added only because the
   * person chose it all the same.
   */
  async commit({ token, papers, to }: Arg<'import.commit'>): Promise<Result<'import.commit'>> {
    const kept = this.#find(token)
    this.#kept.delete(token) // before the first wait, so that a second click finds nothing to add again
    try {
      const added = await this.#chosen(kept, papers, to)
      if (added.length > 0) await (await this.#library).apply({ type: 'add', papers: added }, 'import')
      return { added: added.length, ids: added.map(({ id }) => id) }
    } catch (error) {
      this.#kept.set(token, kept)
      throw error
    }
  }

  async #chosen({ name, reading, papers }: Kept, places: readonly number[], to: Column): Promise<Paper[]> {
    const statuses = await this.#match(reading)
    const at = Date.now()
    const library = await this.#library
    const keys = new Set([...library.all()].flatMap(({ citeKey }) => citeKey?.toLowerCase() ?? []))
    return [...new Set(places)].flatMap(place => {
      const isLate = papers[place]?.status.is === 'new' && statuses[place]?.is === 'known'
      const read = reading.papers[place]
      if (isLate || !read) return []
      const citeKey = freeKey(read.citeKey, keys)
      return [newPaper(read.draft, { id: newPaperId(), column: to, origin: name, at, citeKey })]
    })
  }

  async #keep(
    token: number,
    name: string,
    content: string | Uint8Array,
    corrections: readonly Correction[],
    kind?: ReadKind,
  ): Promise<ImportPreview> {
    const reading = await readInWorker(this.#worker, { content, corrections, kind })
    const statuses = await this.#match(reading)
    const papers = reading.papers.map(
      ({ draft: { title, abstract, links }, lines }, place): PreviewPaper => ({
        title,
        abstract,
        lines,
        links: links.length,
        status: statuses[place] ?? { is: 'new' },
      }),
    )
    this.#kept.delete(token)
    this.#kept.set(token, { name, content, reading, papers })
    for (const oldest of [...this.#kept.keys()].slice(0, -keptAtMost)) this.#kept.delete(oldest)
    const { chrome, unsure, lineCount } = reading
    return { token, name, kind: reading.kind, papers, chrome, unsure, lineCount }
  }

  #find(token: number): Kept {
    const kept = this.#kept.get(token)
    if (!kept) throw new PaperlaneError('import-failed', 'This preview is no longer there. Paste it again.')
    return kept
  }

  async #match(reading: Reading): Promise<readonly PreviewPaper['status'][]> {
    const library = await this.#library
    return matchReading(reading, this.#indexOf(library), id => library.get(id))
  }

  /** Built at the first import, since a start should not pay for it, and kept in step from then on. */
  #indexOf(library: Library): IdentityIndex {
    if (this.#index) return this.#index
    const index = new IdentityIndex(library.all())
    library.onChanged(({ changes }) => index.apply(changes))
    this.#index = index
    return index
  }
}

async function fileBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > importLimit)
      throw new PaperlaneError('file-too-large', `${basename(path)} holds more than 64 MB.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof PaperlaneError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new PaperlaneError('file-unreadable', `${basename(path)} could not be read (${code}).`, {
      cause: error,
    })
  }
}

/** A key of the text, where it can be cited and nobody has it yet; the others get one when they are exported. */
export function freeKey(citeKey: string | undefined, taken: Set<string>): string | null {
  const folded = citeKey?.toLowerCase()
  if (citeKey === undefined || folded === undefined) return null
  if (!/^[\w:./+-]{1,200}$/.test(citeKey) || taken.has(folded)) return null
  taken.add(folded)
  return citeKey
}

interface Arrival {
  readonly id: PaperId
  readonly column: Column
  readonly origin: string
  readonly at: number
  readonly citeKey: string | null
}

export function newPaper(draft: Draft, { id, column, origin, at, citeKey }: Arrival): Paper {
  return {
    ...draft,
    id,
    column,
    rank: 0, // the library places new papers below the others
    addedAt: at,
    movedAt: at,
    isStarred: false,
    tags: [],
    note: '',
    priority: null,
    skipReason: null,
    citeKey,
    origin,
  }
}
