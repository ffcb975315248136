/**
 * What is derived from an open library: its first page for the next start, its search index, and kept files.
 *
 * The first two are kept in the library's `cache/` folder. Deleting it costs time and nothing else.
 */
import { join } from 'node:path'
import type { KeptReport } from '../../shared/exports/kept.ts'
import { KeptFiles } from '../exports/kept-files.ts'
import type { Library } from '../library/library.ts'
import { Search } from '../search/search.ts'
import { BoardCache } from './board-cache.ts'
import { stampOf } from './library-stamp.ts'
import { logError } from './log.ts'

/** The index is begun when nothing has changed for this long, so that it is in nobody's way, in milliseconds. */
const begunAfter = 3_000
/** It is begun then at the latest, also while somebody decides without a pause. */
const begunAtLatest = 20_000

/** The index is written when no text has changed for this long, in milliseconds. */
const quietFor = 4_000

/** Who hears how kept files fare. */
interface Told {
  readonly onKept: (reports: readonly KeptReport[]) => void
  readonly onTrouble: (error: unknown) => void
}

class Derived {
  readonly search: Search
  readonly kept: KeptFiles
  readonly #library: Library
  readonly #board: BoardCache

  /**
   * @param worker the built `search-worker`
   * @param stamp of the library's files before it was opened: what a kept index has to fit
   */
  constructor(library: Library, worker: string, stamp: string | null, told: Told) {
    const cache = library.isReadOnly ? null : join(library.folder, 'cache')
    this.#library = library
    this.#board = new BoardCache(library)
    this.search = new Search(library, worker, { cache, stamp, quietFor }, error => logError('search', error))
    this.kept = new KeptFiles(library, this.search, told.onKept)
    this.kept.start().catch(told.onTrouble)
    this.#startWhenQuiet(library)
  }

  #startWhenQuiet(library: Library): void {
    const latest = setTimeout(() => start(), begunAtLatest).unref()
    let timer = setTimeout(() => start(), begunAfter).unref()
    const stopListening = library.onChanged(() => {
      clearTimeout(timer)
      timer = setTimeout(() => start(), begunAfter).unref()
    })
    const start = () => {
      clearTimeout(latest)
      clearTimeout(timer)
      stopListening()
      void this.search.start()
    }
  }

  /** Closes the library and keeps what fits its files as they are then. Rejects where it cannot be closed. */
  async close(): Promise<void> {
    try {
      await this.kept.close().catch((error: unknown) => logError('kept files', error))
      await this.#board.close()
    } finally {
      await this.search.close(await stampOf(this.#library.folder))
    }
  }
}

/** Derives from a library once it is open. Closing does not wait for one that is not: it may be asked about for ever. */
export function derive(
  library: Promise<Library>,
  worker: string,
  stamp: Promise<string | null>,
  told: Told,
): {
  readonly search: Promise<Search>
  readonly kept: Promise<KeptFiles>
  readonly close: () => Promise<void>
} {
  let open: Derived | null = null
  const derived = library.then(async opened => (open = new Derived(opened, worker, await stamp, told)))
  const search = derived.then(opened => opened.search)
  const kept = derived.then(opened => opened.kept)
  for (const part of [search, kept]) part.catch(() => undefined) // whoever opens the library says why it is not
  return { search, kept, close: async () => open?.close() }
}
