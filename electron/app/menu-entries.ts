/**
 * Entries of menus, made of commands: their words, their keys, whether they are ticked or have nothing to act on.
 *
 * An entry shows the command's key without taking it: the page's own key
 * handler decides, since Mod+C means one thing in a field and another on the
 * board. Single keys are never native accelerators.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { partsOf, stepsOf } from '../../shared/commands/key.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { isOn, isUseful, type MenuState } from '../../shared/commands/menu-state.ts'
import { command, type CommandId } from '../../shared/commands/table.ts'

/** Called with the command whose entry was chosen. */
export type Choose = (id: CommandId) => void

/** What entries are made with. */
export interface MenuParts {
  readonly keymap: Keymap
  readonly state: MenuState
  readonly choose: Choose
}

export const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The entry of a command, with a label of its own where its title is not what it means here. */
export function entry(
  id: CommandId,
  { keymap, state, choose }: MenuParts,
  label: string = command(id).title,
): MenuItemConstructorOptions {
  const shown = keymap[id].map(accelerator).find(key => key !== null)
  const on = isOn(id, state)
  return {
    id,
    label,
    enabled: isUseful(id, state),
    click: () => choose(id),
    ...(on !== null && { type: id.startsWith('sort.') ? 'radio' : 'checkbox', checked: on }),
    ...(shown !== undefined && { accelerator: shown, registerAccelerator: false }),
  }
}

/** Groups of entries, with a line between each and the next. */
export function grouped(
  groups: readonly (readonly MenuItemConstructorOptions[])[],
): MenuItemConstructorOptions[] {
  return groups
    .filter(group => group.length > 0)
    .flatMap((group, index) => [...(index > 0 ? [separator] : []), ...group])
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
