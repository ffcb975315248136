/**
 * The importer: from a text to a preview, and from a preview to papers in the library.
 *
 * Nothing is added before the person has seen what would be. A preview is kept
 * under its token, with the text it came from, until it is committed,
 * cancelled, or pushed out by newer ones. What takes long rests every few
 * milliseconds, says how far it has come, and can be stopped.
 */
import { basename } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { chosenInParts, type Match } from '../../shared/import/match.ts'
import type { Correction, LeftLine, Reading, ReadKind } from '../../shared/import/reading.ts'
import { importLimit } from '../../shared/ipc/contract.ts'
import type {
  ImportChoice,
  Imported,
  ImportPreview,
  ImportProgress,
  OfferedFile,
  PreviewPaper,
} from '../../shared/ipc/importing.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import { type Compared, Comparer } from './comparer.ts'
import { type Announced, ArrivingContent, type Content, contentOf, contentOfFile } from './content.ts'
import { ImportJobs, type Job } from './import-jobs.ts'
import { newPaper } from './new-paper.ts'
import { newPaperId } from './paper-id.ts'
import { linesAtOnce, previewInParts, previewPaper } from './preview.ts'
import { readInWorker } from './reading-job.ts'

/** A preview and what it rests on. */
interface Kept extends Compared {
  readonly name: string
  readonly content: Content
  readonly reading: Reading
}

const keptAtMost = 4
/** Bytes of the texts of all that are kept; the newest is, however long it is. */
const keptBytes = importLimit

/** What may be read once: a file of this machine, or what came from the window or the clipboard. */
type Offer =
  | { readonly path: string }
  | ArrivingContent
  | { readonly name: string; readonly text: string; readonly page: string }

export class Importer {
  readonly #library: Promise<Library>
  readonly #worker: string
  readonly #jobs: ImportJobs
  readonly #kept = new Map<number, Kept>()
  readonly #offers = new Map<number, Offer>()
  #lastToken = 0
  #lastOffer = 0
  readonly #comparer: Comparer
  #committing: Promise<unknown> = Promise.resolve()

  /**
   * @param worker the path of the built `import-worker`
   * @param onProgress called as a job goes on, at most ten times a second
   */
  constructor(
    library: Promise<Library>,
    worker: string,
    onProgress: (progress: ImportProgress) => void = () => undefined,
  ) {
    this.#library = library
    this.#comparer = new Comparer(library)
    this.#worker = worker
    this.#jobs = new ImportJobs(onProgress)
  }

  /** Reads text, with the page that it is of, or the bytes of a file; null where it was stopped. Throws `file-too-large` and `import-failed`. */
  async preview(name: string, content: string | Uint8Array, page = ''): Promise<ImportPreview | null> {
    return this.#keep(++this.#lastToken, name, () => contentOf(content, page), [])
  }

  /** Reads a file of this machine. Throws `file-unreadable` besides. */
  async previewFile(path: string): Promise<ImportPreview | null> {
    return this.#keep(++this.#lastToken, basename(path), () => contentOfFile(path), [])
  }

  /** Names files that may be read; the page never says a path of its own. */
  offer(paths: readonly string[]): OfferedFile[] {
    return paths.map(path => this.#offer({ path }, basename(path)))
  }

  /** Names a text that may be read; null for one that holds nothing. */
  offerText(name: string, text: string, page = ''): OfferedFile | null {
    return text.trim() === '' ? null : this.#offer({ name, text, page }, name)
  }

  /** Announces what the window will hand over in parts. Throws `file-too-large`. */
  begin(announced: Announced): OfferedFile {
    // The window hands over one at a time: what it left half-way is not asked for again.
    for (const [offer, before] of this.#offers)
      if (before instanceof ArrivingContent) this.#offers.delete(offer)
    return this.#offer(new ArrivingContent(announced), announced.name)
  }

  /** Takes the next part of what was announced. */
  receive(offer: number, part: Uint8Array): null {
    const arriving = this.#offers.get(offer)
    if (!(arriving instanceof ArrivingContent))
      throw new PaperlaneError('bad-request', 'This text was not announced.')
    arriving.receive(part)
    return null
  }

  #offer(what: Offer, name: string): OfferedFile {
    const offer = ++this.#lastOffer
    this.#offers.set(offer, what)
    return { offer, name }
  }

  /** Reads what was offered, once. */
  async previewOffered(offer: number): Promise<ImportPreview | null> {
    const offered = this.#offers.get(offer)
    if (offered === undefined) throw new PaperlaneError('bad-request', 'This file was not offered.')
    this.#offers.delete(offer)
    if (offered instanceof ArrivingContent)
      return this.#keep(++this.#lastToken, offered.name, () => offered.content(), [])
    return 'path' in offered
      ? this.previewFile(offered.path)
      : this.preview(offered.name, offered.text, offered.page)
  }

  /** Reads the same text again, with what the person said of its lines and of its kind. */
  async correct(
    token: number,
    corrections: readonly Correction[],
    kind?: ReadKind,
  ): Promise<ImportPreview | null> {
    const { name, content } = this.#find(token)
    return this.#keep(token, name, () => content, corrections, kind)
  }

  /** The papers of a preview at some places. */
  async page(token: number, places: readonly number[]): Promise<PreviewPaper[]> {
    const { reading, matches } = this.#find(token)
    const library = await this.#library
    return places.flatMap(place => previewPaper(reading, matches, place, id => library.get(id)) ?? [])
  }

  /** Some of the lines that became no paper, from a place among them on. */
  left(token: number, of: 'chrome' | 'unsure', from: number): readonly LeftLine[] {
    return this.#find(token).reading[of].slice(from, from + linesAtOnce)
  }

  cancel(token: number): null {
    this.#kept.delete(token)
    return null
  }

  /** Stops a job; its call answers null. What is on its way to the disk by then is done. */
  stop(job: number): null {
    this.#jobs.stop(job)
    return null
  }

  /**
   * Does what the person chose of a preview as one undoable step; null where it was stopped before.
   *
   * A paper that came to the library since the preview said it was new is
   * passed over; one that the preview showed as known is added only because the
   * person chose it all the same.
   */
  async commit(choice: ImportChoice): Promise<(Imported & { readonly ids: readonly PaperId[] }) | null> {
    const kept = this.#find(choice.token)
    this.#kept.delete(choice.token) // before the first wait, so that a second click finds nothing to add again
    try {
      // One after the other: what one import adds, the next one knows.
      const done = this.#committing.then(() =>
        this.#jobs.run(kept.name, job => this.#commit(kept, choice, job)),
      )
      this.#committing = done.catch(() => undefined)
      const result = await done
      if (!result) this.#kept.set(choice.token, kept)
      return result
    } catch (error) {
      this.#kept.set(choice.token, kept)
      throw error
    }
  }

  async #commit({ name, reading, matches, version }: Kept, choice: ImportChoice, job: Job) {
    const library = await this.#library
    const isAsShown = (await this.#comparer.version()) === version
    const now = isAsShown ? matches : (await this.#comparer.match(reading, job)).matches
    job.step('adding')
    const slices = new Slices('behind keys')
    const { papers: add, same = [], fill = [] } = choice
    const wanted = isAsShown ? add : withoutLate(add, matches, now)
    const work = chosenInParts(reading.papers, now, { add: wanted, same, fill })
    const { added, fills } = await slices.run(work)
    const at = Date.now()
    const { to, tags = [] } = choice
    const papers: Paper[] = []
    for (const { place, draft, citeKey = null } of added) {
      // Where another program said that its reader is with a paper, it stays there.
      const column = reading.papers[place]?.column ?? to
      papers.push(newPaper(draft, { id: newPaperId(), column, origin: name, at, tags, citeKey }))
      if (slices.isDue) await slices.rest()
    }
    const applied =
      papers.length + fills.length === 0
        ? null
        : await library.apply({ type: 'import', papers, fills }, 'import', job)
    if (!applied) job.signal.throwIfAborted()
    const changes = applied?.changes ?? []
    return {
      added: papers.length,
      filled: changes.length - papers.length,
      seq: applied?.seq ?? library.seq,
      ids: papers.map(({ id }) => id),
    }
  }

  async #keep(
    token: number,
    name: string,
    take: () => Content | Promise<Content>,
    corrections: readonly Correction[],
    kind?: ReadKind,
  ): Promise<ImportPreview | null> {
    return this.#jobs.run(name, async job => {
      job.step('reading')
      const content = await take()
      const reading = await readInWorker(this.#worker, { content, corrections, kind }, undefined, {
        signal: job.signal,
        onProgress: share => job.reach(share),
      })
      const { matches, version } = await this.#comparer.match(reading, job)
      this.#kept.delete(token)
      this.#kept.set(token, { name, content, reading, matches, version })
      this.#forgetOld()
      return new Slices('behind keys').run(previewInParts(token, name, reading, matches))
    })
  }

  #forgetOld(): void {
    let [count, bytes] = [0, 0]
    for (const [token, { content }] of [...this.#kept].reverse()) {
      bytes += content.bytes.length
      if (++count > keptAtMost || (count > 1 && bytes > keptBytes)) this.#kept.delete(token)
    }
  }

  #find(token: number): Kept {
    const kept = this.#kept.get(token)
    if (!kept) throw new PaperlaneError('import-failed', 'This preview is no longer there. Paste it again.')
    return kept
  }
}

/** What was chosen, without the papers that came to the library since they were shown as new. */
function withoutLate(
  papers: Iterable<number>,
  shown: readonly Match[],
  now: readonly Match[],
): readonly number[] {
  const wasNew = (place: number) => shown[place]?.is === 'new' || shown[place]?.is === 'near'
  return [...papers].filter(place => !(wasNew(place) && now[place]?.is === 'known'))
}
