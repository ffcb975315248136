/**
 * Import jobs: what is being read or added, how far it has come, and how to stop it.
 */
import type { ImportProgress } from '../../shared/ipc/importing.ts'

/** Milliseconds between two words about one job. */
const sayEvery = 250

/** A job, as the work in it sees it. */
export interface Job {
  readonly signal: AbortSignal
  /** Begins another part of the work, of which nobody can say yet how long it takes. */
  readonly step: (step: ImportProgress['step']) => void
  /** Says how far the present part has come, 0 to 1. */
  readonly reach: (share: number) => void
}

/** Why a job ended that was stopped; whoever started it hears null. */
class Stopped extends Error {
  override readonly name = 'Stopped'
}

export class ImportJobs {
  readonly #onProgress: (progress: ImportProgress) => void
  readonly #running = new Map<number, AbortController>()
  #lastJob = 0

  constructor(onProgress: (progress: ImportProgress) => void) {
    this.#onProgress = onProgress
  }

  /** Runs a work as a job; answers null where it was stopped. */
  async run<T>(name: string, work: (job: Job) => Promise<T>): Promise<T | null> {
    const job = ++this.#lastJob
    const controller = new AbortController()
    this.#running.set(job, controller)
    let step: ImportProgress['step'] = 'reading'
    let saidAt = 0
    const say = (share: number | null) => {
      saidAt = performance.now()
      this.#onProgress({ job, name, step, share })
    }
    try {
      return await work({
        signal: controller.signal,
        step: next => {
          step = next
          say(null)
        },
        reach: share => {
          if (performance.now() - saidAt >= sayEvery) say(share)
        },
      })
    } catch (error) {
      if (error instanceof Stopped) return null
      throw error
    } finally {
      this.#running.delete(job)
    }
  }

  stop(job: number): void {
    this.#running.get(job)?.abort(new Stopped())
  }
}
