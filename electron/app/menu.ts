/**
 * The native menus: what the templates say, put on the screen.
 */
import { type BrowserWindow, Menu } from 'electron'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { emptyMenuState, isOn, isUseful, type MenuState } from '../../shared/commands/menu-state.ts'
import { commandIds } from '../../shared/commands/table.ts'
import { contextMenu } from './context-menu.ts'
import type { Choose, MenuParts } from './menu-entries.ts'
import { applicationMenu, textMenu } from './menu-template.ts'

/** The menus of one window. */
export class Menus {
  readonly #window: BrowserWindow
  readonly #presentKeys: () => Keymap
  readonly #choose: Choose
  #state: MenuState = emptyMenuState

  /** @param presentKeys the keymap as it is when a menu is made */
  constructor(window: BrowserWindow, presentKeys: () => Keymap, choose: Choose) {
    this.#window = window
    this.#presentKeys = presentKeys
    this.#choose = choose
  }

  /** Makes the application menu; again where the keys that it shows have changed. */
  make(): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, this.#parts())))
  }

  /** Ticks what is on in the application menu, and greys what has nothing to act on. */
  update(state: MenuState): void {
    this.#state = state
    const menu = Menu.getApplicationMenu()
    for (const id of commandIds) {
      const item = menu?.getMenuItemById(id)
      if (!item) continue
      item.enabled = isUseful(id, state)
      const on = isOn(id, state)
      // Ticking one of several unticks the others.
      if (on !== null && (on || item.type === 'checkbox')) item.checked = on
    }
  }

  /** Opens the menu of papers or of a column at a place of the page (CSS pixels), or where the pointer is. */
  popUp(
    of: 'paper' | 'column',
    at: { readonly x: number; readonly y: number } | null,
    state: MenuState,
  ): void {
    this.update(state)
    const zoom = this.#window.webContents.getZoomFactor()
    const place = at && { x: Math.round(at.x * zoom), y: Math.round(at.y * zoom) }
    Menu.buildFromTemplate(contextMenu(of, this.#parts())).popup({ window: this.#window, ...place })
  }

  /** Gives text fields and selected text their usual menu; on papers the page asks for its own. */
  offerTextMenu(): void {
    this.#window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
      const template = textMenu(isEditable, selectionText !== '')
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window: this.#window })
    })
  }

  #parts(): MenuParts {
    return { keymap: this.#presentKeys(), state: this.#state, choose: this.#choose }
  }
}
