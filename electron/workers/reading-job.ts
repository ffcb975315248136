/**
 * One reading job: gives a text or a file to a worker and waits for what it understood.
 *
 * A hostile text can cost time and memory, so the worker has limits for both;
 * on breach it is ended and the reason is an ordinary error. Papers come a few
 * hundred at a time, and the next ones only when these have been taken: all at
 * once would hold up the thread that owns the window. Of a long file a part is
 * read at a time, and forgotten when its papers have been told.
 */
import { Worker } from 'node:worker_threads'
import { PaperlaneError, type WireError } from '../../shared/errors.ts'
import { joinedKind } from '../../shared/import/in-parts.ts'
import type {
  Correction,
  ImportKind,
  LeftLine,
  Reading,
  ReadKind,
  ReadPaper,
} from '../../shared/import/reading.ts'
import type { Content } from './content.ts'

/** What a worker is given to read. */
export interface ReadingJob {
  readonly content: Content
  readonly corrections: readonly Correction[]
  /** What the person said it is; otherwise it is found out. */
  readonly kind?: ReadKind | undefined
}

/** What a worker sends at once: papers, about so many characters of them, and lines that became none. */
export const papersAtOnce = 250
export const textAtOnce = 500_000
export const linesAtOnce = 2_000

/** What it answers: the reading in pieces, one for each message that it is sent, and that this was all. */
export type ReadingReply =
  | {
      readonly is: 'part'
      /** Of the part of the text that is being told. */
      readonly kind: ImportKind
      /** Of the lines of that part, once. */
      readonly lineCount: number
      /** As JSON, in which a plain text takes a byte a character, whatever else the file holds. */
      readonly papers: string
      readonly chrome: readonly LeftLine[]
      readonly unsure: readonly LeftLine[]
      /** How much of the text has been read and told, 0 to 1. */
      readonly share: number
    }
  | { readonly is: 'end' }
  | { readonly is: 'error'; readonly error: WireError }

/** What a job may cost. */
export interface ReadingLimits {
  /** Milliseconds without a word. */
  readonly deadline: number
  /** MB of objects; the text itself comes beside it. */
  readonly memory: number
}

const usualLimits: ReadingLimits = { deadline: 60_000, memory: 2048 }

/** How a job is watched and stopped. */
export interface ReadingWatch {
  /** Ends the worker; the reading is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the share of the text of which everything has come. */
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
    const chrome: LeftLine[] = []
    const unsure: LeftLine[] = []
    const kinds = new Set<ImportKind>()
    let lineCount = 0
    worker.on('message', (reply: ReadingReply) => {
      timer.refresh()
      switch (reply.is) {
        case 'error': {
          const { code, message } = reply.error
          end(new PaperlaneError(code === 'internal' ? 'import-failed' : code, message))
          return
        }
        case 'part':
          papers.push(...(JSON.parse(reply.papers) as ReadPaper[]))
          chrome.push(...reply.chrome)
          unsure.push(...reply.unsure)
          kinds.add(reply.kind)
          lineCount += reply.lineCount
          onProgress?.(reply.share)
          worker.postMessage('more')
          return
        case 'end':
          resolve({ kind: joinedKind(kinds), papers, chrome, unsure, lineCount })
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
