/**
 * What a durable move costs, beside a bare append and fdatasync of the same run.
 */
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { Library } from '../../electron/library/library.ts'
import { columns, type Paper } from '../../shared/library/paper.ts'
import { spread, type Spread, tidy } from './figures.ts'

/** All times in milliseconds. */
export interface StoreFigures {
  readonly moveMs: Spread
  readonly floorMs: Spread
  readonly bytesPerMove: number
  /** Twenty moves asked for at once, until the last is on disk. */
  readonly burstMs: number
  readonly longestBlockMs: number
  readonly openMs: number
  readonly importMs: number
}

/** Moves measured; a bare append is measured between any two of them. */
const rounds = 400

/** Measures a library of these papers in a new folder, which is left behind for others to open. */
export async function measureStore(papers: readonly Paper[], folder: string): Promise<StoreFigures> {
  const library = await Library.open(folder)
  const importMs = await timed(() => library.apply({ type: 'add', papers }, 'import'))
  await library.close()

  let reopened: Library | undefined
  const openMs = await timed(async () => {
    reopened = await Library.open(folder)
  })
  if (!reopened) throw new Error('the library did not open')
  const figures = await measureMoves(reopened, papers)
  await reopened.close()
  return { ...figures, openMs: tidy(openMs), importMs: tidy(importMs) }
}

async function measureMoves(library: Library, papers: readonly Paper[]) {
  const bare = await mkdtemp(join(tmpdir(), 'paperlane-floor-'))
  const file = await open(join(bare, 'floor'), 'a')
  const line = Buffer.alloc(180, 'x')
  const moves: number[] = []
  const floors: number[] = []
  const before = await journalBytes(library.folder)
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
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
  const burstMs = await timed(() =>
    Promise.all(
      papers
        .slice(0, 20)
        .map(({ id }) => library.apply({ type: 'star', ids: [id], isStarred: true }, 'user')),
    ),
  )
  delay.disable()
  await file.close()
  await rm(bare, { recursive: true })
  return {
    moveMs: spread(moves),
    floorMs: spread(floors),
    bytesPerMove: tidy(bytesPerMove),
    burstMs: tidy(burstMs),
    longestBlockMs: tidy(delay.max / 1e6),
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
