/**
 * What may follow the first key of a sequence: shown while it waits, so that nobody has to remember.
 */
import { stepsOf } from '../../shared/commands/key.ts'
import { command, commandIds } from '../../shared/commands/table.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { writtenKey } from './keys.tsx'

export function KeyHint() {
  const prefix = useStore(state => state.keyPrefix)
  const keymap = useStore(state => state.keymap)
  if (prefix === null) return null
  const next = commandIds.flatMap(id =>
    keymap[id].flatMap(key => {
      const [first, second] = stepsOf(key)
      return first === prefix && second !== undefined ? [{ id, second }] : []
    }),
  )
  return (
    <div role="status" aria-label={`After ${writtenKey(prefix)}`}>
      <ul className="key-hint">
        {next.map(({ id, second }) => (
          <li key={second}>
            <Kbd>{writtenKey(second)}</Kbd> {command(id).title}
          </li>
        ))}
      </ul>
    </div>
  )
}
