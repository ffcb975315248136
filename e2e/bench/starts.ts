/**
 * Starts: from the process to the first painted board, and to the first key that acts on it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { electronExecutable, electronRuntime } from '../../scripts/electron-runtime.ts'
import { builtApp } from '../launch.ts'
import { median, tidy } from './figures.ts'

/** The floor of every figure of the window: a page with one word in it. */
export const bareApp = resolve(import.meta.dirname, 'bare')

/** The folder of the user's data, and a virtual display. */
export interface Place {
  readonly userData: string
  readonly display: string
}

/** All times in milliseconds from the start of the process, medians. */
export interface StartFigures {
  readonly startMs: number
  /** The painted word of the bare window. */
  readonly floorStartMs: number
  /** Until a key that moves the focus has acted. */
  readonly usableMs: number
  /** Until a decision has: it has to be on the disk, so the library has to have been read. */
  readonly firstDecisionMs: number
}

/** Pairs of starts, one of the app and one of the bare window in turn. */
const startPairs = 9
/** Starts that are followed by keys. */
const usedStarts = 3
/** By then either window has painted, in milliseconds; a driver that attaches earlier takes part of the processor. */
const paintingTime = 700

export async function measureStarts(place: Place): Promise<StartFigures> {
  const bare = { ...place, userData: await mkdtemp(join(tmpdir(), 'paperlane-bare-')) }
  const starts: number[] = []
  const floors: number[] = []
  const usable: number[] = []
  const decided: number[] = []
  try {
    for (let pair = 0; pair < startPairs; pair++) {
      floors.push(await started(bareApp, bare, paintingTime, page => Promise.resolve(page.painted)))
      starts.push(await started(builtApp, place, paintingTime, page => Promise.resolve(page.painted)))
    }
    for (let start = 0; start < usedStarts; start++) {
      await started(builtApp, place, 0, async ({ page, sinceStart }) => {
        const [focused, decision] = [
          await sinceStart(() => acts(page, 'j')),
          await sinceStart(() => acts(page, 't')),
        ]
        usable.push(focused)
        decided.push(decision)
        await firstPageKept(place)
        return 0
      })
    }
  } finally {
    await rm(bare.userData, { recursive: true, force: true })
  }
  return {
    startMs: tidy(median(starts)),
    floorStartMs: tidy(median(floors)),
    usableMs: tidy(median(usable)),
    firstDecisionMs: tidy(median(decided)),
  }
}

interface Started {
  readonly page: Page
  /** Milliseconds from the start of the process to the first frame that was presented. */
  readonly painted: number
  /** Milliseconds from the start of the process to the end of a work. */
  readonly sinceStart: (work: () => Promise<unknown>) => Promise<number>
}

/**
 * Starts an app, hands it over once it has painted, and ends it. When it painted is read from the page's own timeline.
 *
 * @param alone for how long no driver is attached, in milliseconds
 */
async function started(
  app: string,
  { userData, display }: Place,
  alone: number,
  use: (started: Started) => Promise<number>,
): Promise<number> {
  const start = Date.now()
  const child = spawn(
    electronExecutable(electronRuntime()),
    [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--remote-debugging-port=0', app],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PAPERLANE_USER_DATA: userData, ...(display !== '' && { DISPLAY: display }) },
    },
  )
  try {
    const address = await debugAddress(child)
    await sleep(alone)
    const browser = await chromium.connectOverCDP(address)
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
    if (!page) throw new Error('no page was opened')
    await page.waitForFunction(() =>
      ['board-painted', 'first-contentful-paint'].every(
        name => performance.getEntriesByName(name).length > 0,
      ),
    )
    // A hidden window runs its frames before it is shown, so the first paint that was presented counts too.
    const paintedAt = await page.evaluate(() => {
      const marks = ['board-painted', 'first-contentful-paint'].flatMap(name =>
        performance.getEntriesByName(name),
      )
      return performance.timeOrigin + Math.max(...marks.map(({ startTime }) => startTime))
    })
    const sinceStart = async (work: () => Promise<unknown>) => {
      await work()
      return Date.now() - start
    }
    return await use({ page, painted: paintedAt - start, sinceStart })
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : null
    child.kill('SIGKILL')
    await ended
  }
}

/** Presses a key and waits until another paper has the focus. */
async function acts(page: Page, key: string): Promise<void> {
  const focused = () => page.evaluate(() => document.querySelector('[data-focused]')?.id)
  const before = await focused()
  await page.keyboard.press(key)
  while ((await focused()) === before) await sleep(2)
}

/** Waits until the board's first page is kept for the next start; killed before that, an app starts slower. */
async function firstPageKept({ userData }: Place): Promise<void> {
  const kept = join(userData, 'library', 'cache', 'board.json')
  const { mtimeMs } = await stat(kept)
  for (let waited = 0; waited < 100 && (await stat(kept)).mtimeMs === mtimeMs; waited++) await sleep(100)
}

function debugAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('exit', code => reject(new Error(`the app ended with ${code}: ${said}`)))
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
  })
}
