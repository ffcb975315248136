/**
 * Launching: starts the built app the way a person would, on a display and a folder of its own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import { electronExecutable, electronRuntime } from '../scripts/electron-runtime.ts'

/** The folder of the built app that tests run. */
export const builtApp = resolve(import.meta.dirname, '..')

/** Who is asked instead of public services where a test has no server of its own: a port that nobody answers at. */
const nobody = 'http://127.0.0.1:9'

/** Chromium's own sandbox refuses to run as root. */
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** A running app and its window. */
export interface Launched {
  readonly app: ElectronApplication
  readonly page: Page
}

/** How to start it. */
export interface LaunchOptions {
  /** Everything the app keeps goes under here. */
  readonly userData: string
  /** As `:99`; empty where the system shows windows by itself. */
  readonly display: string
  /** What is said on the command line after the app. */
  readonly args?: readonly string[]
  /** What the app's environment has besides. */
  readonly env?: Readonly<Record<string, string>>
  /** Another build than this repository's. */
  readonly appFolder?: string
}

/** Starts the built app and waits until its window is visible: before that a drag cannot start. */
export async function launch({
  userData,
  display,
  args = [],
  env = {},
  appFolder = builtApp,
}: LaunchOptions): Promise<Launched> {
  // Playwright asks the electron package for its program, and that follows this.
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= electronRuntime()
  const app = await _electron.launch({
    args: [...rootSwitches, appFolder, ...args],
    cwd: appFolder,
    env: environment({
      PAPERLANE_USER_DATA: userData,
      PAPERLANE_LOOPBACK: nobody,
      ...(display !== '' && { DISPLAY: display }),
      ...env,
    }),
    timeout: 30_000,
  })
  const page = await app.firstWindow()
  const evaluate = app.evaluate.bind(app) as (...asked: readonly unknown[]) => Promise<unknown>
  app.evaluate = ((...asked: readonly unknown[]) => again(() => evaluate(...asked))) as typeof app.evaluate
  const window = await again(async () => (await app.browserWindow(page)) as JSHandle<BrowserWindow>)
  await window.evaluate(async shown => {
    if (!shown.isVisible()) await new Promise<void>(resolve => shown.once('show', () => resolve()))
  })
  return { app, page }
}

/**
 * Asks the main process, and once more where the driver lost the answer.
 *
 * The app keeps the collections of its garbage short and frequent, and one of them may take the
 * promise that the driver waits for. What is asked twice in tests comes to the same.
 */
async function again<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === 10 || !String(error).includes('garbage collected')) throw error
      await setTimeout(100 * attempt)
    }
  }
}

/** Starts the app while another one runs, and answers its exit code; for starts that hand over and end. */
export async function startBriefly({
  userData,
  display,
  args = [],
  appFolder = builtApp,
}: LaunchOptions): Promise<number | null> {
  const program = electronExecutable((process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= electronRuntime()))
  const started = spawn(program, [...rootSwitches, appFolder, ...args], {
    cwd: appFolder,
    env: environment({ PAPERLANE_USER_DATA: userData, ...(display !== '' && { DISPLAY: display }) }),
    stdio: 'ignore',
  })
  const [code] = (await once(started, 'exit')) as [number | null]
  return code
}

/** Ends an app at once, as a power cut would, with every process it started. */
export async function kill({ app }: Launched): Promise<void> {
  const main = app.process()
  const ended = main.exitCode === null ? once(main, 'exit') : null
  main.kill('SIGKILL')
  await ended
}

/** A display of one's own. */
export interface Display {
  readonly name: string
  readonly stop: () => Promise<void>
}

/**
 * Starts a virtual display; on other systems than Linux, or with PAPERLANE_E2E_SHOW, there is none to start.
 *
 * Each worker gets its own: two windows on one display take each other's pointer and focus.
 */
export async function startDisplay(): Promise<Display> {
  if (process.platform !== 'linux' || process.env['PAPERLANE_E2E_SHOW'] !== undefined)
    return { name: process.env['DISPLAY'] ?? '', stop: () => Promise.resolve() }
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  return { name: `:${await displayNumber(xvfb)}`, stop: () => stop(xvfb) }
}

async function displayNumber(xvfb: ChildProcess): Promise<string> {
  const pipe = xvfb.stdio[3]
  if (!pipe) throw new Error('Xvfb has nowhere to say its number')
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject)
    xvfb.once('exit', code => reject(new Error(`Xvfb ended with ${code}`)))
    pipe.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
  })
}

async function stop(xvfb: ChildProcess): Promise<void> {
  const ended = xvfb.exitCode === null ? once(xvfb, 'exit') : null
  xvfb.kill()
  await ended
}

/** This process's environment with some of it replaced; Electron is to run as Electron, not as Node. */
function environment(replaced: Readonly<Record<string, string>>): Record<string, string> {
  const all = { ...process.env, ...replaced }
  delete all['ELECTRON_RUN_AS_NODE']
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
