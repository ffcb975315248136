/**
 * The native menus: what `menu-template.ts` says, put on the screen.
 */
import { type BrowserWindow, Menu } from 'electron'
import { applicationMenu, type Choose, contextMenu, textMenu } from './menu-template.ts'

/** Sets the application menu. */
export function setMenu(choose: Choose): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(process.platform, choose)))
}

/** Opens the menu of a paper or a column where the pointer is. */
export function popUpMenu(window: BrowserWindow, of: 'paper' | 'column', choose: Choose): void {
  Menu.buildFromTemplate(contextMenu(of, choose)).popup({ window })
}

/** Gives text fields and selected text their usual menu; on cards the page asks for its own. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText }) => {
    const template = textMenu(isEditable, selectionText !== '')
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}
