/**
 * The part `search`: building, keeping and asking the index, beside MiniSearch where that can stand the size.
 */
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import MiniSearch from 'minisearch'
import { stampOf } from '../../electron/app/library-stamp.ts'
import { Library } from '../../electron/library/library.ts'
import { readIndex } from '../../electron/search/index-file.ts'
import { Search } from '../../electron/search/search.ts'
import type { Paper } from '../../shared/library/paper.ts'
import { searchedText, textFields } from '../../shared/search/fields.ts'
import { wordsOf } from '../../shared/search/words.ts'
import { boardCorpus } from './corpus.ts'
import { median, ms, spread, type Spread, tidy } from './figures.ts'
import type { Bench } from './part.ts'
import { questionsFrom } from './questions.ts'
import { watched } from './store.ts'

/** The most papers that the peer is asked about: it takes half a minute for ten times as many. */
const peerLimit = 10_000

const worker = resolve(import.meta.dirname, '../../out/main/search-worker.js')

/** All times in milliseconds; questions as the main process asks them, answers as the page gets them. */
interface SearchFigures {
  readonly searchWorkerMs: Spread
  readonly searchBestMs: Spread
  readonly searchBuildMs: number
  /** The kept index, read. */
  readonly searchReadMs: number
  /** The same by a worker that starts, until its first answer. */
  readonly searchLoadMs: number
  readonly searchBlockMs: number
}

export async function measureSearch({ papers: count, folder, say }: Bench): Promise<SearchFigures> {
  const papers = boardCorpus(count)
  const place = join(folder, 'library')
  const library = await Library.open(place)
  await library.apply({ type: 'add', papers }, 'import')
  const cache = join(place, 'cache')
  const failed = (error: Error) => {
    throw error
  }

  let search!: Search
  const built = await watched(async () => {
    search = new Search(library, worker, { cache, stamp: null, quietFor: 1 }, failed)
    await everythingRead(search)
  })
  const asked = questionsFrom(papers)
  const every = spread(await timed(asked, text => search.find(text, null)))
  const best = spread(await timed(asked, text => search.find(text, 50)))
  await library.close()
  await new Promise(resolve => setTimeout(resolve, 2_000)) // the words are written when nobody types
  await search.close(await stampOf(place))

  const searchReadMs = tidy(median(await readTimes(cache, await stampOf(place))))
  const again = await Library.open(place)
  const start = performance.now()
  // Closing and opening leave the files as they were.
  const kept = new Search(again, worker, { cache, stamp: await stampOf(place), quietFor: 1 }, failed)
  const { pending } = await kept.find('the', 1)
  const searchLoadMs = tidy(performance.now() - start)
  if (pending > 0) throw new Error('the kept index was not used')
  await kept.close(null)
  await again.close()

  const peer = count <= peerLimit ? peerOf(papers, asked) : null
  const beside = (own: number, other: number | undefined) =>
    other === undefined ? {} : { floor: `MiniSearch ${ms(other)}`, ratio: `${tidy(own / other)}` }
  say({
    what: 'search: index of all, built in its worker',
    value: ms(built.ms),
    target: count === 100_000 ? '≤ 4000 ms' : '',
    ...beside(built.ms, peer?.buildMs),
  })
  say({
    what: 'search: longest block of the main thread meanwhile',
    value: ms(built.longestBlockMs),
    target: '≤ 8 ms',
  })
  say({ what: 'search: kept index, read', value: ms(searchReadMs), target: '≤ 100 ms' })
  say({ what: 'search: kept index, until a worker that starts answers', value: ms(searchLoadMs) })
  say({
    what: 'search: every paper, p50',
    value: ms(every.p50),
    target: '≤ 2 ms',
    ...beside(every.p50, peer?.p50),
  })
  say({
    what: 'search: every paper, p95',
    value: ms(every.p95),
    target: '≤ 10 ms',
    ...beside(every.p95, peer?.p95),
  })
  say({ what: 'search: the 50 best, p50 / p95', value: `${ms(best.p50)} / ${ms(best.p95)}` })
  return {
    searchWorkerMs: every,
    searchBestMs: best,
    searchBuildMs: tidy(built.ms),
    searchReadMs,
    searchLoadMs,
    searchBlockMs: tidy(built.longestBlockMs),
  }
}

/** How long each of several readings of a kept index took. */
async function readTimes(cache: string, stamp: string | null): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const start = performance.now()
    if (stamp === null || !(await readIndex(cache, stamp))) throw new Error('no index was kept')
    times.push(performance.now() - start)
  }
  return times
}

async function everythingRead(search: Search): Promise<void> {
  for (;;) {
    const { pending } = await search.find('the', 1)
    if (pending === 0) return
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

async function timed(asked: readonly string[], ask: (text: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (const text of asked) {
    const start = performance.now()
    await ask(text)
    times.push(performance.now() - start)
  }
  return times
}

function peerOf(papers: readonly Paper[], asked: readonly string[]) {
  const start = performance.now()
  const peer = new MiniSearch({ fields: [...textFields], tokenize: wordsOf, processTerm: word => word })
  peer.addAll(papers.map(paper => ({ ...searchedText(paper), id: paper.id })))
  const buildMs = performance.now() - start
  const times = asked.map(text => {
    const asking = performance.now()
    peer.search(text, { prefix: true, combineWith: 'AND' })
    return performance.now() - asking
  })
  return { buildMs, ...spread(times) }
}
