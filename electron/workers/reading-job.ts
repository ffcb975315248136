/**
 * One reading job: gives a text or a file to a worker and waits for what it understood.
 *
 * A hostile text can cost time and memory, so the worker has limits for both;
 * on breach it is ended and the reason is an ordinary error. Papers come a few
 * hundred at a time, and the next ones only when these have been taken: all at
 * once would hold up the thread that owns the window.
 */
import { Worker } from 'node:worker_threads'
import { PaperlaneError, type WireError } from '../../shared/errors.ts'
import type { Correction, Reading, ReadKind, ReadPaper } from '../../shared/import/reading.ts'
import type { Content } from './content.ts'

/** What a worker is given to read. */
export interface ReadingJob {
  readonly content: Content
  readonly corrections: readonly Correction[]
  /** What the person said it is; otherwise it is found out. */
  readonly kind?: ReadKind | undefined
}

/** Papers that a worker sends at once. */
export const partSize = 250

/**
 * What it answers: first everything but the papers and how many there are, then
 * those, a part for each message that it is sent.
 */
export type ReadingReply =
  | { readonly is: 'read'; readonly value: Omit<Reading, 'papers'>; readonly count: number }
  | { readonly is: 'papers'; readonly papers: readonly ReadPaper[] }
  | { readonly is: 'error'; readonly error: WireError }

/** What a job may cost. */
export interface ReadingLimits {
  /** Milliseconds. */
  readonly deadline: number
  /** MB of objects; the text itself comes beside it. */
  readonly memory: number
}

const usualLimits: ReadingLimits = { deadline: 60_000, memory: 2048 }

/** How a job is watched and stopped. */
export interface ReadingWatch {
  /** Ends the worker; the reading is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the share of the papers that have come, once the text has been read. */
  readonly onProgress?: (share: number) => void
}

/**
 * Reads in a worker of its own.
 *
 * Throws `import-failed` where the text cannot be read within the limits.
 *
 * @param worker the path of the built `import-worker`
 */
export async function readInWorker(
  worker: string,
  job: ReadingJob,
  limits = usualLimits,
  watch: ReadingWatch = {},
): Promise<Reading> {
  watch.signal?.throwIfAborted()
  return run(worker, job, limits, watch)
}

function run(
  path: string,
  job: ReadingJob,
  { deadline, memory }: ReadingLimits,
  { signal, onProgress }: ReadingWatch,
): Promise<Reading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    const end = (reason: Error) => {
      reject(reason)
      void worker.terminate()
    }
    const stop = () => end(signal?.reason as Error)
    signal?.addEventListener('abort', stop)
    const timer = setTimeout(
      () => end(new PaperlaneError('import-failed', 'It takes too long to read.')),
      deadline,
    )
    const papers: ReadPaper[] = []
    let read: Extract<ReadingReply, { is: 'read' }> | null = null
    worker.on('message', (reply: ReadingReply) => {
      if (reply.is === 'error') {
        const { code, message } = reply.error
        end(new PaperlaneError(code === 'internal' ? 'import-failed' : code, message))
        return
      }
      if (reply.is === 'read') read = reply
      else papers.push(...reply.papers)
      if (!read) return
      onProgress?.(papers.length / Math.max(read.count, 1))
      if (papers.length < read.count) worker.postMessage('more')
      else {
        resolve({ ...read.value, papers })
        void worker.terminate()
      }
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isMemory ? new PaperlaneError('import-failed', 'It takes too much memory to read.') : error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
      reject(new PaperlaneError('import-failed', 'Reading it was stopped.')) // no effect after an answer
    })
  })
}
