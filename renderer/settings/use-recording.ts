/**
 * The recording of a key for a command: what was pressed, and what is to be decided about it.
 */
import { useEffect, useRef, useState } from 'react'
import { chosenKeys, clashesOf, giveKey, type KeyUse } from '../../shared/commands/keymap.ts'
import type { CommandId } from '../../shared/commands/table.ts'
import { recordKey } from '../commands/record-key.ts'
import { useStore } from '../store/store.ts'

export type Recorded =
  | { readonly is: 'listening' }
  /** A single key, to which a second may be added. */
  | { readonly is: 'begun'; readonly step: string }
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'clashing'; readonly key: string; readonly clashes: readonly KeyUse[] }
  | { readonly is: 'given'; readonly key: string }

export interface Recording {
  /** The command that a key is recorded for, or was last. */
  readonly id: CommandId | null
  readonly state: Recorded | null
  readonly start: (id: CommandId) => void
  /** Uses the key here, where it clashes with others. */
  readonly useHere: () => void
  readonly leave: () => void
}

export function useRecording(): Recording {
  const [id, setId] = useState<CommandId | null>(null)
  const [state, setState] = useState<Recorded | null>(null)
  const stop = useRef<() => void>(() => undefined)
  useEffect(() => () => stop.current(), [])

  const give = (use: KeyUse) => {
    void useStore.getState().changeKeys(keys => giveKey(keys, use))
    setState({ is: 'given', key: use.key })
  }
  return {
    id,
    state,
    start: of => {
      stop.current()
      setId(of)
      setState({ is: 'listening' })
      stop.current = recordKey({
        begun: step => setState({ is: 'begun', step }),
        refused: why => setState({ is: 'refused', why }),
        stopped: () => setState(null),
        recorded: key => {
          const chosen = chosenKeys(useStore.getState().preferences.keys)
          const clashes = clashesOf(chosen, { id: of, key })
          if (clashes.length > 0) setState({ is: 'clashing', key, clashes })
          else if (chosen[of].includes(key))
            setState({ is: 'refused', why: 'The command has this key already.' })
          else give({ id: of, key })
        },
      })
    },
    useHere: () => {
      if (id !== null && state?.is === 'clashing') give({ id, key: state.key })
    },
    leave: () => {
      stop.current()
      setState(null)
    },
  }
}
