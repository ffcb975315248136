/**
 * What a person waits for: the first painted board, and each key until it is on the screen.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import type { Bridge, CallName } from '../../shared/ipc/contract.ts'
import { electronRuntime } from '../../scripts/electron-runtime.ts'
import { kill, launch } from '../launch.ts'
import { spread, type Spread, tidy } from './figures.ts'

/** The page, with the bridge that the preload gives it. */
interface Bridged {
  readonly paperlane: Bridge
}

const app = resolve(import.meta.dirname, '../..')
const bare = resolve(import.meta.dirname, 'bare')

export interface Place {
  readonly userData: string
  readonly display: string
}

/**
 * Milliseconds from starting the process to the first painted board, or to the painted word of the bare window.
 *
 * No driver is attached while it starts: the page's own timeline is read afterwards.
 */
export async function measureStart(what: 'app' | 'bare', { userData, display }: Place): Promise<number> {
  const started = Date.now()
  const child = spawn(
    resolve(electronRuntime(), process.platform === 'win32' ? 'electron.exe' : 'electron'),
    [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--remote-debugging-port=0',
      what === 'app' ? app : bare,
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, PAPERLANE_USER_DATA: userData, ...(display !== '' && { DISPLAY: display }) },
    },
  )
  try {
    const browser = await chromium.connectOverCDP(await debugAddress(child))
    const page = browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'))
    if (!page) throw new Error('no page was opened')
    await page.waitForFunction(() =>
      ['board-painted', 'first-contentful-paint'].every(
        name => performance.getEntriesByName(name).length > 0,
      ),
    )
    // A hidden window runs its frames before it is shown, so the first paint that was presented counts too.
    const painted = await page.evaluate(() => {
      const marks = ['board-painted', 'first-contentful-paint'].flatMap(name =>
        performance.getEntriesByName(name),
      )
      return performance.timeOrigin + Math.max(...marks.map(({ startTime }) => startTime))
    })
    return painted - started
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : null
    child.kill('SIGKILL')
    await ended
  }
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

/** All times in milliseconds. */
export interface WindowFigures {
  /** Of a decision. */
  readonly keyToPaintMs: Spread
  readonly focusMs: Spread
  readonly undoMs: Spread
  readonly firstPageMs: number
  readonly allRowsMs: number
  readonly exportMs: number
  readonly rendererMb: number
  readonly mainMb: number
}

/** Presses measured of each kind. */
const presses = 60

/** Drives the app on a library that is there, by real key presses. */
export async function measureWindow(place: Place, bibFile: string): Promise<WindowFigures> {
  const launched = await launch(place)
  const { page, app: main } = launched
  try {
    await page.waitForFunction(() => performance.getEntriesByName('board-painted').length > 0)
    await page.locator('[data-focused]').waitFor()
    const focus = await keyToPaint(page, 'j')
    const move = await keyToPaint(page, 't')
    const undo = await keyToPaint(page, 'z')
    await timeCall(page, 'board.open')
    const firstPageMs = await timeCall(page, 'board.open')
    const allRowsMs = await timeCall(page, 'board.rows', { request: 0 })
    await main.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, bibFile)
    const exportMs = await timeCall(page, 'export.bibtex', { of: 'library' })
    const heap = await page.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    )
    const rss = await main.evaluate(() => process.memoryUsage().rss)
    return {
      keyToPaintMs: spread(move),
      focusMs: spread(focus),
      undoMs: spread(undo),
      firstPageMs: tidy(firstPageMs),
      allRowsMs: tidy(allRowsMs),
      exportMs: tidy(exportMs),
      rendererMb: tidy(heap / 1e6),
      mainMb: tidy(rss / 1e6),
    }
  } finally {
    await kill(launched)
  }
}

/** Milliseconds that a call of the page takes until its answer is there. */
function timeCall(page: Page, name: CallName, arg?: unknown): Promise<number> {
  return page.evaluate(
    async asked => {
      const start = performance.now()
      await (window as unknown as Bridged).paperlane.call(asked.name, asked.arg)
      return performance.now() - start
    },
    { name, arg },
  )
}

/** Milliseconds from the key's own time stamp to the frame after the focus changed. */
async function keyToPaint(page: Page, key: string): Promise<number[]> {
  const times: number[] = []
  for (let press = 0; press < presses; press++) {
    await page.evaluate(() => {
      const state = window as unknown as { painted?: Promise<number> }
      state.painted = new Promise(resolve => {
        let pressed = 0
        window.addEventListener('keydown', event => (pressed = event.timeStamp), {
          capture: true,
          once: true,
        })
        const observer = new MutationObserver(() => {
          observer.disconnect()
          requestAnimationFrame(() => {
            const after = new MessageChannel()
            after.port1.onmessage = () => resolve(performance.now() - pressed)
            after.port2.postMessage(null)
          })
        })
        observer.observe(document.body, {
          subtree: true,
          attributes: true,
          attributeFilter: ['data-focused'],
        })
      })
    })
    await page.keyboard.press(key)
    times.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted))
  }
  return times
}
