/**
 * One reading job: gives a text or a file to a worker and waits for what it understood.
 *
 * A hostile text can cost time and memory, so the worker has limits for both;
 * on breach it is ended and the reason is an ordinary error.
 */
import { Worker } from 'node:worker_threads'
import { PaperlaneError, type WireError } from '../../shared/errors.ts'
import type { Correction, Reading, ReadKind } from '../../shared/import/reading.ts'
import { importLimit } from '../../shared/ipc/contract.ts'

/** What a worker is given to read. */
export interface ReadingJob {
  /** Text as pasted, or the bytes of a file whose encoding is still to be found. */
  readonly content: string | Uint8Array
  readonly corrections: readonly Correction[]
  /** What the person said it is; otherwise it is found out. */
  readonly kind?: ReadKind | undefined
}

/** What it answers. */
export type ReadingReply =
  { readonly ok: true; readonly value: Reading } | { readonly ok: false; readonly error: WireError }

/** What a job may cost. */
export interface ReadingLimits {
  /** Milliseconds. */
  readonly deadline: number
  /** MB of objects; the text itself comes beside it. */
  readonly memory: number
}

const usualLimits: ReadingLimits = { deadline: 60_000, memory: 2048 }

/**
 * Reads in a worker of its own.
 *
 * Throws `file-too-large` above 64 MB before anything starts, and
 * `import-failed` where the text cannot be read within the limits.
 *
 * @param worker the path of the built `import-worker`
 */
export async function readInWorker(worker: string, job: ReadingJob, limits = usualLimits): Promise<Reading> {
  if (job.content.length > importLimit)
    throw new PaperlaneError('file-too-large', 'It holds more than 64 MB.')
  const reply = await run(worker, job, limits)
  if (reply.ok) return reply.value
  throw new PaperlaneError(
    reply.error.code === 'internal' ? 'import-failed' : reply.error.code,
    reply.error.message,
  )
}

function run(path: string, job: ReadingJob, { deadline, memory }: ReadingLimits): Promise<ReadingReply> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path, {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    })
    const timer = setTimeout(() => {
      reject(new PaperlaneError('import-failed', 'It takes too long to read.'))
      void worker.terminate()
    }, deadline)
    worker.once('message', (reply: ReadingReply) => resolve(reply))
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isMemory ? new PaperlaneError('import-failed', 'It takes too much memory to read.') : error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new PaperlaneError('import-failed', 'Reading it was stopped.')) // no effect after a reply
    })
  })
}
