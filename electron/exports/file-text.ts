/**
 * The bytes of a kept file, made from what is remembered of each paper.
 *
 * A paper is never changed in place, so its text holds as long as the paper is
 * the same object under the same key: after one change one text is made.
 */
import type { ExportOptions } from '../../shared/exports/options.ts'
import { inFileOrder, type Writer, writerFor } from '../../shared/exports/writer.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { Slices } from '../library/slices.ts'

/** The texts of this many papers are remembered, some 20 MB; a larger file is made anew each time. */
const mostRemembered = 20_000

interface Made {
  readonly key: string
  readonly bytes: Buffer
}

export class FileText {
  readonly #writer: Writer
  readonly #made = new WeakMap<Paper, Made>()
  /** What the last bytes were made of. */
  #last: readonly Buffer[] | null = null

  constructor(options: ExportOptions) {
    this.#writer = writerFor(options)
  }

  /** The bytes of the file; null where they are those of the last time. */
  async bytesOf(papers: readonly Paper[], keys: ReadonlyMap<PaperId, string>): Promise<Buffer | null> {
    const slices = new Slices()
    const { head, between, foot, isSorted } = this.#writer
    const pieces: Buffer[] = [Buffer.from(head)]
    const gap = Buffer.from(between)
    const remembers = papers.length <= mostRemembered
    for (const { paper, key } of await slices.run(inFileOrder(papers, keys, isSorted))) {
      const bytes = remembers ? this.#remembered(paper, key) : Buffer.from(this.#writer.entry(paper, key))
      if (bytes.length > 0 && pieces.length > 1) pieces.push(gap)
      if (bytes.length > 0) pieces.push(bytes)
      if (slices.isDue) await slices.rest()
    }
    pieces.push(Buffer.from(foot))
    const last = this.#last
    this.#last = remembers ? pieces : null
    if (
      last?.length === pieces.length &&
      pieces.every((piece, at) => piece === last[at] || last[at]?.equals(piece))
    )
      return null
    return Buffer.concat(pieces)
  }

  /** Forgets the last time, so that the next answer is never null. */
  forget(): void {
    this.#last = null
  }

  #remembered(paper: Paper, key: string): Buffer {
    const made = this.#made.get(paper)
    if (made?.key === key) return made.bytes
    const bytes = Buffer.from(this.#writer.entry(paper, key))
    this.#made.set(paper, { key, bytes })
    return bytes
  }
}
