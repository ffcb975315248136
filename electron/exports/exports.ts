/**
 * Exports: papers to a file or to the clipboard, and the keys they are cited by.
 *
 * A citation key that leaves Paperlane is pinned first, so that what a
 * manuscript cites keeps its key; a look at what an export would hold pins none.
 */
import { extname } from 'node:path'
import { keyPattern, keySteps, UsedKeys } from '../../shared/bibtex/cite-key.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { lacksOf } from '../../shared/exports/lacks.ts'
import {
  type ExportOptions,
  type ExportScope,
  fileNameFor,
  formatEndings,
  withoutOwn,
} from '../../shared/exports/options.ts'
import { outgoingWith } from '../../shared/exports/outgoing.ts'
import {
  type ExportPreview,
  type KeyChange,
  type KeyRenewal,
  type LackingPaper,
  mostListed,
  shownEntries,
} from '../../shared/exports/preview.ts'
import { WholeNames } from '../../shared/exports/short-venue.ts'
import { fileChunks, type KeyOf, keysIn, type Writer, writerFor } from '../../shared/exports/writer.ts'
import type { Arg, Result } from '../../shared/ipc/contract.ts'
import type { Paper } from '../../shared/library/paper.ts'
import type { Applied, Library } from '../library/library.ts'
import { replaceFileInPieces } from '../library/replace-file.ts'
import { Slices } from '../library/slices.ts'
import { bytesOf } from './bytes.ts'
import { readExportChoices } from './choices.ts'
import { pinKeys, takenKeys } from './pinning.ts'
import { type Finder, papersOf } from './scope.ts'

/** Asks where a file should go; null where the person says nowhere. */
export type ChoosePlace = (suggestedName: string, format: ExportOptions['format']) => Promise<string | null>

export class Exports {
  readonly #library: Library
  readonly #search: Finder

  constructor(library: Library, search: Finder) {
    this.#library = library
    this.#search = search
  }

  /** Writes a file where the person says. Throws `file-unwritable`; nothing is pinned where they say nowhere. */
  async file(
    { scope, options }: Arg<'export.file'>,
    choosePlace: ChoosePlace,
  ): Promise<Result<'export.file'>> {
    const path = await chosenPlace(scope, options, choosePlace)
    return path === null ? null : this.fileAt(path, { scope, options })
  }

  /** Writes the file that is named. Throws `file-unwritable`. */
  async fileAt(
    path: string,
    { scope, options }: Arg<'export.file'>,
  ): Promise<{ readonly path: string; readonly count: number }> {
    const papers = await papersOf(this.#library, this.#search, scope)
    const { seq } = this.#library
    const keyOf = await this.#pin(papers)
    // Pinning made new papers of those that had no key yet.
    const current = seq === this.#library.seq ? papers : await this.#current(papers)
    const { writer, count } = counted(writerFor(options))
    await replaceFileInPieces(path, bytesOf(fileChunks(writer, current, keyOf)))
    return { path, count: count() }
  }

  /**
   * The text that copying these papers puts on the clipboard: entries, or keys as `\cite` takes them.
   *
   * Copies are told what the last export was told, without anything of the reader's own.
   */
  async text({ ids, as }: Arg<'clipboard.copy'>): Promise<{ readonly text: string; readonly count: number }> {
    const papers = await papersOf(this.#library, this.#search, { of: 'papers', ids })
    const { options } = await readExportChoices(this.#library)
    const keyOf = await this.#pin(papers)
    if (as === 'cite-keys') return { text: papers.map(keyOf).join(','), count: papers.length }
    const { writer, count } = counted(writerFor({ ...withoutOwn(options), format: as }))
    const pieces: string[] = []
    await new Slices().run(collected(fileChunks(writer, papers, keyOf), pieces))
    // What marks a file as UTF-8 is no text.
    return { text: pieces.join('').replace(/^\ufeff/, ''), count: count() }
  }

  /** What an export would hold. Pins nothing. */
  async preview({ scope, options, keyPattern: pattern }: Arg<'export.preview'>): Promise<ExportPreview> {
    const slices = new Slices()
    const papers = await papersOf(this.#library, this.#search, scope)
    const outgoing = outgoingWith(options)
    const whole = options.journals === 'short' && options.format !== 'ids' ? new WholeNames() : null
    const lacking: LackingPaper[] = []
    let lackingCount = 0
    for (const paper of papers) {
      const told = outgoing(paper)
      const lacks = lacksOf(told, options.format)
      if (told.venue !== null) whole?.add(paper)
      if (lacks.length > 0 && ++lackingCount <= mostListed)
        lacking.push({ id: paper.id, title: paper.title, lacks })
      if (slices.isDue) await slices.rest()
    }
    const shown = papers.slice(0, shownEntries)
    const keys = await slices.run(keySteps(shown, [...takenKeys(this.#library)], keyPattern(pattern)))
    const writer = writerFor(options)
    const sample = [...fileChunks({ ...writer, isSorted: false }, shown, keysIn(keys))]
      .flat()
      .join('')
      .replace(/^\ufeff/, '')
    const { papers: wholeCount = 0 } = whole ?? {}
    const names = whole?.commonest(mostListed) ?? []
    return { count: papers.length, sample, lackingCount, lacking, wholeCount, whole: names }
  }

  /** The pinned keys that a pattern would make anew. */
  async renewal({ scope, keyPattern: pattern }: Arg<'keys.preview'>): Promise<KeyRenewal> {
    const { seq, changes } = await this.#renewal(scope, pattern)
    return { seq, count: changes.length, changes: changes.slice(0, mostListed) }
  }

  /** Makes them, where the library is still as it was when they were looked at. */
  async renew({ scope, keyPattern: pattern, seq }: Arg<'keys.renew'>): Promise<Applied | null> {
    const { changes, ...now } = await this.#renewal(scope, pattern)
    if (now.seq !== seq)
      throw new PaperlaneError('bad-request', 'The library has changed since. Look at the new keys again.')
    const keys = new Map(changes.map(({ id, to }) => [id, to]))
    return this.#library.apply({ type: 'renew-keys', keys }, 'user')
  }

  async #renewal(
    scope: ExportScope,
    text: string,
  ): Promise<{ readonly seq: number; readonly changes: readonly KeyChange[] }> {
    const slices = new Slices()
    const papers = await papersOf(this.#library, this.#search, scope)
    const { seq } = this.#library
    const pattern = keyPattern(text)
    const asked = new Set(papers.map(({ id }) => id))
    const used = new UsedKeys()
    for (const { id, citeKey, formerKeys = [] } of this.#library.all()) {
      // A paper may have one of its own former keys again, and nobody else may.
      if (!asked.has(id)) for (const key of [citeKey ?? '', ...formerKeys]) used.add(key)
      if (slices.isDue) await slices.rest()
    }
    const others: { readonly paper: Paper; readonly from: string; readonly base: string }[] = []
    for (const paper of papers) {
      const { citeKey: from } = paper
      const base = pattern(paper)
      // A key that the pattern could have made stays, whatever letter tells it from its twins.
      if (from !== null && isMadeOf(from, base)) used.add(from)
      else if (from !== null) others.push({ paper, from, base })
      if (slices.isDue) await slices.rest()
    }
    const changes = others.map(({ paper: { id, title }, from, base }) => ({
      id,
      title,
      from,
      to: used.next(base),
    }))
    return { seq, changes }
  }

  /** The papers as they are now. */
  async #current(papers: readonly Paper[]): Promise<readonly Paper[]> {
    const slices = new Slices('behind keys')
    const current: Paper[] = []
    for (const paper of papers) {
      current.push(this.#library.get(paper.id) ?? paper)
      if (slices.isDue) await slices.rest()
    }
    return current
  }

  async #pin(papers: readonly Paper[]): Promise<KeyOf> {
    const { keyPattern: pattern } = await readExportChoices(this.#library)
    return pinKeys(this.#library, papers, keyPattern(pattern))
  }
}

/** A writer, and how many papers it has written: a list of ids leaves out those that have none. */
function counted(writer: Writer): { readonly writer: Writer; readonly count: () => number } {
  let count = 0
  const entry: Writer['entry'] = (paper, key) => {
    const pieces = writer.entry(paper, key)
    if (pieces.length > 0) count++
    return pieces
  }
  return { writer: { ...writer, entry }, count: () => count }
}

/** Where a file goes, with the ending of its format where the person gave none. */
export async function chosenPlace(
  scope: ExportScope,
  { format }: ExportOptions,
  choosePlace: ChoosePlace,
): Promise<string | null> {
  const ending = `.${formatEndings[format]}`
  const chosen = await choosePlace(`${fileNameFor(scope)}${ending}`, format)
  return chosen === null || extname(chosen) !== '' ? chosen : `${chosen}${ending}`
}

/** Whether a key is this base, or the base and a letter or two. */
function isMadeOf(key: string, base: string): boolean {
  return key.startsWith(base) && /^[a-z]{0,2}$/.test(key.slice(base.length))
}

function* collected(source: Iterable<readonly string[]>, into: string[]): Generator<void, void> {
  for (const pieces of source) {
    into.push(...pieces)
    yield
  }
}
