/**
 * The import worker: reads one text or file, away from the thread that owns the window.
 *
 * One worker reads one import and ends; whoever started it may end it sooner.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { toWireError } from '../../shared/errors.ts'
import { readText } from '../../shared/import/detect.ts'
import { decodeText } from './decode.ts'
import type { ReadingJob, ReadingReply } from './reading-job.ts'

const { content, corrections, kind } = workerData as ReadingJob
parentPort?.postMessage(read())

function read(): ReadingReply {
  try {
    const text = typeof content === 'string' ? content : decodeText(content)
    return { ok: true, value: readText(text, corrections, kind) }
  } catch (error) {
    return { ok: false, error: toWireError(error) }
  }
}
