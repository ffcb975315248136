/**
 * What a durable move costs, beside a bare append and fdatasync of the same run.
 */
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepCollectionsShort } from '../../electron/library/collections.ts'
import { Library } from '../../electron/library/library.ts'
import { columns, type Paper, paperId } from '../../shared/library/paper.ts'
import { corpus } from './corpus.ts'
import { ms, spread, type Spread, tidy } from './figures.ts'
import type { Bench } from './part.ts'

/** All times in milliseconds. */
interface StoreFigures {
  readonly moveMs: Spread
  readonly floorMs: Spread
  readonly bytesPerMove: number
  /** Twenty moves asked for at once, until the last is on disk. */
  readonly burstMs: number
  /** The longest time in which the event loop could do nothing else, by what the library was doing. */
  readonly longestBlockMs: Readonly<Record<Work, number>>
  readonly openMs: number
  readonly importMs: number
  /** Moves while as many papers as there are come in at once, 30 ms after the answer to the one before. */
  readonly besideImportMs: Spread
}

/** `bulk` moves ten thousand papers, or all there are; `folding` writes a snapshot while single papers are moved. */
type Work = 'opening' | 'import' | 'moves' | 'bulk' | 'undo' | 'redo' | 'folding'

/** Moves measured; a bare append is measured between any two of them. */
const rounds = 400

keepCollectionsShort()

/** The part `store`: durable changes, what blocks, opening and importing. */
export async function measureStorePart({ papers, folder, say }: Bench): Promise<StoreFigures> {
  const store = await measureStore(corpus(papers), join(folder, 'library'))
  const { moveMs, floorMs } = store
  const beside = (of: 'p50' | 'p95') => ({
    value: ms(moveMs[of]),
    floor: ms(floorMs[of]),
    ratio: `${tidy(moveMs[of] / floorMs[of])}`,
  })
  say({ what: 'durable move, p50', ...beside('p50'), target: '≤ 1.5' })
  say({ what: 'durable move, p95', ...beside('p95') })
  say({ what: 'bytes of one move', value: `${store.bytesPerMove}`, target: '≤ 200' })
  say({ what: '20 changes at once, all on disk', value: ms(store.burstMs), target: '≤ 20 ms' })
  for (const [work, block] of Object.entries(store.longestBlockMs))
    say({ what: `longest block of the main thread: ${work}`, value: ms(block), target: '≤ 8 ms' })
  const target = papers === 10_000 ? '≤ 500 ms' : ''
  say({ what: 'import of all, on disk', value: ms(store.importMs), target })
  say({ what: 'durable move beside that import, p95', value: ms(store.besideImportMs.p95) })
  say({ what: 'durable move beside that import, p99', value: ms(store.besideImportMs.p99) })
  say({ what: 'open the library', value: ms(store.openMs) })
  return store
}

/** Measures a library of these papers in a new folder. */
async function measureStore(papers: readonly Paper[], folder: string): Promise<StoreFigures> {
  const library = await Library.open(folder)
  const imported = await watched(() => library.apply({ type: 'add', papers }, 'import'))
  await library.close()

  let opened = library
  const opening = await watched(async () => {
    opened = await Library.open(folder)
  })
  const { longestBlockMs: moves, ...figures } = await measureMoves(opened, papers)
  const ids = papers.slice(0, 10_000).map(({ id }) => id)
  const bulk = await watched(() => opened.apply({ type: 'move', ids, to: 'skipped' }, 'user'))
  const undo = await watched(() => opened.undo())
  const redo = await watched(() => opened.redo())
  await opened.undo()
  await opened.close()
  const folding = await measureFolding(papers, folder)
  const blocks = { opening, import: imported, bulk, undo, redo, folding }
  const longest = Object.entries(blocks).map(([work, { longestBlockMs }]) => [work, tidy(longestBlockMs)])
  return {
    ...figures,
    longestBlockMs: { ...Object.fromEntries(longest), moves: tidy(moves) } as Record<Work, number>,
    openMs: tidy(opening.ms),
    importMs: tidy(imported.ms),
    besideImportMs: await measureBesideImport(papers, `${folder}-beside`),
  }
}

/** The pace of a person who decides fast. */
const paceMs = 30

async function measureBesideImport(papers: readonly Paper[], folder: string): Promise<Spread> {
  const library = await Library.open(folder)
  const present = papers.slice(0, 100).map((one, n) => ({ ...one, id: paperId(`present-${n}`) }))
  await library.apply({ type: 'add', papers: present }, 'import')
  const importing = { isDone: false }
  const imported = library.apply({ type: 'add', papers }, 'import').finally(() => (importing.isDone = true))
  const times: number[] = []
  for (let turn = 0; !importing.isDone; turn++) {
    const ids = present.slice(turn % present.length, (turn % present.length) + 1).map(({ id }) => id)
    const to = columns[1 + (Math.floor(turn / present.length) % 4)] ?? 'done'
    times.push(await timed(() => library.apply({ type: 'move', ids, to }, 'user')))
    await sleep(paceMs)
  }
  await imported
  await library.close()
  return spread(times)
}

/** Moves single papers of a library whose journal is to be folded at the first of them. */
async function measureFolding(papers: readonly Paper[], folder: string): Promise<Watched> {
  const library = await Library.open(folder, { compactAfterBytes: 1, compactAfterEntries: Infinity })
  try {
    return await watched(async () => {
      for (const { id } of papers.slice(0, 200))
        await library.apply({ type: 'move', ids: [id], to: 'reading' }, 'user')
      for (let left = Math.min(papers.length, 200); left > 0; left--) await library.undo()
    })
  } finally {
    await library.close()
  }
}

interface Watched {
  readonly ms: number
  readonly longestBlockMs: number
}

/** How long a work took, and the longest time in which no turn of the event loop began. */
export async function watched(work: () => Promise<unknown>): Promise<Watched> {
  let longestBlockMs = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    longestBlockMs = Math.max(longestBlockMs, now - last)
    last = now
    next = setImmediate(look)
  }
  let next = setImmediate(look)
  const ms = await timed(work)
  clearImmediate(next)
  return { ms, longestBlockMs: Math.max(longestBlockMs, performance.now() - last) }
}

async function measureMoves(library: Library, papers: readonly Paper[]) {
  const bare = await mkdtemp(join(tmpdir(), 'paperlane-floor-'))
  const file = await open(join(bare, 'floor'), 'a')
  const line = Buffer.alloc(180, 'x')
  const moves: number[] = []
  const floors: number[] = []
  const before = await journalBytes(library.folder)
  for (let round = 0; round < rounds; round++) {
    const id = papers[round % papers.length]?.id
    const to = columns[1 + (round % 4)] ?? 'done'
    if (id === undefined) break
    moves.push(await timed(() => library.apply({ type: 'move', ids: [id], to }, 'user')))
    floors.push(
      await timed(async () => {
        await file.write(line)
        await file.datasync()
      }),
    )
  }
  const bytesPerMove = ((await journalBytes(library.folder)) - before) / rounds
  const alone = await watched(async () => {
    for (const { id } of papers.slice(0, 200))
      await library.apply({ type: 'star', ids: [id], isStarred: true }, 'user')
  })
  const burst = await watched(() =>
    Promise.all(
      papers
        .slice(0, 20)
        .map(({ id }) => library.apply({ type: 'star', ids: [id], isStarred: false }, 'user')),
    ),
  )
  await file.close()
  await rm(bare, { recursive: true })
  return {
    moveMs: spread(moves),
    floorMs: spread(floors),
    bytesPerMove: tidy(bytesPerMove),
    burstMs: tidy(burst.ms),
    longestBlockMs: Math.max(burst.longestBlockMs, alone.longestBlockMs),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function journalBytes(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter(name => name.startsWith('journal-'))
  const sizes = await Promise.all(names.map(async name => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
