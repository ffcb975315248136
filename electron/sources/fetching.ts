/**
 * Fetching what is missing: asks public services about papers, and fills in what is empty.
 *
 * Only when a person says so, and of the papers they named only their ids go
 * out. Nothing that stands in the library is changed, whatever a service says;
 * what came is filled in as one step, also where it was stopped or a service
 * gave out on the way.
 */
import { PaperlaneError, toWireError } from '../../shared/errors.ts'
import type { Fetched, FetchProgress } from '../../shared/ipc/fetching.ts'
import { filled } from '../../shared/library/gaps.ts'
import type { Fill } from '../../shared/library/importing.ts'
import { askedIds, isAbout, missingOf } from '../../shared/library/missing.ts'
import type { Draft, PaperId } from '../../shared/library/paper.ts'
import type { Applied, Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { Asking, type Sources, type Wanted } from './asking.ts'

/** Papers that are asked about at once: at two or three a second these take some minutes. */
const mostAsked = 1_000

export class Fetching {
  readonly #library: Promise<Library>
  readonly #sources: Sources
  readonly #onProgress: (progress: FetchProgress) => void
  #running: AbortController | null = null

  constructor(library: Promise<Library>, sources: Sources, onProgress: (progress: FetchProgress) => void) {
    this.#library = library
    this.#sources = sources
    this.#onProgress = onProgress
  }

  /** Asks about papers and fills in what is empty, as one step. Throws `service-…` where nothing came at all. */
  async missing(ids: readonly PaperId[]): Promise<Fetched> {
    if (this.#running) throw new PaperlaneError('bad-request', 'Something is being fetched already.')
    const controller = new AbortController()
    this.#running = controller
    try {
      return await this.#missing(ids, controller.signal)
    } finally {
      this.#running = null
    }
  }

  /** Asks no more; what has come by then is filled in. */
  stop(): void {
    this.#running?.abort()
  }

  async #missing(ids: readonly PaperId[], signal: AbortSignal): Promise<Fetched> {
    const library = await this.#library
    const { wanted, complete, withoutId, left } = await sorted(library, ids)
    const asking = new Asking(wanted, this.#sources, signal, this.#onProgress)
    await asking.run()
    const { fills, ...heard } = weighed(wanted)
    this.#onProgress({ step: 'filling', service: '', share: 1 })
    const applied =
      fills.length === 0 ? null : await library.apply({ type: 'import', papers: [], fills }, 'import')
    const filledPapers = applied?.changes.length ?? 0
    return {
      ...heard,
      ...{ complete, withoutId, seq: applied?.seq ?? null },
      filled: filledPapers,
      fields: fieldsIn(applied),
      unchanged: fills.length - filledPapers,
      left: left + heard.left,
      trouble: asking.trouble && toWireError(asking.trouble),
    }
  }
}

/** The papers to ask about, and how many others there are. */
async function sorted(library: Library, ids: readonly PaperId[]) {
  const slices = new Slices()
  const wanted: Wanted[] = []
  let [complete, withoutId, left] = [0, 0, 0]
  for (const id of new Set(ids)) {
    const paper = library.get(id)
    if (slices.isDue) await slices.rest()
    if (!paper) continue
    const { arxivId, doi } = askedIds(paper)
    if (missingOf(paper).length === 0) complete++
    else if (arxivId === null && doi === null) withoutId++
    else if (wanted.length >= mostAsked) left++
    else wanted.push({ paper, arxivId, doi })
  }
  return { wanted, complete, withoutId, left }
}

/** What was heard of each paper, put together. */
function weighed(wanted: readonly Wanted[]) {
  const fills: Fill[] = []
  let [notFound, unlike, failed, left] = [0, 0, 0, 0]
  for (const { paper, arxivSaid, doiSaid } of wanted) {
    const words = [doiSaid, arxivSaid].filter(word => word !== undefined)
    const drafts = words.filter(word => typeof word === 'object')
    const about = drafts.filter(draft => isAbout(paper, draft))
    if (about.length > 0) fills.push({ id: paper.id, draft: together(about) })
    else if (drafts.length > 0) unlike++
    else if (words.includes('failed')) failed++
    else if (words.length > 0) notFound++
    else left++
  }
  return { fills, notFound, unlike, failed, left }
}

/** The publisher's word comes first, but for the abstract, of which arXiv has the author's own. */
function together([first, second]: readonly Draft[]): Draft {
  if (!first) throw new Error('nothing was said')
  if (!second) return first
  return { ...filled(first, second), ...(second.abstract !== '' && { abstract: second.abstract }) }
}

function fieldsIn(applied: Applied | null): number {
  let fields = 0
  for (const change of applied?.changes ?? [])
    if (change.type === 'edited') fields += Object.keys(change.fields).length
  return fields
}
