/**
 * A desk on which one command after another is tried: cleared before each, with its key at hand.
 *
 * What leaves the program (the browser, the file manager, native menus and
 * dialogs) is noted in the main process instead; everything else is real.
 */
import { join } from 'node:path'
import { stepsOf } from '../shared/commands/key.ts'
import { command, type CommandId } from '../shared/commands/table.ts'
import type { Bridge } from '../shared/ipc/contract.ts'
import type { Operation } from '../shared/library/operations.ts'
import { columns, type Paper } from '../shared/library/paper.ts'
import { expect } from './app.ts'
import type { PaperlanePage } from './page.ts'

export type Place = 'board' | 'reader' | 'review' | 'field'

/** What the main process did to the outside since the desk was cleared. */
interface Noted {
  outside: string[]
  menu: string[]
  dialogs: string[]
}
type WithNoted = typeof globalThis & { noted: Noted }
type WithBridge = typeof globalThis & { readonly paperlane: Bridge }

export class Desk {
  readonly paperlane: PaperlanePage
  readonly #folder: string
  #base: number | null = null
  #id: CommandId = 'view.board'
  #key: string | null = null
  #place: Place = 'board'

  /** @param folder for files that commands read and write */
  constructor(paperlane: PaperlanePage, folder: string) {
    this.paperlane = paperlane
    this.#folder = folder
  }

  get page() {
    return this.paperlane.page
  }

  get running() {
    return this.paperlane.running
  }

  get place(): Place {
    return this.#place
  }

  file(name: string): string {
    return join(this.#folder, name)
  }

  /** Presses the key that is tried, where it is tried. */
  async press(): Promise<void> {
    if (this.#key === null) await this.paperlane.run(command(this.#id).title)
    else await this.type(...stepsOf(this.#key).map(asPressed))
  }

  async type(...keys: readonly string[]): Promise<void> {
    await this.paperlane.press(...keys)
  }

  /** Everything as it was at the start, and the place of the next key around `inbox 2`. */
  async clear(id: CommandId, key: string | null, place: Place): Promise<void> {
    ;[this.#id, this.#key, this.#place] = [id, key, place]
    await this.#note()
    await this.zoom(0)
    this.#base ??= await this.#latestSeq()
    await this.ask('history.undoTo', { seq: this.#base })
    // The view as it was when nobody had chosen an order or another place.
    const focused = Object.fromEntries(columns.map(column => [column, `${column}1`]))
    const details = { isOpen: place === 'reader', width: null }
    // The page writes down where it is a while after it moved, which on a slow machine may come in between.
    await expect(async () => {
      await this.ask('view.save', { mode: 'board', column: 'inbox', focused, details })
      await this.page.reload()
      await expect(this.paperlane.count('inbox')).toHaveText('6', { timeout: 3_000 })
      const order = this.page.getByRole('button', { name: 'Inbox is ordered by hand' })
      await expect(order).toBeVisible({ timeout: 3_000 })
      const reader = this.page.locator('[data-place=details]')
      await expect(reader).toBeVisible({ visible: place === 'reader', timeout: 3_000 })
    }).toPass()
    await this.at('inbox 2')
  }

  /** Goes to a paper, in the place of the key. */
  async at(name: string): Promise<void> {
    if (await this.paperlane.review.isVisible()) await this.type('Escape')
    await this.#focus(name)
    if (this.#place === 'review') {
      await this.type('Enter')
      await expect(this.paperlane.reviewTitle).toHaveText(`On ${name}`)
    } else if (this.#place === 'field') await this.paperlane.searchField.focus()
  }

  async #focus(name: string): Promise<void> {
    await this.paperlane.card(`On ${name}`).locator('.card-title').click()
    await this.isCard(name)
  }

  async isCard(name: string): Promise<void> {
    await expect(this.paperlane.focusedCard.locator('.card-title')).toHaveText(`On ${name}`)
  }

  /** Which paper has the focus, on the board or in review. */
  async isFocused(name: string): Promise<void> {
    if (this.#place === 'review') await expect(this.paperlane.reviewTitle).toHaveText(`On ${name}`)
    else await this.isCard(name)
  }

  /** Presses the key until a paper has the focus, which it has not at once. */
  async pressUntilFocused(name: string): Promise<void> {
    const title = this.#place === 'review' ? this.paperlane.reviewTitle : this.paperlane.focusedCard
    for (let presses = 0; presses < 20; presses++) {
      if ((await title.textContent())?.includes(`On ${name}`)) return
      await this.press()
    }
    await this.isFocused(name)
  }

  async isSelected(names: readonly string[]): Promise<void> {
    const titles = this.page.locator('[role=option][aria-selected=true] .card-title')
    await expect(titles).toHaveText(names.map(name => `On ${name}`))
  }

  /** A paper as it is on the disk. */
  async paper(name: string): Promise<Paper | undefined> {
    const [found] = (await this.ask('paper.read', { ids: [name.replace(' ', '')] })) as Paper[]
    return found
  }

  async isPaper(name: string, known: Partial<Paper>): Promise<void> {
    await expect.poll(() => this.paper(name)).toMatchObject(known)
  }

  /** Changes the library as if by other means, and waits until the window shows it. */
  async change(operation: Operation): Promise<void> {
    await this.ask('library.apply', operation)
    await expect(this.paperlane.toast).toBeVisible()
  }

  ask(name: string, arg?: unknown): Promise<unknown> {
    return this.page.evaluate(
      async ([called, given]) => {
        const reply = await (globalThis as WithBridge).paperlane.call(called as string, given)
        if (!reply.ok) throw new Error(`${String(called)}: ${reply.error.message}`)
        return reply.value
      },
      [name, arg],
    )
  }

  /** The zoom of the window, after stepping it where a step is given. */
  async zoom(by?: number): Promise<number> {
    if (by !== undefined) await this.ask('window.zoom', { by })
    const window = await this.running.window()
    return window.evaluate(shown => shown.webContents.getZoomFactor())
  }

  /** The part of the window that has the focus. */
  pane(): Promise<string> {
    return this.page.evaluate(() => {
      const panes = ['[role=search]', '.saved', '.work-main', '[data-place=details]', '[data-toast]']
      return panes.find(pane => document.activeElement?.closest(pane)) ?? 'none'
    })
  }

  /** What was opened outside. */
  async outside(): Promise<readonly string[]> {
    return (await this.#noted()).outside
  }

  /** The commands of the native menu that was opened. */
  async nativeMenu(): Promise<readonly string[]> {
    return (await this.#noted()).menu
  }

  /** The titles of the native dialogs that asked for a folder or a file to open. */
  async dialogs(): Promise<readonly string[]> {
    return (await this.#noted()).dialogs
  }

  #noted(): Promise<Noted> {
    return this.running.app.evaluate(() => (globalThis as WithNoted).noted)
  }

  async #note(): Promise<void> {
    await this.running.app.evaluate(({ dialog, Menu, shell }) => {
      const noted: Noted = { outside: [], menu: [], dialogs: [] }
      Object.assign(globalThis, { noted })
      shell.openExternal = url => Promise.resolve(void noted.outside.push(url))
      shell.openPath = path => Promise.resolve((noted.outside.push(path), ''))
      Menu.prototype.popup = function (this: Electron.Menu) {
        noted.menu.push(...this.items.map(({ id }) => id))
      }
      dialog.showOpenDialog = (...given: readonly unknown[]) => {
        noted.dialogs.push((given.at(-1) as { title: string }).title)
        return Promise.resolve({ canceled: true, filePaths: [] })
      }
    })
  }

  async #latestSeq(): Promise<number> {
    const { entries } = (await this.ask('history.list', { limit: 1 })) as { entries: { seq: number }[] }
    return entries[0]?.seq ?? 0
  }
}

/** A step of the table as Playwright presses it. */
function asPressed(step: string): string {
  const key = step.replace('Mod+', 'ControlOrMeta+')
  // Playwright presses Shift for a capital letter that stands alone.
  return key.replace(/(^|\+)([A-Z])$/, (_, before: string, letter: string) => before + letter.toLowerCase())
}
