/**
 * One command and its keys: take one away, add one by pressing it, have those of the preset again.
 */
import { Plus, RotateCcw, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { isChanged, type KeyUse, resetKeys, takeKey } from '../../shared/commands/keymap.ts'
import { command, type CommandId } from '../../shared/commands/table.ts'
import { writtenKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import type { Recorded, Recording } from './use-recording.ts'

interface KeyRowProps {
  readonly id: CommandId
  readonly keys: readonly string[]
  readonly recording: Recording
}

export function KeyRow({ id, keys, recording }: KeyRowProps) {
  const changeKeys = useStore(state => state.changeKeys)
  const hasChanged = useStore(state => isChanged(state.preferences.keys, { id, keys }))
  const add = useRef<HTMLButtonElement>(null)
  const { title } = command(id)
  const state = recording.id === id ? recording.state : null
  const isListening = state?.is === 'listening' || state?.is === 'begun'
  return (
    <li className="key-row" data-command={id}>
      <span className="key-title">{title}</span>
      <span className="key-list">
        {keys.map(key => (
          <span key={key} className="key-chip">
            <Kbd>{writtenKey(key)}</Kbd>
            <button
              type="button"
              className="key-button"
              aria-label={`Take ${writtenKey(key)} from ${title}`}
              onClick={() => {
                void changeKeys(present => takeKey(present, { id, key }))
                add.current?.focus()
              }}
            >
              <X size={13} aria-hidden />
            </button>
          </span>
        ))}
        {hasChanged && (
          <button
            type="button"
            className="key-button"
            aria-label={`Usual keys for ${title}`}
            title="Usual keys"
            onClick={() => {
              void changeKeys(present => resetKeys(present, id))
              add.current?.focus()
            }}
          >
            <RotateCcw size={13} aria-hidden />
          </button>
        )}
        <button
          ref={add}
          type="button"
          className="key-button"
          aria-pressed={isListening}
          aria-label={`Add a key for ${title}`}
          title="Add a key"
          onClick={() => recording.start(id)}
        >
          <Plus size={14} aria-hidden />
        </button>
      </span>
      {state && <Said state={state} />}
      {state?.is === 'clashing' && (
        <Decision recording={recording} whenDecided={() => add.current?.focus()} />
      )}
    </li>
  )
}

function Said({ state }: { readonly state: Recorded }) {
  return (
    <span
      className="key-said"
      role={state.is === 'refused' ? 'alert' : 'status'}
      data-said={state.is}
      ref={said => said?.scrollIntoView({ block: 'nearest' })}
    >
      {wordsOf(state)}
    </span>
  )
}

function wordsOf(state: Recorded): string {
  switch (state.is) {
    case 'listening':
      return 'Press the key. Esc stops.'
    case 'begun':
      return `${writtenKey(state.step)}, or one more key after it…`
    case 'refused':
      return `${state.why} Choose another key.`
    case 'clashing':
      return `${writtenKey(state.key)} ${meaningOf(state.key, state.clashes)}. Use it here instead?`
    case 'given':
      return `${writtenKey(state.key)} is added.`
  }
}

/** What a key means already, as in "E already means Move to Done". */
function meaningOf(key: string, clashes: readonly KeyUse[]): string {
  const [one, ...more] = clashes
  if (!one) return ''
  const titles = `“${command(one.id).title}”${more.length > 0 ? ` and ${more.length} more` : ''}`
  if (one.key === key) return `already means ${titles}`
  return one.key.startsWith(`${key} `)
    ? `already begins the keys of ${titles}`
    : `begins with ${writtenKey(one.key)}, which already means ${titles}`
}

interface DecisionProps {
  readonly recording: Recording
  readonly whenDecided: () => void
}

function Decision({ recording, whenDecided }: DecisionProps) {
  const leave = () => {
    recording.leave()
    whenDecided()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation() // it answers the question and does not close the settings
    leave()
  }
  return (
    // eslint-disable-next-line jsx-a11y-x/no-static-element-interactions -- Escape of the buttons in it
    <span className="key-decision" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="button button-primary"
        ref={button => button?.focus()}
        onClick={() => {
          recording.useHere()
          whenDecided()
        }}
      >
        Use it here
      </button>
      <button type="button" className="button" onClick={leave}>
        Leave it there
      </button>
    </span>
  )
}
