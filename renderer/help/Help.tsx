/**
 * Every key, from the command table, searchable.
 */
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useState } from 'react'
import {
  command,
  commandGroups,
  type CommandGroup,
  type CommandId,
  commandIds,
} from '../../shared/commands/table.ts'
import { isNamed, writtenKey, modName } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { focusAfterClosing } from '../ui/home.ts'

export function Help() {
  const isOpen = useStore(state => state.overlay === 'help')
  const open = useStore(state => state.open)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog help" finalFocus={focusAfterClosing}>
          <Keys />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Keys() {
  const [query, setQuery] = useState('')
  const keymap = useStore(state => state.keymap)
  const singleKeys = useStore(state => state.preferences.keys.singleKeys)
  const found = commandIds.filter(id => keymap[id].length > 0 && isNamed(id, keymap[id], query))
  return (
    <>
      <header className="dialog-head">
        <Dialog.Title className="dialog-title">Every key</Dialog.Title>
        <input
          type="search"
          className="field"
          placeholder="Search"
          aria-label="Search keys"
          value={query}
          onChange={event => setQuery(event.target.value)}
        />
        <button type="button" className="button" onClick={() => runCommand('settings.keys')}>
          {command('settings.keys').title}
        </button>
        <Dialog.Close className="button button-quiet button-icon" aria-label="Close">
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      {!singleKeys && (
        <p className="help-note">
          Single keys are switched off: letters, digits and signs do nothing without {modName()}. “Change
          keys” switches them on again.
        </p>
      )}
      {/* A region that scrolls takes the focus, so that the keyboard can scroll it. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex */}
      <div className="help-groups" tabIndex={0} role="region" aria-label="Keys">
        {commandGroups.map(group => (
          <Group key={group} group={group} ids={found.filter(id => command(id).group === group)} />
        ))}
        {found.length === 0 && <p className="quiet">No key does that.</p>}
      </div>
    </>
  )
}

function Group({ group, ids }: { readonly group: CommandGroup; readonly ids: readonly CommandId[] }) {
  const keymap = useStore(state => state.keymap)
  if (ids.length === 0) return null
  return (
    <section className="help-group">
      <h3 className="help-heading">{group}</h3>
      <dl className="help-keys">
        {ids.map(id => (
          <div key={id} className="help-row">
            <dt>{command(id).title}</dt>
            <dd>
              {keymap[id].map(key => (
                <Kbd key={key}>{writtenKey(key)}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
