/**
 * The part `board`: starts, keys, and what the window holds, in the built app.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Library } from '../../electron/library/library.ts'
import { launch } from '../launch.ts'
import { boardCorpus } from './corpus.ts'
import { median, ms, tidy } from './figures.ts'
import type { Bench } from './part.ts'
import { measureStart, measureWindow } from './window.ts'

/** Pairs of starts, one of the app and one of the bare window in turn. */
const startPairs = 9

export async function measureBoard({ papers, folder, display, say }: Bench): Promise<object> {
  const place = { userData: folder, display }
  const library = await Library.open(join(folder, 'library'))
  await library.apply({ type: 'add', papers: boardCorpus(papers) }, 'import')
  await library.close()

  // As on any day but the first: Paperlane was used before, and closed.
  const used = await launch(place)
  await used.page.locator('[data-focused]').waitFor()
  await used.app.close()
  const starts = await measureStarts(place)
  say({
    what: 'start to painted board, median',
    value: ms(starts.startMs),
    floor: ms(starts.floorStartMs),
    ratio: `${tidy(starts.startMs / starts.floorStartMs)}`,
    target: '≤ 1.35',
  })

  const window = await measureWindow(place, join(folder, 'bench.bib'))
  const target = 'p95 ≤ 25 ms'
  const keys = { decision: window.keyToPaintMs, focus: window.focusMs, undo: window.undoMs }
  for (const [key, { p50, p95 }] of Object.entries(keys))
    say({ what: `${key} key to paint, p50 / p95`, value: `${ms(p50)} / ${ms(p95)}`, target })
  say({ what: 'first page of the board', value: ms(window.firstPageMs), target: '≤ 5 ms' })
  const rowsTarget = papers === 100_000 ? '≤ 80 ms' : ''
  say({ what: 'every row to the window', value: ms(window.allRowsMs), target: rowsTarget })
  say({ what: 'export of all as BibTeX', value: ms(window.exportMs) })
  const memory = `${window.mainMb} / ${window.rendererMb} MB`
  say({ what: 'memory: main process / heap of the window', value: memory })
  return { ...starts, ...window }
}

/** Medians in milliseconds: the app beside a window with one word in it. */
async function measureStarts(place: { readonly userData: string; readonly display: string }) {
  const bare = { ...place, userData: await mkdtemp(join(tmpdir(), 'paperlane-bare-')) }
  const starts: number[] = []
  const floors: number[] = []
  try {
    for (let pair = 0; pair < startPairs; pair++) {
      floors.push(await measureStart('bare', bare))
      starts.push(await measureStart('app', place))
    }
  } finally {
    await rm(bare.userData, { recursive: true, force: true })
  }
  return { startMs: tidy(median(starts)), floorStartMs: tidy(median(floors)) }
}
