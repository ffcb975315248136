/**
 * What services are asked of papers, and what their answers say: read by the readers of imports.
 */
import { PaperlaneError } from '../../shared/errors.ts'
import { arxivError } from '../../shared/import/feed.ts'
import type { Reading, ReadKind } from '../../shared/import/reading.ts'
import { identifiersOf } from '../../shared/library/evidence.ts'
import type { Draft } from '../../shared/library/paper.ts'
import type { Line } from './line.ts'

/** Reads a text of a kind. A hostile one may cost time and memory, so the app reads in a worker. */
export type Read = (text: string, kind: ReadKind, signal: AbortSignal) => Promise<Reading>

/** arXiv ids in one question. */
export const arxivBatch = 50

/** What arXiv says of papers, by their ids; those that it does not know are left out. */
export async function askArxiv(
  line: Line,
  read: Read,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Draft>> {
  const ask = () => askForList(line, read, ids, signal)
  const known = await ask()
  // Now and then it answers with nothing.
  if (known !== null) return known.size > 0 ? known : ((await ask()) ?? known)
  if (ids.length === 1) return new Map()
  // It refuses a whole list for one id that it takes for none.
  const half = Math.ceil(ids.length / 2)
  const first = await askArxiv(line, read, ids.slice(0, half), signal)
  return new Map([...first, ...(await askArxiv(line, read, ids.slice(half), signal))])
}

/** Null where the list was refused. */
async function askForList(
  line: Line,
  read: Read,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Draft> | null> {
  const list = ids.map(encodeURIComponent).join(',')
  const url = `https://export.arxiv.org/api/query?id_list=${list}&max_results=${ids.length}`
  const text = await line.get({ url, accept: 'application/atom+xml', signal })
  if (text === null) return null
  const { papers, unsure } = await readAnswer(line, read, text, 'feed', signal)
  if (unsure.some(({ reason }) => reason.startsWith(arxivError))) return null
  if (papers.length === 0 && !/<feed\b/.test(text.slice(0, 2_000))) throw notAsAgreed(line)
  return new Map(papers.flatMap(({ draft }) => (draft.arxivId === null ? [] : [[draft.arxivId, draft]])))
}

/** What the agency of a DOI says of its paper; null where it does not know it. */
export async function askDoi(
  line: Line,
  read: Read,
  doi: string,
  signal: AbortSignal,
): Promise<Draft | null> {
  const url = `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`
  const text = await line.get({ url, accept: 'application/vnd.citationstyles.csl+json', signal })
  if (text === null) return null
  const { papers } = await readAnswer(line, read, text, 'csl-json', signal)
  const [paper] = papers
  if (!paper || papers.length > 1) throw notAsAgreed(line)
  const { draft } = paper
  // An answer of another DOI is about another paper; one that names none is about what was asked.
  const [asked, told] = [identifiersOf({ arxivId: null, doi }), identifiersOf(draft)]
  return told.doi === null || told.doi === asked.doi ? draft : null
}

async function readAnswer(
  line: Line,
  read: Read,
  text: string,
  kind: ReadKind,
  signal: AbortSignal,
): Promise<Reading> {
  try {
    return await read(text, kind, signal)
  } catch (cause) {
    signal.throwIfAborted()
    throw notAsAgreed(line, { cause })
  }
}

function notAsAgreed({ service }: Line, options?: ErrorOptions): PaperlaneError {
  const message = `${service.name} answered with something that Paperlane cannot read.`
  return new PaperlaneError('service-refused', message, options)
}
