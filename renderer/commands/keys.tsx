/**
 * How keys are written on buttons, in the palette and in the help sheet.
 */
import { keyLabel } from '../../shared/commands/key-label.ts'
import { command, type CommandId } from '../../shared/commands/table.ts'
import { isMac } from '../api.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'

interface CommandKeyProps {
  readonly id: CommandId
  /** What a sentence says where the command has no key. */
  readonly otherwise?: string
}

/** The first key of a command, as this system writes it; nothing where it has none. */
export function CommandKey({ id, otherwise }: CommandKeyProps) {
  const [key] = useStore(state => state.keymap[id])
  return key === undefined ? otherwise : <Kbd>{writtenKey(key)}</Kbd>
}

/** A title with its first key behind it, for tooltips. */
export function useTitleWithKey(title: string, id: CommandId): string {
  const [key] = useStore(state => state.keymap[id])
  return key === undefined ? title : `${title} (${writtenKey(key)})`
}

/** A key as this system writes it. */
export function writtenKey(key: string): string {
  return keyLabel(key, isMac() ? 'mac' : 'other')
}

/** Whether every word of a text stands in the title of a command or in its keys. */
export function isNamed(id: CommandId, keys: readonly string[], text: string): boolean {
  const name = [command(id).title, ...keys.map(writtenKey)].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every(word => name.includes(word))
}

/** What this system calls the key that commands are pressed with. */
export const modName = (): string => (isMac() ? '⌘' : 'Ctrl')
