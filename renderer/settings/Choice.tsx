/**
 * A setting with a few values, all in sight: arrow keys or a click choose.
 */
import { useId } from 'react'

interface ChoiceProps<Value extends string> {
  readonly title: string
  /** What choosing does, where the title does not say it. */
  readonly hint?: string
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly value: Value
  readonly onChange: (value: Value) => void
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, hint, values, names, value, onChange } = props
  const id = useId()
  return (
    <fieldset className="setting" aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
      <legend className="setting-title">{title}</legend>
      <div className="segments">
        {values.map(one => (
          <label key={one} className="segment">
            <input
              type="radio"
              className="segment-radio"
              name={id}
              checked={one === value}
              onChange={() => onChange(one)}
            />
            {names[one]}
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="setting-hint">
          {hint}
        </p>
      )}
    </fieldset>
  )
}
