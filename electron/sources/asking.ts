/**
 * One round of questions: which service is asked about which paper, and when it is asked no more.
 */
import { PaperlaneError } from '../../shared/errors.ts'
import type { FetchProgress } from '../../shared/ipc/fetching.ts'
import { askedIds, isAbout } from '../../shared/library/missing.ts'
import type { Draft, Paper } from '../../shared/library/paper.ts'
import type { Line } from './line.ts'
import { arxivBatch, askArxiv, askDoi, type Read } from './questions.ts'

/** After so many useless answers in a row a service is asked no more. */
const mostFailures = 3

/** The services, and how their answers are read. */
export interface Sources {
  readonly arxiv: Line
  readonly doi: Line
  readonly read: Read
}

/** What was heard of a paper from one service; nothing where it was not asked. */
type Word = Draft | 'unknown' | 'failed'

/** A paper that is asked about. */
export interface Wanted {
  readonly paper: Paper
  readonly arxivId: string | null
  readonly doi: string | null
  arxivSaid?: Word
  doiSaid?: Word
}

/** One round. */
export class Asking {
  /** The first thing that went wrong. */
  trouble: PaperlaneError | null = null
  readonly #wanted: readonly Wanted[]
  readonly #sources: Sources
  readonly #signal: AbortSignal
  readonly #onProgress: (progress: FetchProgress) => void

  constructor(
    wanted: readonly Wanted[],
    sources: Sources,
    signal: AbortSignal,
    onProgress: (progress: FetchProgress) => void,
  ) {
    this.#wanted = wanted
    this.#sources = sources
    this.#signal = signal
    this.#onProgress = onProgress
  }

  /** Asks arXiv first: it may name the DOI of what was published since. */
  async run(): Promise<void> {
    await this.#askArxiv()
    await this.#askDois()
  }

  #isStopped(): boolean {
    return this.#signal.aborted
  }

  async #askArxiv(): Promise<void> {
    const { arxiv, read } = this.#sources
    const byId = grouped(this.#wanted, ({ arxivId }) => arxivId)
    const ids = [...byId.keys()]
    const batches = Array.from({ length: Math.ceil(ids.length / arxivBatch) }, (_, at) =>
      ids.slice(at * arxivBatch, (at + 1) * arxivBatch),
    )
    await this.#each(
      arxiv,
      batches,
      async batch => {
        const known = await askArxiv(arxiv, read, batch, this.#signal)
        return id => known.get(id) ?? 'unknown'
      },
      (batch, say) => {
        for (const id of batch) for (const one of byId.get(id) ?? []) one.arxivSaid = say(id)
      },
    )
  }

  async #askDois(): Promise<void> {
    const { doi: line, read } = this.#sources
    const byDoi = grouped(this.#wanted, doiOf)
    await this.#each(
      line,
      [...byDoi.keys()],
      async doi => {
        const said = (await askDoi(line, read, doi, this.#signal)) ?? 'unknown'
        return () => said
      },
      (doi, say) => {
        for (const one of byDoi.get(doi) ?? []) one.doiSaid = say(doi)
      },
    )
  }

  /**
   * Asks one question after the other, until the person stops it or the service is of no use any more.
   *
   * @param take is told what came of a question: a word for each id
   */
  async #each<Q>(
    { service }: Line,
    questions: readonly Q[],
    ask: (question: Q) => Promise<(id: string) => Word>,
    take: (question: Q, say: (id: string) => Word) => void,
  ): Promise<void> {
    let failures = 0
    for (const [at, question] of questions.entries()) {
      if (this.#isStopped()) return
      this.#onProgress({ step: 'asking', service: service.name, share: at / questions.length })
      if (failures >= mostFailures) {
        take(question, () => 'failed')
        continue
      }
      try {
        take(question, await ask(question))
        failures = 0
      } catch (error) {
        if (this.#isStopped()) return
        if (!(error instanceof PaperlaneError)) throw error
        this.trouble ??= error
        take(question, () => 'failed')
        // Who cannot be reached or wants to be left alone is not asked about the next one.
        failures = error.code === 'service-refused' ? failures + 1 : mostFailures
      }
    }
  }
}

/** The DOI to ask about: the paper's own, or the one that arXiv names, where more than that is missing. */
function doiOf({ paper, doi, arxivSaid }: Wanted): string | null {
  if (doi !== null) return doi
  return typeof arxivSaid === 'object' && isAbout(paper, arxivSaid)
    ? askedIds({ ...arxivSaid, arxivId: null }).doi
    : null
}

/** By what they are asked about with; without those that have nothing of the kind. */
function grouped(
  wanted: readonly Wanted[],
  idOf: (one: Wanted) => string | null,
): ReadonlyMap<string, readonly Wanted[]> {
  const groups = new Map<string, Wanted[]>()
  for (const one of wanted) {
    const id = idOf(one)
    if (id === null) continue
    const group = groups.get(id)
    if (group) group.push(one)
    else groups.set(id, [one])
  }
  return groups
}
