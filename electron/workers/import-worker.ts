/**
 * The import worker: reads one text or file, away from the thread that owns the window.
 *
 * One worker reads one import and is ended by whoever started it.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { toWireError } from '../../shared/errors.ts'
import { readText } from '../../shared/import/detect.ts'
import { decodeText } from './decode.ts'
import { partSize, type ReadingJob, type ReadingReply } from './reading-job.ts'
import { stepBack } from './step-back.ts'

stepBack()
const { content, corrections, kind } = workerData as ReadingJob
try {
  const text = content.isText ? Buffer.from(content.bytes).toString() : decodeText(content.bytes)
  const { papers, ...value } = readText(text, corrections, kind)
  let sent = 0
  parentPort?.on('message', () => {
    answer({ is: 'papers', papers: papers.slice(sent, sent + partSize) })
    sent += partSize
  })
  answer({ is: 'read', value, count: papers.length })
} catch (error) {
  answer({ is: 'error', error: toWireError(error) })
}

function answer(reply: ReadingReply): void {
  parentPort?.postMessage(reply)
}
