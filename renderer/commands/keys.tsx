/**
 * How keys are written on buttons, in the palette and in the help sheet.
 */
import { command, type CommandId } from '../../shared/commands/table.ts'
import { keyLabel } from '../../shared/commands/key-label.ts'
import { isMac } from '../api.ts'
import { Kbd } from '../ui/Kbd.tsx'

/** The first key of a command in words, for tooltips; empty where it has none. */
export function keyText(id: CommandId): string {
  const [key] = command(id).keys
  return key === undefined ? '' : keyLabel(key, isMac() ? 'mac' : 'other')
}

/** The first key of a command, as this system writes it; nothing where it has none. */
export function CommandKey({ id }: { readonly id: CommandId }) {
  const key = keyText(id)
  return key === '' ? null : <Kbd>{key}</Kbd>
}

/** A key in the way of the command table, as this system writes it. */
export function writtenKey(key: string): string {
  return keyLabel(key, isMac() ? 'mac' : 'other')
}
