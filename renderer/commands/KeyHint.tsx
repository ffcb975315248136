/**
 * What may follow the first key of a sequence: shown while it waits, so that nobody has to remember.
 */
import { command, commandIds } from '../../shared/commands/table.ts'
import { keyLabel } from '../../shared/commands/key-label.ts'
import { isMac } from '../api.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'

export function KeyHint() {
  const prefix = useStore(state => state.keyPrefix)
  if (prefix === null) return null
  const next = commandIds.flatMap(id =>
    command(id).keys.flatMap(key => {
      const [first, second] = key.split(' ')
      return first === prefix && second !== undefined ? [{ id, second }] : []
    }),
  )
  return (
    <ul
      className="key-hint"
      aria-label={`After ${keyLabel(prefix, isMac() ? 'mac' : 'other')}`}
      role="status"
    >
      {next.map(({ id, second }) => (
        <li key={id}>
          <Kbd>{second}</Kbd> {command(id).title}
        </li>
      ))}
    </ul>
  )
}
