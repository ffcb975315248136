/**
 * Keys: a preset to begin with, single keys on or off, and every command's own keys.
 */
import { useState } from 'react'
import { chosenKeys, usualKeys } from '../../shared/commands/keymap.ts'
import { type Preset, presets } from '../../shared/commands/presets.ts'
import { command, commandGroups, commandIds } from '../../shared/commands/table.ts'
import { isNamed, modName } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { Choice } from './Choice.tsx'
import { KeyRow } from './KeyRow.tsx'
import { useRecording } from './use-recording.ts'

const presetNames: Readonly<Record<Preset, string>> = { usual: 'Usual', screener: 'Screener' }

export function KeySettings() {
  const keys = useStore(state => state.preferences.keys)
  const changeKeys = useStore(state => state.changeKeys)
  const [query, setQuery] = useState('')
  const recording = useRecording()
  const chosen = chosenKeys(keys)
  const found = commandIds.filter(id => isNamed(id, chosen[id], query))
  const isUsual = keys.preset === 'usual' && keys.singleKeys && Object.keys(keys.own).length === 0
  return (
    <div className="settings">
      <Choice
        title="Preset"
        hint="Screener includes with I (To read), excludes with E (Skipped) and leaves undecided with U (Inbox), as tools for screening do. Keys of your own stay."
        values={presets}
        names={presetNames}
        value={keys.preset}
        onChange={preset => void changeKeys(present => ({ ...present, preset }))}
      />
      <Choice
        title="Single keys"
        hint={`Off, letters, digits and signs do nothing without ${modName()}: for speech input, and for hands that press keys by accident.`}
        values={['on', 'off'] as const}
        names={{ on: 'On', off: 'Off' }}
        value={keys.singleKeys ? 'on' : 'off'}
        onChange={value => void changeKeys(present => ({ ...present, singleKeys: value === 'on' }))}
      />
      <div className="key-tools">
        <input
          type="search"
          className="field"
          placeholder="Search"
          aria-label="Search commands and keys"
          value={query}
          onChange={event => setQuery(event.target.value)}
        />
        <button
          type="button"
          className="button"
          disabled={isUsual}
          onClick={() => void changeKeys(() => usualKeys)}
        >
          Reset to usual
        </button>
      </div>
      {found.length === 0 && <p className="quiet">No command is called that, and none has such a key.</p>}
      {commandGroups.map(group => {
        const ids = found.filter(id => command(id).group === group)
        if (ids.length === 0) return null
        return (
          <section key={group} className="key-group">
            <h3 className="help-heading">{group}</h3>
            <ul>
              {ids.map(id => (
                <KeyRow key={id} id={id} keys={chosen[id]} recording={recording} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
