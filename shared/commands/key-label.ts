/**
 * Keys as people read them: `Mod+Shift+Z` is `⇧⌘Z` on a Mac and `Ctrl+Shift+Z` elsewhere.
 */
import { partsOf, stepsOf } from './key.ts'

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageDown: 'Page down',
  PageUp: 'Page up',
  ContextMenu: 'Menu',
}

/** A key of the keymap in the words of a system; steps of a sequence are joined by "then". */
export function keyLabel(key: string, system: 'mac' | 'other'): string {
  return stepsOf(key)
    .map(step => stepLabel(step, system))
    .join(' then ')
}

function stepLabel(step: string, system: 'mac' | 'other'): string {
  const { mod, shift, name } = partsOf(step)
  const label = names[name] ?? name
  // Apple's order of modifiers: Control, Option, Shift, Command.
  if (system === 'mac') return `${shift ? '⇧' : ''}${mod ? '⌘' : ''}${label}`
  return `${mod ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${label}`
}
