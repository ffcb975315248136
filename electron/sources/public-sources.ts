/**
 * The public services as the app asks them: through the system's network, in its own name, read in a worker.
 */
import { app } from 'electron'
import { contentOf } from '../workers/content.ts'
import { readInWorker } from '../workers/reading-job.ts'
import type { Sources } from './asking.ts'
import { Line } from './line.ts'
import { arxivService, doiService } from './services.ts'
import { systemAsk } from './system-ask.ts'

/** What reading one answer may cost: at most 10 MB of text, so far less than a person's own file may. */
const limits = { deadline: 10_000, memory: 512 }

/** @param worker the path of the built `import-worker` */
export function publicSources(worker: string): Sources {
  const ask = systemAsk()
  const agent = `Paperlane/${app.getVersion()}`
  return {
    arxiv: new Line(arxivService, ask, agent),
    doi: new Line(doiService, ask, agent),
    read: async (text, kind, signal) => {
      const content = await contentOf(text)
      return readInWorker(worker, { content, corrections: [], kind }, limits, { signal })
    },
  }
}
