/**
 * The fixture of every end-to-end test: the built app on a folder of its own.
 *
 * A test may prepare the folder, restart the app on it, or kill it. What the
 * page wrote to its console and threw is collected, and must be nothing at the
 * end unless the test says that it expects some.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type JSHandle, type Page, test as base } from '@playwright/test'
import type { BrowserWindow } from 'electron'
import { builtApp, kill, launch, type Launched, startDisplay } from './launch.ts'
import { PaperlanePage } from './page.ts'

export { expect } from '@playwright/test'

/**
 * Puts files into the user's data before the app starts; the library belongs in its folder `library`.
 *
 * In an object, since Playwright takes a bare function for a fixture.
 */
export interface Prepare {
  readonly prepare: (userData: string) => Promise<void>
}

export interface Options {
  /** What lies in the user's data when the app first starts. */
  startWith: Prepare | null
  /** What is said on the command line. */
  startArguments: readonly string[]
  /** What the app's environment has besides. */
  startEnvironment: Readonly<Record<string, string>>
  /** Console messages and page errors that the test brings about on purpose; any other fails it. */
  expectedMessages: readonly RegExp[]
}

/** The running app, as a test holds it: `restart` and `kill` keep the folder. */
export class Running {
  readonly userData: string
  readonly messages: string[] = []
  readonly #display: string
  readonly #args: readonly string[]
  readonly #appFolder: string
  readonly #env: Readonly<Record<string, string>>
  #launched: Launched | null = null

  constructor(
    userData: string,
    display: string,
    args: readonly string[],
    appFolder = builtApp,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.userData = userData
    this.#display = display
    this.#args = args
    this.#appFolder = appFolder
    this.#env = env
  }

  /** The library's folder. */
  get library(): string {
    return join(this.userData, 'library')
  }

  get app() {
    return this.#running.app
  }

  get page(): Page {
    return this.#running.page
  }

  /** The native window, to ask and to move. */
  async window(): Promise<JSHandle<BrowserWindow>> {
    return (await this.app.browserWindow(this.page)) as JSHandle<BrowserWindow>
  }

  async start(args: readonly string[] = this.#args): Promise<void> {
    this.#launched = await launch({
      userData: this.userData,
      display: this.#display,
      args,
      appFolder: this.#appFolder,
      env: this.#env,
    })
    const { page } = this.#launched
    page.on('console', message => this.messages.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', error => this.messages.push(`error: ${error.message}`))
    // What the first load said before anyone could listen.
    for (const message of await page.consoleMessages())
      this.messages.push(`${message.type()}: ${message.text()}`)
    for (const error of await page.pageErrors()) this.messages.push(`error: ${error.message}`)
  }

  /** Quits as a person would and starts again on the same folder. */
  async restart(): Promise<void> {
    await this.close()
    await this.start()
    // A key that comes before the board is there meets no paper. What asks something first shows no board.
    const isThere = () => document.querySelector('header') !== null && !document.querySelector('[aria-busy]')
    await this.page.waitForFunction(isThere, undefined, { timeout: 3_000 }).catch(() => undefined)
  }

  /** Ends the app at once, as a power cut would. */
  async kill(): Promise<void> {
    await kill(this.#running)
    this.#launched = null
  }

  async close(): Promise<void> {
    const launched = this.#launched
    this.#launched = null
    await launched?.app.close()
  }

  /** Answers the next save dialogs with a path; null is Cancel. Only the native dialog is replaced. */
  async chooseFileOnSave(path: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
    }, path)
  }

  /** Answers the next open dialogs with a path; null is Cancel. */
  async chooseFileOnOpen(path: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, filePath) => {
      const filePaths = filePath === null ? [] : [filePath]
      dialog.showOpenDialog = () => Promise.resolve({ canceled: filePath === null, filePaths })
    }, path)
  }

  /** The text on the system's clipboard. */
  clipboard(): Promise<string> {
    return this.app.evaluate(({ clipboard }) => clipboard.readText())
  }

  /** Puts text on the system's clipboard, as another program would. */
  async copy(text: string): Promise<void> {
    await this.app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  }

  get #running(): Launched {
    if (!this.#launched) throw new Error('the app is not running')
    return this.#launched
  }
}

interface Fixtures {
  running: Running
  paperlane: PaperlanePage
}

export const test = base.extend<Options & Fixtures, { display: string }>({
  startWith: [null, { option: true }],
  startArguments: [[], { option: true }],
  startEnvironment: [{}, { option: true }],
  expectedMessages: [[], { option: true }],
  display: [
    async ({}, use) => {
      const display = await startDisplay()
      await use(display.name)
      await display.stop()
    },
    { scope: 'worker' },
  ],
  running: async ({ display, startWith, startArguments, startEnvironment, expectedMessages }, use) => {
    const userData = await mkdtemp(join(tmpdir(), 'paperlane-e2e-'))
    await startWith?.prepare(userData)
    const running = new Running(userData, display, startArguments, builtApp, startEnvironment)
    await running.start()
    await use(running)
    await running.close()
    await rm(userData, { recursive: true, force: true })
    const unexpected = running.messages.filter(text => !expectedMessages.some(known => known.test(text)))
    expect(unexpected, 'what the page wrote to its console').toEqual([])
  },
  paperlane: async ({ running }, use) => {
    await use(new PaperlanePage(running))
  },
})
