/**
 * The papers of a preview that are in view, fetched a page at a time.
 */
import { type ImportPreview, pageSize, type PreviewPaper } from '../../shared/ipc/importing.ts'
import { call } from '../api.ts'
import { attempt } from './failures.ts'

/** Papers kept: those of some screens around the one in view. */
const mostKept = 1_000

export class PreviewPages {
  readonly #show: (papers: ReadonlyMap<number, PreviewPaper>) => void
  #preview: ImportPreview | null = null
  #papers = new Map<number, PreviewPaper>()
  readonly #asked = new Set<number>()

  /** @param show called with what is there whenever more has come */
  constructor(show: (papers: ReadonlyMap<number, PreviewPaper>) => void) {
    this.#show = show
  }

  /** Begins with another preview; what was there of the one before stands until the new one's has come. */
  open(preview: ImportPreview): void {
    const isSameText = this.#preview?.token === preview.token
    this.#preview = preview
    this.#asked.clear()
    this.#papers = new Map()
    if (!isSameText) this.#show(this.#papers)
  }

  close(): void {
    this.#preview = null
    this.#papers = new Map()
    this.#asked.clear()
    this.#show(this.#papers)
  }

  want(places: readonly number[]): void {
    const missing = places.filter(place => !this.#papers.has(place) && !this.#asked.has(place))
    for (let from = 0; from < missing.length; from += pageSize)
      void this.#fetch(missing.slice(from, from + pageSize))
  }

  async #fetch(places: readonly number[]): Promise<void> {
    const preview = this.#preview
    if (!preview) return
    for (const place of places) this.#asked.add(place)
    const found = await attempt(call('import.page', { token: preview.token, places: [...places] }))
    if (this.#preview !== preview) return
    for (const place of places) this.#asked.delete(place)
    if (!found) return
    const papers = new Map(this.#papers)
    for (const paper of found) papers.set(paper.place, paper)
    for (const place of papers.keys()) {
      if (papers.size <= mostKept) break
      papers.delete(place)
    }
    this.#papers = papers
    this.#show(papers)
  }
}
