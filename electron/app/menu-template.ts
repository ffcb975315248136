/**
 * The menus, built from the command table.
 *
 * An entry shows the command's key without taking it: the page's own key
 * handler decides, since Mod+C means one thing in a field and another on the
 * board. Single keys are never native accelerators.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { partsOf, stepsOf } from '../../shared/commands/key.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { command, type CommandId, commandIds, type CommandMenu } from '../../shared/commands/table.ts'

/** Called with the command whose entry was chosen. */
export type Choose = (id: CommandId) => void

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The application menu: File, Edit, View, Paper, Window, Help, and on macOS the app's own first. */
export function applicationMenu(
  platform: NodeJS.Platform,
  keymap: Keymap,
  choose: Choose,
): MenuItemConstructorOptions[] {
  const of = (menu: CommandMenu) =>
    commandIds.filter(id => command(id).menu === menu).map(id => entry(id, keymap, choose))
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

const paperGroups: readonly (readonly CommandId[])[] = [
  ['paper.inbox', 'paper.to-read', 'paper.reading', 'paper.done', 'paper.skipped'],
  ['paper.star', 'paper.priority', 'paper.tags', 'paper.note'],
  ['paper.open', 'paper.pdf'],
  ['copy.bibtex', 'copy.cite-keys', 'export.selection'],
  ['paper.remove'],
]
const columnGroups: readonly (readonly CommandId[])[] = [
  ['review.start', 'select.all'],
  ['sort.hand', 'sort.added', 'sort.moved', 'sort.title', 'sort.year', 'sort.priority', 'sort.reverse'],
  ['import.paste', 'import.choose'],
  ['export.column'],
]

/** The menu of a paper, or of a column, as a right click or Shift+F10 opens it. */
export function contextMenu(
  of: 'paper' | 'column',
  keymap: Keymap,
  choose: Choose,
): MenuItemConstructorOptions[] {
  const groups = of === 'paper' ? paperGroups : columnGroups
  return groups.flatMap((ids, index) => [
    ...(index > 0 ? [separator] : []),
    ...ids.map(id => entry(id, keymap, choose)),
  ])
}

/** The menu of a text field or of selected text; empty where there is nothing to do. */
export function textMenu(isEditable: boolean, hasSelection: boolean): MenuItemConstructorOptions[] {
  if (isEditable)
    return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, separator, { role: 'selectAll' }]
  return hasSelection ? [{ role: 'copy' }] : []
}

function entry(id: CommandId, keymap: Keymap, choose: Choose): MenuItemConstructorOptions {
  const shown = keymap[id].map(accelerator).find(key => key !== null)
  return {
    id,
    label: command(id).title,
    click: () => choose(id),
    ...(shown !== undefined && { accelerator: shown, registerAccelerator: false }),
  }
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
}

/**
 * A key of the keymap as Electron writes it; null for one that no menu may hold, which is any
 * without Mod, and for one that Electron has no word for.
 */
function accelerator(key: string): string | null {
  const { mod, shift, name } = partsOf(key)
  if (!mod || stepsOf(key).length > 1) return null
  const word = keyNames[name] ?? name
  const isKnown = /^[!-~]$|^[A-Z][A-Za-z]+$|^F\d+$/.test(word) && name !== 'ContextMenu'
  return isKnown ? `CmdOrCtrl+${shift ? 'Shift+' : ''}${word}` : null
}
