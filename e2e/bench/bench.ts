/**
 * `npm run bench`: measures the app on this machine, each figure beside its floor of the same run.
 *
 * Sizes can be named: `npm run bench -- 1000 10000 100000`. Prints a table, and
 * as its last line one JSON object. Never a test: machines differ and drift,
 * ratios within one run hold.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronRuntime } from '../../scripts/electron-runtime.ts'
import { ensureSystemPackages } from '../../scripts/system-packages.ts'
import { launch, startDisplay } from '../launch.ts'
import { corpus } from './corpus.ts'
import { type FigureRow, median, table, tidy } from './figures.ts'
import { measureStore } from './store.ts'
import { measureStart, measureWindow } from './window.ts'

/** Pairs of starts, one of the app and one of the bare window in turn. */
const startPairs = 9

const asked = process.argv.slice(2).map(Number).filter(Number.isInteger)
const sizes = asked.length > 0 ? asked : [1_000, 10_000]

ensureSystemPackages('window')
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
execFileSync('npx', ['electron-vite', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })

const display = await startDisplay()
const rows: FigureRow[] = []
const figures: Record<string, unknown> = {}
try {
  for (const size of sizes) await measure(size)
} finally {
  await display.stop()
}
console.log(table(rows))
console.log(JSON.stringify(figures))

async function measure(papers: number): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'paperlane-bench-'))
  const place = { userData, display: display.name }
  const bare = { ...place, userData: await mkdtemp(join(tmpdir(), 'paperlane-bare-')) }
  const ms = (value: number) => `${tidy(value)} ms`
  const row = (what: string, value: string, target: string, floor = '', ratio = '') =>
    rows.push({ papers, what, value, floor, ratio, target })
  try {
    const store = await measureStore(corpus(papers), join(userData, 'library'))
    const { moveMs, floorMs } = store
    row('durable move, p50', ms(moveMs.p50), '≤ 1.5', ms(floorMs.p50), `${tidy(moveMs.p50 / floorMs.p50)}`)
    row('durable move, p95', ms(moveMs.p95), '', ms(floorMs.p95), `${tidy(moveMs.p95 / floorMs.p95)}`)
    row('bytes of one move', `${store.bytesPerMove}`, '≤ 200')
    row('20 changes at once, all on disk', ms(store.burstMs), '≤ 20 ms')
    for (const [work, block] of Object.entries(store.longestBlockMs))
      row(`longest block of the main thread: ${work}`, ms(block), '≤ 8 ms')
    row('import of all, on disk', ms(store.importMs), papers === 10_000 ? '≤ 500 ms' : '')
    row('open the library', ms(store.openMs), '')

    // As on any day but the first: Paperlane was used before, and closed.
    const used = await launch(place)
    await used.page.locator('[data-focused]').waitFor()
    await used.app.close()
    const starts: number[] = []
    const floors: number[] = []
    for (let pair = 0; pair < startPairs; pair++) {
      floors.push(await measureStart('bare', bare))
      starts.push(await measureStart('app', place))
    }
    const ratio = median(starts) / median(floors)
    row('start to painted board, median', ms(median(starts)), '≤ 1.35', ms(median(floors)), `${tidy(ratio)}`)

    const window = await measureWindow(place, join(userData, 'bench.bib'))
    const { move, focus, undo } = window.keyToPaintMs
    row('decision key to paint, p50 / p95', `${ms(move.p50)} / ${ms(move.p95)}`, 'p95 ≤ 25 ms')
    row('focus key to paint, p50 / p95', `${ms(focus.p50)} / ${ms(focus.p95)}`, 'p95 ≤ 25 ms')
    row('undo key to paint, p50 / p95', `${ms(undo.p50)} / ${ms(undo.p95)}`, 'p95 ≤ 25 ms')
    row('first page of the board', ms(window.firstPageMs), '≤ 5 ms')
    row('every row to the window', ms(window.allRowsMs), papers === 100_000 ? '≤ 80 ms' : '')
    row('export of all as BibTeX', ms(window.exportMs), '')
    row('memory: main process / heap of the window', `${window.mainMb} / ${window.rendererHeapMb} MB`, '')
    figures[papers] = {
      ...store,
      startMs: tidy(median(starts)),
      floorStartMs: tidy(median(floors)),
      ...window,
    }
  } finally {
    await rm(userData, { recursive: true, force: true })
    await rm(bare.userData, { recursive: true, force: true })
  }
}
