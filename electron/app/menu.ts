/**
 * The native menus: what `menu-template.ts` says, put on the screen.
 */
import { type BrowserWindow, Menu } from 'electron'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { applicationMenu, type Choose, contextMenu, textMenu } from './menu-template.ts'

/** Sets the application menu; again where the keys that it shows have changed. */
export function setMenu(keymap: Keymap, choose: Choose): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, keymap, choose)))
}

/** Opens the menu of a paper or a column at a place of the page (CSS pixels), or where the pointer is. */
export function popUpMenu(
  window: BrowserWindow,
  of: 'paper' | 'column',
  at: { readonly x: number; readonly y: number } | null,
  keymap: Keymap,
  choose: Choose,
): void {
  const zoom = window.webContents.getZoomFactor()
  const place = at && { x: Math.round(at.x * zoom), y: Math.round(at.y * zoom) }
  Menu.buildFromTemplate(contextMenu(of, keymap, choose)).popup({ window, ...place })
}

/** Gives text fields and selected text their usual menu; on cards the page asks for its own. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const template = textMenu(isEditable, selectionText !== '')
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}
