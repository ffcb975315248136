/**
 * Kept files: every file that follows the library, written a little after each change.
 *
 * Changes are waited for until nobody has made one for five seconds, and half a
 * minute at most; quitting writes what waits. What could not be written is
 * tried again, and whoever listens hears when a file falls out of step.
 */
import { randomUUID } from 'node:crypto'
import { dirname, resolve, sep } from 'node:path'
import { keyPattern } from '../../shared/bibtex/cite-key.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import type { KeptReport } from '../../shared/exports/kept.ts'
import type { ExportOptions, LastingScope } from '../../shared/exports/options.ts'
import type { Library } from '../library/library.ts'
import { readExportChoices } from './choices.ts'
import { KeptFile } from './kept-file.ts'
import { readKeptList, writeKeptList } from './kept-list.ts'
import { pinKeys } from './pinning.ts'
import { type Finder, papersOf } from './scope.ts'

/** All in milliseconds. */
export interface KeptTimes {
  /** A file is written when nothing has changed for this long, */
  readonly quietFor: number
  /** and at the latest this long after the first change. */
  readonly atLatest: number
  /** What could not be written is tried again after this long. */
  readonly again: number
}
const usualTimes: KeptTimes = { quietFor: 5_000, atLatest: 30_000, again: 30_000 }

export class KeptFiles {
  readonly #library: Library
  readonly #search: Finder
  readonly #times: KeptTimes
  readonly #tell: (reports: readonly KeptReport[]) => void
  #files: KeptFile[] = []
  /** Why the list itself could not be read; nothing is written then. */
  #listProblem: PaperlaneError | null = null
  #changed: NodeJS.Timeout | undefined
  #latest: NodeJS.Timeout | undefined
  #retry: NodeJS.Timeout | undefined
  #working: Promise<void> = Promise.resolve()
  #isClosed = false

  /** @param tell called with all files whenever one of them fares differently */
  constructor(
    library: Library,
    search: Finder,
    tell: (reports: readonly KeptReport[]) => void,
    times: KeptTimes = usualTimes,
  ) {
    this.#library = library
    this.#search = search
    this.#times = times
    this.#tell = tell
    library.onChanged(() => this.#expect())
  }

  /** Reads the list and brings every file in step, some seconds later. */
  async start(): Promise<void> {
    try {
      const list = await readKeptList(this.#library)
      this.#files = list.map(file => new KeptFile(file, this.#library.files))
    } catch (error) {
      if (!(error instanceof PaperlaneError)) throw error
      this.#listProblem = error
      throw error
    }
    this.#expect()
  }

  list(): readonly KeptReport[] {
    return this.#files.map(({ report }) => report)
  }

  /**
   * Keeps a file in step from now on, and writes it.
   *
   * @param path as the person chose it, who was asked before where there is such a file
   * @throws PaperlaneError `file-unwritable`, `library-read-only`, `bad-request` for a place that cannot be kept
   */
  async add(path: string, scope: LastingScope, options: ExportOptions): Promise<KeptReport> {
    if (this.#listProblem) throw this.#listProblem
    if (this.#library.isReadOnly)
      throw new PaperlaneError('library-read-only', 'The library is open read-only.')
    const place = resolve(path)
    if (`${dirname(place)}${sep}`.startsWith(`${this.#library.folder}${sep}`))
      throw new PaperlaneError('bad-request', 'A kept file belongs outside the folder of the library.')
    if (this.#files.some(({ remembered }) => remembered.path === place))
      throw new PaperlaneError('bad-request', `${place} is kept in step with something already.`)
    const file = new KeptFile(
      { id: randomUUID(), path: place, scope, options, written: null },
      this.#library.files,
    )
    await this.#alone(async () => {
      await this.#write(file, { mayReplace: true })
      const { state, problem } = file.report
      if (state !== 'in-step')
        throw new PaperlaneError('file-unwritable', problem ?? `${place} was not written.`)
      this.#files = [...this.#files, file]
      await this.#keepList()
    })
    return file.report
  }

  /** Keeps a file no longer. The file stays as it is. */
  async remove(id: string): Promise<void> {
    await this.#alone(async () => {
      this.#files = this.#files.filter(({ remembered }) => remembered.id !== id)
      await this.#keepList()
    })
    this.#tellAll()
  }

  /** Writes over what somebody else wrote, which is put aside under another name in the same folder. */
  async replace(id: string): Promise<void> {
    const file = this.#files.find(({ remembered }) => remembered.id === id)
    if (!file) throw new PaperlaneError('bad-request', 'This file is not kept any more.')
    await this.#alone(() => this.#write(file, { mayReplace: true }))
    await this.#keepList()
    this.#tellAll()
  }

  /** Writes everything that waits now. */
  async flush(): Promise<void> {
    clearTimeout(this.#changed)
    clearTimeout(this.#latest)
    clearTimeout(this.#retry)
    this.#changed = this.#latest = this.#retry = undefined
    await this.#alone(() => this.#writeAll())
  }

  /** Writes what waits, and hears of no change any more. */
  async close(): Promise<void> {
    this.#isClosed = true
    const isWaiting = this.#changed !== undefined
    clearTimeout(this.#changed)
    clearTimeout(this.#latest)
    clearTimeout(this.#retry)
    await this.#alone(async () => {
      if (isWaiting) await this.#writeAll()
      if (this.#files.length > 0 && !this.#listProblem) await this.#keepList()
    })
  }

  #expect(): void {
    if (this.#files.length === 0 || this.#isClosed) return
    for (const file of this.#files) file.expectWriting()
    clearTimeout(this.#changed)
    const write = () => void this.flush()
    this.#changed = setTimeout(write, this.#times.quietFor).unref()
    this.#latest ??= setTimeout(write, this.#times.atLatest).unref()
  }

  async #writeAll(): Promise<void> {
    const before = JSON.stringify(this.list())
    for (const file of this.#files) await this.#write(file, { mayReplace: false })
    if (this.#files.some(({ isDirty }) => isDirty)) await this.#keepList()
    if (JSON.stringify(this.list()) !== before) this.#tellAll()
    const isOut = this.list().some(({ state }) => state === 'failed' || state === 'unreachable')
    if (isOut && !this.#isClosed) this.#retry = setTimeout(() => void this.flush(), this.#times.again).unref()
  }

  async #write(file: KeptFile, { mayReplace }: { readonly mayReplace: boolean }): Promise<void> {
    const library = this.#library
    try {
      if (!mayReplace && (await file.isOf(library.seq))) return
      const { seq } = library
      const found = await papersOf(library, this.#search, file.remembered.scope)
      const { keyPattern: text } = await readExportChoices(library)
      const keyOf = await pinKeys(library, found, keyPattern(text))
      // Pinning made new papers of those that had no key yet.
      const papers = seq === library.seq ? found : found.map(paper => library.get(paper.id) ?? paper)
      const moment = { seq: library.seq, now: Date.now() }
      await file.write(papers, keyOf, moment)
      if (mayReplace && file.report.state === 'edited') {
        await file.putAside(moment.now)
        await file.write(papers, keyOf, moment)
      }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      file.fail(error)
    }
  }

  /** One at a time: two writings of a file would meet each other as somebody else. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const turn = this.#working.then(work)
    this.#working = turn.catch(() => undefined)
    await turn
  }

  async #keepList(): Promise<void> {
    if (this.#library.isReadOnly) return
    await writeKeptList(
      this.#library,
      this.#files.map(({ remembered }) => remembered),
    )
    for (const file of this.#files) file.isDirty = false
  }

  #tellAll(): void {
    this.#tell(this.list())
  }
}
