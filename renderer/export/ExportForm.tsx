/**
 * What an export is asked for: which papers, in which format, what of them, under which keys.
 */
import { useId } from 'react'
import { keyPresets, readKeyPattern } from '../../shared/bibtex/key-pattern.ts'
import {
  exportFormats,
  type ExportPart,
  formatTitles,
  ownParts,
  partTitles,
  sourceParts,
} from '../../shared/exports/options.ts'
import { useStore } from '../store/store.ts'
import { Presets } from './Presets.tsx'
import { ScopeField } from './ScopeField.tsx'

export function ExportForm() {
  const options = useStore(state => state.exportChoices?.options)
  const setOptions = useStore(state => state.setExportOptions)
  if (!options) return null
  const { format, version, stateAs, journals, parts } = options
  const isBib = format === 'bibtex' || format === 'biblatex'
  return (
    <div className="export-form">
      <ScopeField />
      <Choice
        label="Format"
        value={format}
        offered={exportFormats.map(one => [one, formatTitles[one]])}
        onChoose={chosen => setOptions({ format: chosen })}
      />
      <Choice
        label="Where both are known"
        value={version}
        offered={[
          ['published', 'The published version'],
          ['preprint', 'The preprint'],
        ]}
        onChoose={chosen => setOptions({ version: chosen })}
      />
      {format !== 'ids' && (
        <Choice
          label="Journals"
          value={journals}
          offered={[
            ['full', 'Whole names'],
            ['short', 'Abbreviated (ISO 4)'],
          ]}
          onChoose={chosen => setOptions({ journals: chosen })}
        />
      )}
      {format !== 'ids' && (
        <>
          <Parts legend="With" all={sourceParts} />
          <Parts legend="Mine" all={ownParts} />
        </>
      )}
      {isBib && parts.includes('state') && (
        <Choice
          label="Reading state as"
          value={stateAs}
          offered={[
            ['keywords', 'A keyword'],
            ['readstatus', 'JabRef’s readstatus'],
          ]}
          onChoose={chosen => setOptions({ stateAs: chosen })}
        />
      )}
      {format !== 'ids' && <KeyPatternField />}
      <Presets />
    </div>
  )
}

function Parts({ legend, all }: { readonly legend: string; readonly all: readonly ExportPart[] }) {
  const parts = useStore(state => state.exportChoices?.options.parts ?? [])
  const setOptions = useStore(state => state.setExportOptions)
  return (
    <fieldset className="export-parts">
      <legend className="field-label">{legend}</legend>
      {all.map(part => (
        <label key={part} className="export-part">
          <input
            type="checkbox"
            className="tick"
            checked={parts.includes(part)}
            onChange={event =>
              setOptions({
                parts: event.target.checked ? [...parts, part] : parts.filter(one => one !== part),
              })
            }
          />
          {partTitles[part]}
        </label>
      ))}
    </fieldset>
  )
}

function KeyPatternField() {
  const text = useStore(state => state.exportChoices?.keyPattern ?? '')
  const setPattern = useStore(state => state.setKeyPattern)
  const { problem } = readKeyPattern(text)
  const id = useId()
  return (
    <div className="export-field" role="group" aria-label="Citation keys">
      <label className="field-label" htmlFor={id}>
        Keys
      </label>
      <input
        id={id}
        className="field"
        value={text}
        spellCheck={false}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-about`}
        onChange={event => setPattern(event.target.value)}
      />
      <span className="export-presets">
        {keyPresets.map(preset => (
          <button
            key={preset.name}
            type="button"
            className="button button-quiet"
            aria-pressed={preset.text === text}
            onClick={() => setPattern(preset.text)}
          >
            {preset.name}
          </button>
        ))}
      </span>
      <span
        id={`${id}-about`}
        className={problem === null ? 'field-hint' : 'field-problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem ?? 'For papers that have no key yet; a key stays once it has been given.'}
      </span>
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  /** Each value, and what a person calls it. */
  readonly offered: readonly (readonly [Value, string])[]
  readonly onChoose: (value: Value) => void
}

function Choice<Value extends string>({ label, value, offered, onChoose }: ChoiceProps<Value>) {
  return (
    <label className="export-field">
      <span className="field-label">{label}</span>
      <select className="field" value={value} onChange={event => onChoose(event.target.value as Value)}>
        {offered.map(([one, title]) => (
          <option key={one} value={one}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
