/**
 * Keys as people read them: `Mod+Shift+Z` is `⇧⌘Z` on a Mac and `Ctrl+Shift+Z` elsewhere.
 */

const names: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  PageDown: 'Page down',
  PageUp: 'Page up',
  ContextMenu: 'Menu',
  '=': '+',
}

// Apple's order of modifiers: Control, Option, Shift, Command.
const macModifiers: readonly (readonly [string, string])[] = [
  ['Shift', '⇧'],
  ['Mod', '⌘'],
]

/** A key of the command table in the words of a system; steps of a sequence are joined by "then". */
export function keyLabel(key: string, system: 'mac' | 'other'): string {
  return key
    .split(' ')
    .map(step => stepLabel(step, system))
    .join(' then ')
}

function stepLabel(step: string, system: 'mac' | 'other'): string {
  const parts = step.split('+')
  const last = parts.at(-1) ?? ''
  const name = names[last] ?? last
  if (system === 'mac') {
    const modifiers = macModifiers.filter(([part]) => parts.slice(0, -1).includes(part))
    return modifiers.map(([, sign]) => sign).join('') + name
  }
  return [...parts.slice(0, -1).map(part => (part === 'Mod' ? 'Ctrl' : part)), name].join('+')
}
