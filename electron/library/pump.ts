/**
 * The pump: one worker for everything that waits (L1).
 *
 * While one batch is being written the next one gathers, so that many quick
 * actions cost one wait for the disk (group commit) and a single one costs no
 * delay at all.
 */
export class Pump<Request> {
  readonly #work: (batch: readonly Request[]) => Promise<void>
  readonly #isAlone: (request: Request) => boolean
  #waiting: Request[] = []
  #running: Promise<void> | null = null

  /** @param isAlone whether a request must be a batch of its own, as it depends on what is on disk */
  constructor(work: (batch: readonly Request[]) => Promise<void>, isAlone: (request: Request) => boolean) {
    this.#work = work
    this.#isAlone = isAlone
  }

  add(request: Request): void {
    this.#waiting.push(request)
    this.#running ??= this.#run()
  }

  /** Answers once nothing waits and nothing runs. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    try {
      // What is asked for in the same turn of the event loop goes into the first batch.
      await Promise.resolve()
      while (this.#waiting.length > 0) await this.#work(this.#take())
    } finally {
      this.#running = null
    }
  }

  #take(): Request[] {
    const alone = this.#waiting.findIndex(this.#isAlone)
    const count = alone < 0 ? Math.min(this.#waiting.length, largestBatch) : Math.max(alone, 1)
    return this.#waiting.splice(0, count)
  }
}

/** Bounds the memory of one batch and how long its first request waits for the last. */
const largestBatch = 4096
