/**
 * The board's first page, kept for the next start: the window paints before the library is read.
 *
 * Derived and disposable, in the library's `cache/` folder. It is stamped with
 * the library's files as they were; where one differs by a byte or a moment, it
 * is not used. Deleting it costs a slower start and nothing else.
 */
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import type { BoardPage } from '../../shared/ipc/contract.ts'
import { Column, LinkKind, Paper, PaperId, Priority, SkipReason } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { replaceFile } from '../library/replace-file.ts'
import { boardPage } from './board.ts'
import { readJsonFile } from './json-file.ts'
import { stampOf } from './library-stamp.ts'

/** Nothing was changed for this long before the page is written again, in milliseconds. */
const quietFor = 3_000

const CachedRow = v.strictObject({
  id: PaperId,
  column: Column,
  rank: v.number(),
  title: v.string(),
  byline: v.string(),
  year: v.nullable(v.number()),
  addedAt: v.number(),
  movedAt: v.number(),
  isStarred: v.boolean(),
  tags: v.array(v.string()),
  hasNote: v.boolean(),
  priority: v.nullable(Priority),
  skipReason: v.nullable(SkipReason),
  linkKinds: v.array(LinkKind),
})

const CachedBoard = v.strictObject({
  stamp: v.string(),
  page: v.strictObject({
    seq: v.number(),
    counts: v.strictObject({
      inbox: v.number(),
      'to-read': v.number(),
      reading: v.number(),
      done: v.number(),
      skipped: v.number(),
    }),
    rows: v.array(CachedRow),
    papers: v.array(Paper),
  }),
})

/** What of the first page belongs to the library, and not to this start of the program. */
export type CachedPage = Pick<BoardPage, 'seq' | 'counts' | 'rows' | 'papers'>

/** The first page as it was when the library was last at rest; null where anything has changed since. */
export async function readBoardCache(folder: string): Promise<CachedPage | null> {
  const stamp = await stampOf(folder)
  const cached = readJsonFile(cacheFile(folder), CachedBoard)
  return cached !== null && stamp !== null && cached.stamp === stamp ? cached.page : null
}

/** Keeps the first page of a library in its cache: whenever it has been quiet for a while. */
export class BoardCache {
  readonly #library: Library
  #timer: NodeJS.Timeout | undefined
  #writing = Promise.resolve()

  constructor(library: Library) {
    this.#library = library
    library.onChanged(() => this.#writeWhenQuiet())
    this.#writeWhenQuiet()
  }

  #writeWhenQuiet(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#writing = this.#write()
      // A cache that cannot be written is none, which every start can live with.
      this.#writing.catch(() => undefined)
    }, quietFor)
    this.#timer.unref()
  }

  /** Closes the library and keeps what it was at its end. Rejects where either fails. */
  async close(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#writing.catch(() => undefined)
    const page = this.#page()
    await this.#library.close()
    if (page) await this.#keep(page)
  }

  async #write(): Promise<void> {
    const page = this.#page()
    if (page) await this.#keep(page)
  }

  /** null where nothing may be written. */
  #page(): CachedPage | null {
    if (this.#library.isReadOnly) return null
    const { seq, counts, rows, papers } = boardPage(this.#library, this.#library.folder, null)
    return { seq, counts, rows, papers }
  }

  async #keep(page: CachedPage): Promise<void> {
    const { folder } = this.#library
    const stamp = await stampOf(folder)
    // What was changed meanwhile is in the files and not in the page.
    if (stamp === null || this.#library.seq !== page.seq) return
    const file = cacheFile(folder)
    await mkdir(dirname(file), { recursive: true })
    await replaceFile(file, Buffer.from(JSON.stringify({ stamp, page })))
  }
}

function cacheFile(folder: string): string {
  return join(folder, 'cache', 'board.json')
}
