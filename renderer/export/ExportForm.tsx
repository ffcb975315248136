/**
 * What an export is asked for: which papers, in which format, what of them, under which keys.
 */
import { useId } from 'react'
import { keyPresets, readKeyPattern } from '../../shared/bibtex/key-pattern.ts'
import {
  exportFormats,
  type ExportOptions,
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
      <label className="export-field">
        <span className="field-label">Format</span>
        <select
          className="field"
          value={format}
          onChange={event => setOptions({ format: event.target.value as ExportOptions['format'] })}
        >
          {exportFormats.map(one => (
            <option key={one} value={one}>
              {formatTitles[one]}
            </option>
          ))}
        </select>
      </label>
      <label className="export-field">
        <span className="field-label">Where both are known</span>
        <select
          className="field"
          value={version}
          onChange={event => setOptions({ version: event.target.value as ExportOptions['version'] })}
        >
          <option value="published">The published version</option>
          <option value="preprint">The preprint</option>
        </select>
      </label>
      {format !== 'ids' && (
        <label className="export-field">
          <span className="field-label">Journals</span>
          <select
            className="field"
            value={journals}
            onChange={event => setOptions({ journals: event.target.value as ExportOptions['journals'] })}
          >
            <option value="full">Whole names</option>
            <option value="short">Abbreviated if known</option>
          </select>
        </label>
      )}
      {format !== 'ids' && (
        <>
          <Parts legend="With" all={sourceParts} />
          <Parts legend="Mine" all={ownParts} />
        </>
      )}
      {isBib && parts.includes('state') && (
        <label className="export-field">
          <span className="field-label">Reading state as</span>
          <select
            className="field"
            value={stateAs}
            onChange={event => setOptions({ stateAs: event.target.value as ExportOptions['stateAs'] })}
          >
            <option value="keywords">A keyword</option>
            <option value="readstatus">JabRef’s readstatus</option>
          </select>
        </label>
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
