/**
 * The window in its reader's words: columns, papers, a listing to paste, a paper to decide on.
 *
 * What it looks for is what assistive technology reads, so a test that finds
 * its way is also proof that others do.
 */
import type { Locator, Page } from '@playwright/test'
import type { Bridge } from '../shared/ipc/contract.ts'
import { type Column, columns, columnTitles, type Paper } from '../shared/library/paper.ts'
import type { Running } from './app.ts'

/** A key as the page hears of it. */
interface Pressed {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
}

export class PaperlanePage {
  readonly running: Running

  constructor(running: Running) {
    this.running = running
  }

  get page(): Page {
    return this.running.page
  }

  /** A column of the board. */
  column(column: Column): Locator {
    return this.page.locator(`section[data-column=${column}]`)
  }

  /** The list of a column's papers. */
  list(column: Column): Locator {
    return this.column(column).getByRole('listbox', { name: new RegExp(`^${columnTitles[column]}, `) })
  }

  /** The cards of a column that are in view. */
  cards(column: Column): Locator {
    return this.list(column).getByRole('option')
  }

  /** The card of a paper, by its title. */
  card(title: string | RegExp): Locator {
    return this.page.getByRole('option', { name: title })
  }

  /** The focused card of the column that keys act on. */
  get focusedCard(): Locator {
    return this.page.locator('[role=option][data-focused]')
  }

  /** How many papers a column says it has. */
  count(column: Column): Locator {
    return this.page.locator(`[data-count=${column}]`)
  }

  /** What every column says it has, in order: `[85, 1, 0, 2, 0]`. */
  async counts(): Promise<number[]> {
    const texts = await Promise.all(columns.map(column => this.count(column).textContent()))
    return texts.map(text => Number((text ?? '').replaceAll(',', '')))
  }

  /** Whatever is open above the board; the messages at the foot of the window are dialogs to assistive technology only. */
  get dialog(): Locator {
    return this.page.locator('[role=dialog]:not([data-toast])')
  }

  /** The sheet that shows what was understood of a text. */
  get importSheet(): Locator {
    return this.page.getByRole('dialog').filter({ has: this.page.locator('[data-figure=new]') })
  }

  /** One figure of the sheet; it is also the button that shows what it counts. */
  figure(name: 'all' | 'new' | 'known' | 'near' | 'repeated' | 'chrome' | 'unsure'): Locator {
    return this.importSheet.locator(`[data-figure=${name}] strong`)
  }

  /** The papers of the sheet that are in view. */
  get foundPapers(): Locator {
    return this.importSheet.getByRole('listbox', { name: 'Papers found' }).getByRole('option')
  }

  /** The paper of the sheet that keys act on, in full. */
  get toldPaper(): Locator {
    return this.importSheet.locator('[data-told]')
  }

  /** The message at the foot of the window. */
  get toast(): Locator {
    return this.page.locator('[data-toast]').last()
  }

  /** What opening the library had to say. */
  get notices(): Locator {
    return this.page.locator('[data-notices]')
  }

  /** The field that papers are searched by. */
  get searchField(): Locator {
    return this.page.getByRole('combobox', { name: 'Search papers' })
  }

  /** Looks for something, in place of what was looked for before. */
  async search(text: string): Promise<void> {
    await this.searchField.fill(text)
  }

  /** The paper in review. */
  get review(): Locator {
    return this.page.locator('[data-place=review]')
  }

  get reviewTitle(): Locator {
    return this.review.locator('#paper-title')
  }

  /** Presses keys one after the other: `press('t', 'd', 'Control+z')`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** What a card can be dropped on while it is dragged: a reason for skipping, or a tag. */
  dropPlace(of: 'Skip as' | 'Tag', name: string | RegExp): Locator {
    return this.page.getByRole('group', { name: of, exact: true }).getByText(name, { exact: true })
  }

  /** Takes a card up and holds it over a place that may be there only while something is held; answers how to let go. */
  async holdOver(card: Locator, place: Locator): Promise<() => Promise<void>> {
    const { mouse } = this.page
    await card.hover({ position: { x: 40, y: 20 } })
    await mouse.down()
    const box = await card.boundingBox()
    await mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 40, { steps: 4 })
    await place.hover()
    return () => mouse.up()
  }

  /** Drags a card to such a place. */
  async dragOnto(card: Locator, place: Locator): Promise<void> {
    const letGo = await this.holdOver(card, place)
    await letGo()
  }

  /** Puts text on the clipboard and pastes it with the keyboard. */
  async paste(text: string): Promise<void> {
    await this.running.copy(text)
    await this.press('ControlOrMeta+v')
    await this.importSheet.waitFor()
  }

  /**
   * Drops files on the window, by their names, or what a browser lets one drag: texts by their types.
   *
   * @param pressed a key that comes in the same moment, before anything has been said of them
   */
  async drop(files: Readonly<Record<string, string>>, pressed: Pressed | null = null): Promise<void> {
    await this.page.evaluate(
      ([texts, key]) => {
        const held = new DataTransfer()
        for (const [name, text] of Object.entries(texts)) {
          if (name.startsWith('text/')) held.setData(name, text)
          else held.items.add(new File([text], name))
        }
        const happens = { dataTransfer: held, bubbles: true, cancelable: true }
        window.dispatchEvent(new DragEvent('dragover', happens))
        window.dispatchEvent(new DragEvent('drop', happens))
        if (key)
          document.body.dispatchEvent(
            new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }),
          )
      },
      [files, pressed] as const,
    )
  }

  /** Adds what the sheet has ticked. */
  async add(): Promise<void> {
    await this.press('Enter')
    await this.dialog.first().waitFor({ state: 'hidden' })
  }

  /** Opens the sample listing from the first screen. */
  async openSample(): Promise<void> {
    await this.page.getByRole('button', { name: /sample/i }).click()
    await this.importSheet.waitFor()
  }

  /** The dialog that shows what would go out. */
  get exportDialog(): Locator {
    return this.dialogOf('Export papers')
  }

  /** A dialog by its heading: another may still be closing. */
  dialogOf(heading: string): Locator {
    return this.dialog.filter({ has: this.page.getByRole('heading', { name: heading }) })
  }

  /** Exports what the dialog shows, once it shows it. */
  async exportShown(): Promise<void> {
    await this.exportDialog.getByRole('button', { name: /^Export \d/ }).waitFor()
    await this.press('Enter')
    await this.exportDialog.waitFor({ state: 'hidden' })
  }

  /** The note of a paper as the library has it. */
  async keptNote(title: string | RegExp): Promise<string | undefined> {
    const id = await this.card(title).getAttribute('data-id')
    return this.page.evaluate(async asked => {
      const { paperlane } = window as unknown as { readonly paperlane: Bridge }
      const reply = await paperlane.call('paper.read', { ids: [asked] })
      return reply.ok ? (reply.value as readonly Paper[])[0]?.note : undefined
    }, id)
  }

  /** Runs a command by its title, from the palette. */
  async run(title: string): Promise<void> {
    await this.press('ControlOrMeta+k')
    await this.page.keyboard.type(title)
    await this.page.getByRole('option', { name: title }).first().waitFor()
    await this.press('Enter')
    // What the command opens is then the one dialog that there is.
    await this.page.locator('.palette').waitFor({ state: 'detached' })
  }
}
