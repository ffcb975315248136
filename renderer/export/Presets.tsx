/**
 * Ways to export that somebody uses again, by name.
 */
import { X } from 'lucide-react'
import { useState } from 'react'
import { useStore } from '../store/store.ts'

export function Presets() {
  const presets = useStore(state => state.exportChoices?.presets)
  const { usePreset: take, removePreset, savePreset } = useStore.getState()
  const [name, setName] = useState('')
  const save = () => {
    if (name.trim() === '') return
    void savePreset(name.trim().slice(0, 60))
    setName('')
  }
  return (
    <div className="export-field" role="group" aria-label="Presets">
      <span className="field-label">Presets</span>
      {presets?.map(preset => (
        <span key={preset.name} className="export-preset">
          <button type="button" className="button button-quiet" onClick={() => take(preset)}>
            {preset.name}
          </button>
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-label={`Remove the preset ${preset.name}`}
            onClick={() => void removePreset(preset.name)}
          >
            <X size={14} aria-hidden />
          </button>
        </span>
      ))}
      <span className="export-presets">
        <input
          className="field"
          aria-label="Name of a new preset"
          placeholder="Keep these choices as…"
          maxLength={60}
          value={name}
          onChange={event => setName(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || name.trim() === '') return
            event.preventDefault()
            save()
          }}
        />
        <button type="button" className="button" disabled={name.trim() === ''} onClick={save}>
          Keep
        </button>
      </span>
    </div>
  )
}
