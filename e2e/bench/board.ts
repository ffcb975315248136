/**
 * The part `board`: starts, keys, scrolling, searching and what the window holds, in the built app.
 *
 * Each figure stands beside what a page with one word in it needs for the same
 * in the same run: part of every time is the wait for the next frame.
 */
import { open } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Library } from '../../electron/library/library.ts'
import { measureBusy } from './busy.ts'
import { boardCorpus } from './corpus.ts'
import { ms, spread, type Spread, tidy } from './figures.ts'
import type { FrameFigures, KeyFigures } from './meter.ts'
import type { Bench } from './part.ts'
import { questionsFrom } from './questions.ts'
import { measureStarts, type Place } from './starts.ts'
import { launchReady, measureBareWindow, measureWindow } from './window.ts'

export async function measureBoard({ papers, folder, display, say }: Bench): Promise<object> {
  const place = { userData: folder, display }
  const made = boardCorpus(papers)
  const library = await Library.open(join(folder, 'library'))
  await library.apply({ type: 'add', papers: made }, 'import')
  await library.close()
  await useOnce(place)

  const starts = await measureStarts(place)
  const floor = { syncMs: await measureSync(folder), ...(await measureBareWindow(place)) }
  const window = await measureWindow(place, join(folder, 'bench.bib'), questionsFrom(made))
  const busy = await measureBusy(place, made)

  const both = ({ p50, p95 }: Pick<Spread, 'p50' | 'p95'>) => `${ms(p50)} / ${ms(p95)}`
  const key = (what: string, { paintMs, workMs }: KeyFigures) => {
    say({
      what: `${what}: key to paint, p50 / p95 / p99`,
      value: `${both(paintMs)} / ${ms(paintMs.p99)}`,
      floor: `bare page ${both(floor.keys.paintMs)}`,
      ratio: `${tidy(paintMs.p95 / floor.keys.paintMs.p95)}`,
      target: 'p95 ≤ 16.7 ms',
    })
    say({
      what: `${what}: the same without the wait for the frame`,
      value: both(workMs),
      floor: `bare page ${both(floor.keys.workMs)}`,
    })
  }
  const scroll = (what: string, frames: FrameFigures) =>
    say({
      what: `scrolling ${what}: between frames, p50 / p95; dropped`,
      value: `${both(frames)}; ${tidy(frames.dropped * 100)} %`,
      floor: `bare page ${both(floor.frames)}; ${tidy(floor.frames.dropped * 100)} %`,
      target: 'dropped < 1 %',
    })

  say({
    what: 'start to painted board, median',
    value: ms(starts.startMs),
    floor: `bare window ${ms(starts.floorStartMs)}`,
    ratio: `${tidy(starts.startMs / starts.floorStartMs)}`,
    target: '≤ 1.35',
  })
  say({ what: 'start to the first key that acts', value: ms(starts.usableMs) })
  say({ what: 'start to the first decision on disk and shown', value: ms(starts.firstDecisionMs) })
  say({ what: 'append and fdatasync, p50 / p95', value: both(floor.syncMs) })
  key('decision', window.decision)
  say({
    what: 'decision: until the page has asked for it, p50 / p95',
    value: both(window.handlerMs),
    target: 'p95 ≤ 3 ms',
  })
  key('focus', window.focus)
  key('focus, held', window.held)
  key('undo', window.undo)
  const many = Math.min(papers, 10_000).toLocaleString('en-US')
  for (const [what, times] of Object.entries(window.bulk))
    say({ what: `${what} ${many}: key to paint, p50 / p95`, value: both(times) })
  say({ what: 'longest time between two frames meanwhile', value: ms(window.bulkFrameMs) })
  say({ what: '20 decisions at once, until shown', value: ms(window.burstMs) })
  say({ what: '20 decisions at once, until answered', value: ms(window.ackMs), target: '≤ 20 ms' })
  for (const [what, frames] of Object.entries(window.scrollMs)) scroll(what, frames)
  say({
    what: 'search: query as the page asks it, p50 / p95',
    value: both(window.searchMs),
    target: '≤ 2 / 10 ms',
  })
  key('search, letter to what it finds', window.keystroke)
  say({
    what: 'search, letter to what it finds in the page, p50 / p95',
    value: both(window.keystroke.saidMs),
    target: '≤ 16 ms',
  })
  for (const [work, { ms: took, keys, mainBlockMs, ...figures }] of Object.entries(busy)) {
    key(`keys during ${work}`, figures)
    say({ what: `${work}: took; keys pressed`, value: `${ms(took)}; ${keys}` })
    say({ what: `${work}: longest block of the main process`, value: ms(mainBlockMs), target: '≤ 8 ms' })
  }
  say({
    what: 'decisions: longest block of the main process',
    value: ms(window.mainBlockMs),
    target: '≤ 8 ms',
  })
  say({ what: 'first page of the board', value: ms(window.firstPageMs), target: '≤ 5 ms' })
  say({
    what: 'every row to the window',
    value: ms(window.allRowsMs),
    target: papers === 100_000 ? '≤ 80 ms' : '',
  })
  say({ what: 'export of all as BibTeX', value: ms(window.exportMs) })
  say({ what: 'memory: main process', value: `${window.mainMb} MB` })
  say({
    what: 'memory: heap of the window; resident',
    value: `${window.rendererMb} MB; ${window.rendererResidentMb} MB`,
    target: 'heap ≤ 120 MB',
  })
  say({ what: 'load of the machine at the end', value: `${tidy(loadavg()[0] ?? NaN)}` })

  const { decision, focus, held, undo, keystroke, ...rest } = window
  return {
    ...starts,
    keyToPaintMs: decision.paintMs,
    keyWorkMs: decision.workMs,
    focusMs: focus.paintMs,
    focusWorkMs: focus.workMs,
    heldMs: held.paintMs,
    undoMs: undo.paintMs,
    undoWorkMs: undo.workMs,
    keystrokeMs: keystroke.paintMs,
    keystrokeWorkMs: keystroke.workMs,
    keystrokeSaidMs: keystroke.saidMs,
    ...rest,
    busy,
    floor,
  }
}

/** As on any day but the first: Paperlane was used before, and closed. */
async function useOnce(place: Place): Promise<void> {
  const used = await launchReady(place)
  await sleep(6_000) // what is kept for the next start is written when nothing has changed for a while
  await used.app.close()
}

/** Milliseconds that a line needs to be on the disk, however little is done with it. */
async function measureSync(folder: string): Promise<Spread> {
  const file = await open(join(folder, 'floor'), 'a')
  const line = Buffer.alloc(180, 'x')
  const times: number[] = []
  for (let round = 0; round < 100; round++) {
    const start = performance.now()
    await file.write(line)
    await file.datasync()
    times.push(performance.now() - start)
    await sleep(5)
  }
  await file.close()
  return spread(times)
}
