/**
 * The search worker: holds the index, so that looking for something never holds up the window.
 */
import { parentPort, workerData } from 'node:worker_threads'
import { SearchEngine } from './engine.ts'
import { readIndex, writeFacts, writeWords } from './index-file.ts'
import type { FromSearchWorker, SearchWorkerData, ToSearchWorker } from './messages.ts'
import { stepBack } from '../workers/step-back.ts'

stepBack() // a question has the processor all the same: whoever asked it waits
const { cache, stamp, quietFor } = workerData as SearchWorkerData
const kept = cache !== null && stamp !== null ? await readIndex(cache, stamp).catch(() => null) : null
const engine = kept?.engine ?? new SearchEngine()
/** Of the words on disk, while they are the engine's. */
let mark = kept?.mark ?? null
/** How long a question may have to wait for work that nobody waits for, in milliseconds. */
const stepMs = 4
let timer: NodeJS.Timeout | undefined
let tidying: Promise<void> | null = null

parentPort?.on('message', (message: ToSearchWorker) => {
  switch (message.type) {
    case 'put':
      engine.put(message.papers)
      if (message.papers.texts) wordsChanged()
      tell({ type: 'took' })
      break
    case 'remove':
      engine.remove(message.ids)
      tell({ type: 'took' })
      break
    case 'find': {
      const { request, condition, limit, isBrief } = message
      const { ids, isAllBut } =
        limit !== null
          ? { ids: engine.best(condition, limit), isAllBut: false }
          : isBrief
            ? engine.findBriefly(condition)
            : { ids: engine.find(condition), isAllBut: false }
      tell({ type: 'found', request, ids: ids.join('\n'), isAllBut })
      break
    }
    case 'mark': {
      const { request, condition, known } = message
      tell({ type: 'marked', request, found: engine.mark(condition, known) })
      if (!condition) prepare()
      break
    }
    case 'count':
      tell({ type: 'counted', request: message.request, count: engine.count(message.condition) })
      break
    case 'close':
      void close(message.stamp).finally(() => tell({ type: 'closed' }))
  }
})
tell({ type: 'opened', isKnown: kept !== null })

/** Somebody is about to search: what begins with each letter is the most that there is to find. */
function prepare(): void {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789')
  const next = () => {
    const word = letters.shift()
    if (word === undefined) return
    engine.count({ is: 'word', word, field: null, isWhole: false })
    setImmediate(next) // after what has been asked meanwhile
  }
  setImmediate(next)
}

function wordsChanged(): void {
  mark = null
  tidying ??= inSteps(engine.tidy()).finally(() => (tidying = null))
  clearTimeout(timer)
  timer = setTimeout(() => void keepWords(), quietFor)
}

async function keepWords(): Promise<void> {
  if (cache === null) return
  const changes = timer
  await inSteps(engine.joinAll())
  if (timer !== changes) return // and will be kept after that
  // A cache that cannot be written is none, which every start can live with.
  const written = await writeWords(cache, engine).catch(() => null)
  if (timer === changes) mark = written
}

/** Does what may take long for some milliseconds at a time, after what has been asked meanwhile. */
async function inSteps(steps: Iterator<void>): Promise<void> {
  for (;;) {
    await new Promise(resolve => setImmediate(resolve))
    for (const start = performance.now(); performance.now() - start < stepMs;) if (steps.next().done) return
  }
}

async function close(last: string | null): Promise<void> {
  clearTimeout(timer)
  if (cache !== null && mark !== null && last !== null)
    await writeFacts(cache, engine, mark, last).catch(() => undefined)
}

function tell(message: FromSearchWorker): void {
  parentPort?.postMessage(message)
}
