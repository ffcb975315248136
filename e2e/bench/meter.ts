/**
 * The meter: how long after a key its effect is on the screen, told by the page itself.
 *
 * From the key's own time stamp to the task after the frame that draws the
 * effect. The wait for that frame to begin is told apart, since it depends on
 * when in the sixtieth of a second the key came and not on anybody's work.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { spread, type Spread } from './figures.ts'

/** One key, in milliseconds. */
export interface Pressed {
  readonly total: number
  /** Until the page says what is new, before any of it is drawn. */
  readonly said: number
  /** Of which the page had drawn up everything and waited for its frame to begin. */
  readonly wait: number
}

/** What shows that a key had its effect: attributes or text that change within an element. */
export interface Effect {
  /** A CSS selector of the element. */
  readonly within: string
  /** Which attributes; any text and element as well where it is null. */
  readonly attributes: readonly string[] | null
  /** A key that has no effect for this long had none, in milliseconds. */
  readonly patience?: number
}

/** Another paper has the focus. */
export const focusMoves: Effect = { within: 'body', attributes: ['data-focused'] }

/** Of many keys: all of it, and without the wait for the frame. */
export interface KeyFigures {
  readonly paintMs: Spread
  readonly workMs: Spread
  /** Until it stands in the page, before it is drawn. */
  readonly saidMs: Spread
}

export function keyFigures(pressed: readonly Pressed[]): KeyFigures {
  return {
    paintMs: spread(pressed.map(({ total }) => total)),
    workMs: spread(pressed.map(({ total, wait }) => total - wait)),
    saidMs: spread(pressed.map(({ said }) => said)),
  }
}

/** The page while a key is measured. */
interface Measuring {
  pressed?: Promise<Pressed | null>
}

/** In milliseconds: long enough for ten thousand papers on a slow disk. */
const usualPatience = 20_000

/** Presses a key and answers how long it took; null where nothing changed. */
export async function press(page: Page, key: string, effect: Effect): Promise<Pressed | null> {
  await page.evaluate(
    ({ effect: { within, attributes }, patience }) => {
      const measuring = window as unknown as Measuring
      measuring.pressed = new Promise(resolve => {
        let at = 0
        let isFirst = true
        window.addEventListener('keydown', event => (at = event.timeStamp), { capture: true, once: true })
        const giveUp = setTimeout(() => resolve(null), patience)
        const observer = new MutationObserver(() => {
          if (at === 0 || !isFirst) return
          isFirst = false
          observer.disconnect()
          clearTimeout(giveUp)
          const changed = performance.now()
          requestAnimationFrame(() => {
            const wait = performance.now() - changed
            const after = new MessageChannel()
            after.port1.onmessage = () => resolve({ total: performance.now() - at, said: changed - at, wait })
            after.port2.postMessage(null)
          })
        })
        const element = document.querySelector(within) ?? document.body
        observer.observe(
          element,
          attributes
            ? { subtree: true, attributes: true, attributeFilter: [...attributes] }
            : { subtree: true, attributes: true, childList: true, characterData: true },
        )
      })
    },
    { effect, patience: effect.patience ?? usualPatience },
  )
  await page.keyboard.press(key)
  return page.evaluate(() => (window as unknown as Measuring).pressed ?? null)
}

/** How fast somebody presses keys: one after the other as fast as they are shown, or with pauses. */
export type Pace = 'held' | 'in turn'

/** Presses keys in turn; the pauses of a person who is quick fall anywhere between two frames, and after the last motion. */
export async function pressMany(
  page: Page,
  keys: readonly string[],
  { effect = focusMoves, pace = 'in turn' }: { readonly effect?: Effect; readonly pace?: Pace } = {},
): Promise<Pressed[]> {
  const pressed: Pressed[] = []
  for (const [turn, key] of keys.entries()) {
    if (pace === 'in turn') await sleep(180 + ((turn * 37) % 101))
    const one = await press(page, key, effect)
    if (one) pressed.push(one)
  }
  return pressed
}

/** Presses keys in turn and answers how long the page dealt with each, in milliseconds, as Chromium tells: until it can draw again. */
export async function handlerTimes(page: Page, keys: readonly string[]): Promise<number[]> {
  const client = await page.context().newCDPSession(page)
  interface Event {
    readonly name: string
    readonly dur?: number
    readonly args: { readonly data?: { readonly type?: string } }
  }
  const told: Event[] = []
  client.on('Tracing.dataCollected', ({ value }) => told.push(...(value as unknown as Event[])))
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'] },
  })
  await pressMany(page, keys)
  const complete = new Promise(resolve => client.once('Tracing.tracingComplete', resolve))
  await client.send('Tracing.end')
  await complete
  await client.detach()
  return told.flatMap(({ name, dur, args }) =>
    name === 'EventDispatch' && args.data?.type === 'keydown' ? (dur ?? 0) / 1000 : [],
  )
}

/** Lets a page without anything in it answer keys (one attribute changes) and scroll (`#floor`, which is empty). */
export async function answerKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const list = document.createElement('div')
    list.id = 'floor'
    Object.assign(list.style, { height: '400px', overflow: 'auto' })
    list.append(document.createElement('div'))
    Object.assign((list.firstElementChild as HTMLElement).style, { height: '1000000px' })
    document.body.append(list)
    window.addEventListener('keydown', event =>
      document.body.setAttribute('data-focused', `${event.timeStamp}`),
    )
  })
}

/** Frames while something scrolls: how far apart they are, and how many came so late that one was dropped. */
export interface FrameFigures {
  readonly p50: number
  readonly p95: number
  /** Share of the frames that came later than 34 ms after the one before. */
  readonly dropped: number
}

/** How something is scrolled: pixels a frame, or to anywhere. */
export type Scrolling = 'slow' | 'fast' | 'jump'

const frames = 240

/** Scrolls an element for four seconds, and then back to its top. */
export async function scrollFrames(page: Page, selector: string, how: Scrolling): Promise<FrameFigures> {
  const gaps = await page.evaluate(
    ({ selector, how, frames }) =>
      new Promise<number[]>(resolve => {
        const list = document.querySelector(selector)
        if (!list) throw new Error(`there is no ${selector}`)
        const room = list.scrollHeight - list.clientHeight
        const gaps: number[] = []
        let last: number | null = null
        let frame = 0
        const next = () => {
          const now = performance.now()
          if (last !== null) gaps.push(now - last)
          last = now
          if (++frame > frames) {
            list.scrollTop = 0
            resolve(gaps)
            return
          }
          if (how !== 'jump') list.scrollTop += how === 'slow' ? 12 : 900
          else if (frame % 6 === 0) list.scrollTop = ((frame * 7919) % 1000) * (room / 1000)
          requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
    { selector, how, frames },
  )
  const { p50, p95 } = spread(gaps)
  return { p50, p95, dropped: gaps.filter(gap => gap > 34).length / gaps.length }
}
