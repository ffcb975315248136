/**
 * The application's menu, built from the command table: every command that names a menu stands in it.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { command, type CommandId, commandIds, type CommandMenu } from '../../shared/commands/table.ts'
import { skipEntries, sortEntries } from './context-menu.ts'
import { entry, grouped, type MenuParts, separator } from './menu-entries.ts'

/** The application menu: File, Edit, View, Paper, Window, Help, and on macOS the app's own first. */
export function applicationMenu(platform: NodeJS.Platform, parts: MenuParts): MenuItemConstructorOptions[] {
  const of = (menu: CommandMenu) => entriesOf(menu, parts)
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu', submenu: macEntries(of('App')) } as const] : []),
    {
      label: 'File',
      submenu: [...of('File'), separator, ...(isMac ? [close] : [...of('App'), separator, quit])],
    },
    { label: 'Edit', submenu: [...of('Edit'), separator, ...editEntries] },
    { label: 'View', submenu: [...of('View'), separator, { role: 'togglefullscreen' }] },
    { label: 'Paper', submenu: of('Paper') },
    { role: 'windowMenu' },
    { role: 'help', label: 'Help', submenu: of('Help') },
  ]
}

/** Commands that begin a new group of their menu. */
const beginnings: ReadonlySet<CommandId> = new Set<CommandId>([
  'export.selection',
  'library.choose',
  'select.all',
  'copy.bibtex',
  'search.open',
  'history.open',
  'focus.inbox',
  'sort.hand',
  'review.start',
  'view.zoom-in',
  'paper.skip-off-topic',
  'paper.left',
  'paper.star',
  'paper.remove',
  'paper.open',
])

/** The entries of a menu in the order of the table, in groups; orders and reasons are menus of their own. */
function entriesOf(menu: CommandMenu, parts: MenuParts): MenuItemConstructorOptions[] {
  const groups: MenuItemConstructorOptions[][] = []
  for (const id of commandIds.filter(one => command(one).menu === menu)) {
    if (groups.length === 0 || beginnings.has(id)) groups.push([])
    const group = groups.at(-1)
    if (id === 'sort.hand') group?.push({ label: 'Order this column', submenu: sortEntries(parts) })
    else if (id === 'paper.skip-off-topic')
      group?.push({ label: 'Skip with a reason', submenu: skipEntries(parts) })
    else if (!id.startsWith('sort.') && !id.startsWith('paper.skip-')) group?.push(entry(id, parts))
  }
  return grouped(groups)
}

const close: MenuItemConstructorOptions = { role: 'close' }
const quit: MenuItemConstructorOptions = { role: 'quit' }

/** The application's own menu on a Mac, in the order that every application there has. */
function macEntries(own: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const hiding = (['hide', 'hideOthers', 'unhide'] as const).map(role => ({ role }))
  return [
    ...[{ role: 'about' } as const, separator, ...own, separator],
    ...[{ role: 'services' } as const, separator, ...hiding, separator, quit],
  ]
}

/** What acts on text alone, in fields and on selected text. */
const editEntries: readonly MenuItemConstructorOptions[] = [
  { role: 'cut', label: 'Cut text', registerAccelerator: false },
  { role: 'copy', label: 'Copy text', registerAccelerator: false },
  { role: 'paste', label: 'Paste text', registerAccelerator: false },
]

/** The menu of a text field or of selected text; empty where there is nothing to do. */
export function textMenu(isEditable: boolean, hasSelection: boolean): MenuItemConstructorOptions[] {
  if (isEditable)
    return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, separator, { role: 'selectAll' }]
  return hasSelection ? [{ role: 'copy' }] : []
}
