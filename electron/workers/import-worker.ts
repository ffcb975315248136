/**
 * The import worker: reads one text or file, away from the thread that owns the window.
 *
 * One worker reads one import and is ended by whoever started it. It reads
 * ahead of nobody: the next papers are looked for when these have been taken.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { toWireError } from '../../shared/errors.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { readContent } from './read-content.ts'
import { linesAtOnce, papersAtOnce, type ReadingJob, type ReadingReply, textAtOnce } from './reading-job.ts'
import { stepBack } from './step-back.ts'

stepBack()
const { content, corrections, kind } = workerData as ReadingJob
const replies = repliesOf()
parentPort?.on('message', answer)
answer()

function answer(): void {
  let reply: ReadingReply | undefined
  try {
    const step = replies.next()
    if (step.done !== true) reply = step.value
  } catch (error) {
    reply = { is: 'error', error: toWireError(error) }
  }
  if (reply) parentPort?.postMessage(reply)
}

function* repliesOf(): Generator<ReadingReply, void> {
  let [share, end] = [0, 0]
  for (const reading of readContent(content, { corrections, kind }, decoded => (end = decoded))) {
    for (const [reply, of] of repliesFor(reading)) yield { ...reply, share: share + (end - share) * of }
    share = end
  }
  yield { is: 'end' }
}

/** A reading in pieces that are each taken quickly, with the share of it that has been told then. */
function* repliesFor({
  kind,
  papers,
  chrome,
  unsure,
  lineCount,
}: Reading): Generator<readonly [Omit<Extract<ReadingReply, { is: 'part' }>, 'share'>, number], void> {
  let [paper, left] = [0, 0]
  const leftCount = Math.max(chrome.length, unsure.length)
  let isFirst = true
  while (isFirst || paper < papers.length || left < leftCount) {
    const texts: string[] = []
    for (
      let length = 0;
      paper < papers.length && texts.length < papersAtOnce && length < textAtOnce;
      paper++
    ) {
      const text = JSON.stringify(papers[paper])
      length += text.length
      texts.push(text)
    }
    const next = left + linesAtOnce
    const reply = {
      is: 'part' as const,
      kind,
      lineCount: isFirst ? lineCount : 0,
      papers: `[${texts.join(',')}]`,
      chrome: chrome.slice(left, next),
      unsure: unsure.slice(left, next),
    }
    yield [reply, papers.length === 0 ? 1 : paper / papers.length]
    left = next
    isFirst = false
  }
}
