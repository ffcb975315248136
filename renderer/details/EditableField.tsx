/**
 * A field that is read until somebody edits it: click or Enter, write, Enter; Escape leaves it as it was.
 */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'

interface EditableFieldProps {
  readonly label: string
  readonly value: string
  /** Several lines: Ctrl or Cmd with Enter saves. */
  readonly isLong?: boolean
  readonly hint?: string
  readonly className?: string
  /** Answers what is wrong, in a sentence, or null once it is kept. */
  readonly onSave: (text: string) => Promise<string | null>
  /** How the value is shown, where its text alone will not do. */
  readonly children?: ReactNode
}

export function EditableField(props: EditableFieldProps) {
  const { label, value, className = '', children } = props
  const [isEdited, setEdited] = useState(false)
  const shown = useRef<HTMLButtonElement>(null)
  const finish = (hasFocus: boolean) => {
    setEdited(false)
    // The button is there again after the next frame.
    if (hasFocus) requestAnimationFrame(() => shown.current?.focus())
  }
  return (
    <div className={`details-field ${className}`}>
      <span className="field-label">{label}</span>
      {isEdited ? (
        <Editor {...props} onFinish={finish} />
      ) : (
        <button
          ref={shown}
          type="button"
          className="field-value"
          aria-label={value === '' ? `Add ${label}` : `Edit ${label}: ${value.slice(0, 200)}`}
          onClick={() => setEdited(true)}
        >
          {value === '' ? <span className="quiet">Add</span> : (children ?? value)}
        </button>
      )}
    </div>
  )
}

function Editor({
  label,
  value,
  isLong = false,
  hint,
  onSave,
  onFinish,
}: EditableFieldProps & { readonly onFinish: (hasFocus: boolean) => void }) {
  const [text, setText] = useState(value)
  const [problem, setProblem] = useState<string | null>(null)
  const isDone = useRef(false)
  const id = useId()

  const save = async (hasFocus: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const found = text === value ? null : await onSave(text)
    if (found === null) {
      onFinish(hasFocus)
      return
    }
    isDone.current = false
    setProblem(found)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      isDone.current = true
      onFinish(true)
    } else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) void save(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const Field = isLong ? 'textarea' : 'input'
  return (
    <>
      <Field
        className="field field-edit"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-about`}
        // Somebody has just asked to write here.
        // eslint-disable-next-line jsx-a11y-x/no-autofocus -- see above
        autoFocus
        value={text}
        onChange={event => {
          setText(event.target.value)
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void save(false)}
      />
      <span
        id={`${id}-about`}
        className={problem === null ? 'field-hint' : 'field-problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem ??
          hint ??
          (isLong
            ? 'Ctrl+Enter keeps it, Esc leaves it as it was'
            : 'Enter keeps it, Esc leaves it as it was')}
      </span>
    </>
  )
}
