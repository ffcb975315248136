/**
 * What the import worker answers: the papers of one text or file, as many at a time as are taken quickly.
 */
import { toWireError } from '../../shared/errors.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { readContent } from './read-content.ts'
import { linesAtOnce, papersAtOnce, type ReadingJob, type ReadingReply, textAtOnce } from './reading-job.ts'

/** All of them, one by one; an error is the last. */
export function* repliesTo(job: ReadingJob): Generator<ReadingReply, void> {
  try {
    yield* partsOf(job)
    yield { is: 'end' }
  } catch (error) {
    yield { is: 'error', error: toWireError(error) }
  }
}

function* partsOf({ content, corrections, kind }: ReadingJob): Generator<ReadingReply, void> {
  let [share, end] = [0, 0]
  for (const reading of readContent(content, { corrections, kind }, decoded => (end = decoded))) {
    for (const [reply, of] of repliesFor(reading)) yield { ...reply, share: share + (end - share) * of }
    share = end
  }
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
