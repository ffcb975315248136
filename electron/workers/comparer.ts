/**
 * Comparing what was read with the library, while the window goes on.
 */
import { matchInParts, type Match } from '../../shared/import/match.ts'
import type { Reading } from '../../shared/import/reading.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'
import type { Job } from './import-jobs.ts'
import { KnownLibrary } from './known-library.ts'

/** What each paper of a text is to the library. */
export interface Compared {
  readonly matches: readonly Match[]
  /** What the library was known by when that began. */
  readonly version: number
}

export class Comparer {
  readonly #library: Promise<Library>
  readonly #known: Promise<KnownLibrary>
  #last: Promise<unknown> = Promise.resolve()

  constructor(library: Promise<Library>) {
    this.#library = library
    this.#known = library.then(opened => new KnownLibrary(opened))
    this.#known.catch(() => undefined) // said by whoever opens the library
  }

  /** Another number wherever a comparison may come out otherwise than before. */
  async version(): Promise<number> {
    return (await this.#known).version
  }

  /** One after the other, since what the library is known by is brought in step for each. */
  match(reading: Reading, job: Job): Promise<Compared> {
    const done = this.#last.then(() => this.#match(reading, job))
    this.#last = done.catch(() => undefined)
    return done
  }

  async #match({ papers }: Reading, job: Job): Promise<Compared> {
    job.signal.throwIfAborted()
    job.step('comparing')
    const [library, shelf] = [await this.#library, await this.#known]
    const { version } = shelf
    const reach = (done: number, left: number) => job.reach(done / (done + left))
    // At the first import the library is gone through as well.
    let learned = 0
    const known = await shelf.current((done, left) => {
      learned = done
      job.signal.throwIfAborted()
      reach(done, left + papers.length)
    })
    const slices = new Slices('behind keys')
    const work = matchInParts(papers, { known, paperOf: id => library.get(id) })
    for (;;) {
      const step = work.next()
      if (step.done === true) return { matches: step.value, version }
      if (!slices.isDue) continue
      await slices.rest()
      job.signal.throwIfAborted()
      reach(learned + step.value, papers.length - step.value)
    }
  }
}
