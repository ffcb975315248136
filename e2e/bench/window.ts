/**
 * What a person waits for in the window: keys, scrolling, searching, and what the window holds.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { usualOptions } from '../../shared/exports/options.ts'
import { kill, launch, type Launched } from '../launch.ts'
import { knownNumbers, measureAcks, pendingPapers, timeCall } from './bridge.ts'
import { median, spread, type Spread, tidy } from './figures.ts'
import {
  answerKeys,
  type Effect,
  type FrameFigures,
  handlerTimes,
  type KeyFigures,
  keyFigures,
  press,
  pressMany,
  scrollFrames,
  type Scrolling,
} from './meter.ts'
import { memoryOf, watchMain } from './processes.ts'
import { bareApp, type Place } from './starts.ts'

/** All times in milliseconds. */
export interface WindowFigures {
  /** Of a decision, a key that moves the focus, an undo, and a focus key that is held. */
  readonly decision: KeyFigures
  readonly focus: KeyFigures
  readonly undo: KeyFigures
  readonly held: KeyFigures
  /** Of selecting ten thousand papers (or all there are), moving them, and taking that back. */
  readonly bulk: Readonly<Record<'select' | 'move' | 'undo', Spread>>
  /** The longest time between two frames while that was going on. */
  readonly bulkFrameMs: number
  /** What the page does before it has handed a decision on: no frame can begin meanwhile. */
  readonly handlerMs: Spread
  /** Twenty decisions pressed at once, until the last of them is shown. */
  readonly burstMs: number
  /** Twenty decisions asked for at once, until all of them are on the disk and answered; median of several times. */
  readonly ackMs: number
  readonly scrollMs: Readonly<Record<Scrolling, FrameFigures>>
  /** Of a query, as the page asks it. */
  readonly searchMs: Spread
  /** From a letter in the search field to what it finds on the screen. */
  readonly keystroke: KeyFigures
  readonly firstPageMs: number
  readonly allRowsMs: number
  readonly exportMs: number
  /** The longest time in which the main process did nothing else, while single papers were decided. */
  readonly mainBlockMs: number
  /** Resident, of the main process. */
  readonly mainMb: number
  /** The heap of the window after a collection, and resident with everything that draws. */
  readonly rendererMb: number
  readonly rendererResidentMb: number
}

/** Presses measured of each kind. */
const presses = 60
/** How often twenty decisions are asked for at once. */
const ackTurns = 15
/** Times that everything is selected, moved and brought back. */
const bulkRounds = 5

/** Drives the app on a library that is there, by real key presses. */
export async function measureWindow(
  place: Place,
  bibFile: string,
  questions: readonly string[],
): Promise<WindowFigures> {
  const launched = await launchReady(place)
  const { page, app: main } = launched
  try {
    const firstPageMs = await timeCall(page, 'board.open')
    const focus = keyFigures(await pressMany(page, repeated('j', presses)))
    const held = keyFigures(await pressMany(page, repeated('j', presses), { pace: 'held' }))
    const blocks = await watchMain(launched)
    const decision = keyFigures(await pressMany(page, repeated('t', presses)))
    const undo = keyFigures(await pressMany(page, repeated('z', presses)))
    const mainBlockMs = await blocks()
    const handlerMs = spread(await handlerTimes(page, repeated('t', presses)))
    await pressMany(page, repeated('z', presses))
    const acks: number[] = []
    for (let turn = 0; turn < ackTurns; turn++) acks.push(await measureAcks(page))
    const burstMs = await measureBurst(page)
    const bulk = await measureBulk(page)
    const scrollMs = {
      slow: await scrollFrames(page, list, 'slow'),
      fast: await scrollFrames(page, list, 'fast'),
      jump: await scrollFrames(page, list, 'jump'),
    }
    const { searchMs, keystroke } = await measureSearching(page, questions)
    const allRowsMs = await timeCall(page, 'board.rows', { request: 0 })
    const memory = await memoryOf(launched)
    await main.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, bibFile)
    const exportMs = await timeCall(page, 'export.file', {
      scope: { of: 'library' },
      options: usualOptions,
    })
    return {
      ...{ decision, focus, undo, held, handlerMs, ...bulk, scrollMs, searchMs, keystroke },
      ...{ burstMs: tidy(burstMs), ackMs: tidy(median(acks)) },
      ...{ firstPageMs: tidy(firstPageMs), allRowsMs: tidy(allRowsMs), exportMs: tidy(exportMs) },
      ...{ mainBlockMs, ...memory },
    }
  } finally {
    await kill(launched)
  }
}

/** The floor: the same keys and the same scrolling in a page without anything in it. */
export async function measureBareWindow(
  place: Place,
): Promise<{ readonly keys: KeyFigures; readonly frames: FrameFigures }> {
  const launched = await launch({ ...place, appFolder: bareApp })
  try {
    const { page } = launched
    await prepare(page)
    await answerKeys(page)
    const keys = keyFigures(await pressMany(page, repeated('j', presses)))
    const frames = await scrollFrames(page, '#floor', 'slow')
    return { keys, frames }
  } finally {
    await kill(launched)
  }
}

const list = '[data-column=inbox] [role=listbox]'

/** Lets a page take functions: tsx writes a call into those that have names. */
async function prepare(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name = named => named')
}

/** Starts the app and waits for its board; asked for now and then, since a driver that waits by itself may look too often. */
export async function launchPainted(place: Place): Promise<Launched> {
  const launched = await launch(place)
  const { page } = launched
  await prepare(page)
  while (!(await page.evaluate(() => document.querySelector('[data-focused]') !== null))) await sleep(50)
  return launched
}

/** Starts the app and waits until every row and the index are there, and until it is quiet. */
export async function launchReady(place: Place): Promise<Launched> {
  const launched = await launchPainted(place)
  while ((await pendingPapers(launched.page)) > 0) await sleep(200)
  await sleep(1_000) // chunks that are fetched when the board is there, what is written when nobody types
  return launched
}

export const repeated = (key: string, times: number): string[] => Array.from({ length: times }, () => key)

/** Twenty decisions without waiting for any of them, then twenty undos of which nobody waits for more than all. */
async function measureBurst(page: Page): Promise<number> {
  const count = () => page.evaluate(() => document.querySelector('[data-count=inbox]')?.textContent)
  const before = await count()
  const took = await page.evaluate(async () => {
    const counted = () =>
      Number(document.querySelector('[data-count=inbox]')?.textContent.replaceAll(',', '') ?? NaN)
    const goal = counted() - 20
    const start = performance.now()
    const home = document.querySelector('[data-home]')
    for (let pressed = 0; pressed < 20; pressed++)
      home?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 't', code: 'KeyT', bubbles: true, cancelable: true }),
      )
    while (counted() !== goal) await new Promise(resolve => requestAnimationFrame(resolve))
    return performance.now() - start
  })
  await page.evaluate(() => {
    const home = document.querySelector('[data-home]')
    for (let pressed = 0; pressed < 20; pressed++)
      home?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', bubbles: true, cancelable: true }),
      )
  })
  while ((await count()) !== before) await sleep(20)
  return took
}

/** A column shows other papers, or says how many are selected. */
const selects: Effect = { within: '.work-main', attributes: ['aria-selected'] }
const recounts: Effect = { within: list, attributes: ['aria-label'] }

async function measureBulk(page: Page): Promise<Pick<WindowFigures, 'bulk' | 'bulkFrameMs'>> {
  const times = { select: [] as number[], move: [] as number[], undo: [] as number[] }
  const frames = await watchFrames(page)
  for (let round = 0; round < bulkRounds; round++) {
    for (const [key, of, effect] of [
      ['Control+a', 'select', selects],
      ['t', 'move', recounts],
      ['z', 'undo', recounts],
    ] as const) {
      const pressed = await press(page, key, effect)
      if (pressed) times[of].push(pressed.total)
      await sleep(1_000)
    }
  }
  const bulkFrameMs = tidy(await frames())
  return {
    bulk: { select: spread(times.select), move: spread(times.move), undo: spread(times.undo) },
    bulkFrameMs,
  }
}

/** Watches how far apart frames are; the answer ends it and tells the longest time, in milliseconds. */
export async function watchFrames(page: Page): Promise<() => Promise<number>> {
  interface Watching {
    longest?: number
    isWatched?: boolean
  }
  await page.evaluate(() => {
    const watching = window as unknown as Watching
    watching.longest = 0
    watching.isWatched = true
    let last = performance.now()
    const next = () => {
      const now = performance.now()
      watching.longest = Math.max(watching.longest ?? 0, now - last)
      last = now
      if (watching.isWatched) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  return () =>
    page.evaluate(() => {
      const watching = window as unknown as Watching
      watching.isWatched = false
      return watching.longest ?? NaN
    })
}

/** The columns say how many they show; where a letter finds just what the one before it did, nothing changes. */
const finds: Effect = { within: '.board', attributes: ['aria-label'], patience: 400 }

async function measureSearching(
  page: Page,
  questions: readonly string[],
): Promise<Pick<WindowFigures, 'searchMs' | 'keystroke'>> {
  const asked: number[] = []
  const known = await knownNumbers(page)
  for (const text of questions) asked.push(await timeCall(page, 'search.mark', { text, known }))
  await page.keyboard.press('/')
  const typed = []
  for (const text of questions.slice(0, 24)) {
    for (const letter of text.slice(0, 12)) {
      await sleep(60)
      const pressed = await press(page, letter === ' ' ? 'Space' : letter, finds)
      if (pressed) typed.push(pressed)
    }
    await page.keyboard.press('Escape') // clears the field and stays in it
    await sleep(100)
  }
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  return { searchMs: spread(asked), keystroke: keyFigures(typed) }
}
