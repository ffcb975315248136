/**
 * The import worker: reads one text or file, away from the thread that owns the window.
 *
 * One worker reads one import and is ended by whoever started it. It reads
 * ahead of nobody: the next papers are looked for when these have been taken.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingJob } from './reading-job.ts'
import { stepBack } from './step-back.ts'

stepBack() // before the readers themselves are read: keys come first from the beginning
const { repliesTo } = await import('./replies.ts')
const replies = repliesTo(workerData as ReadingJob)
parentPort?.on('message', answer)
answer()

function answer(): void {
  const reply = replies.next()
  if (reply.done !== true) parentPort?.postMessage(reply.value)
}
