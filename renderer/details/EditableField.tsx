/**
 * A field that is read until somebody edits it: click or Enter, write, Enter; Escape leaves it as it was.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { FieldEditor, type FieldProps } from './FieldEditor.tsx'
import { unsavedText } from './unsaved.ts'

interface EditableFieldProps extends FieldProps {
  /** How the value is shown, where its text alone will not do. */
  readonly children?: ReactNode
  /** Somebody has just asked to write here for the first time. */
  readonly isBegun?: boolean
}

export function EditableField({ children, isBegun = false, ...field }: EditableFieldProps) {
  const { id, label, value, className = '' } = field
  const { isEdited, edit, finish, shown } = useEditing(id, label, { isBegun })
  return (
    <div className={`details-field ${className}`}>
      <span className="field-label">{label}</span>
      <div className="field-place">
        {isEdited ? (
          <FieldEditor {...field} onFinish={finish} />
        ) : (
          <button
            ref={shown}
            type="button"
            className="field-value"
            aria-label={value === '' ? `Add ${label}` : `Edit ${label}: ${value.slice(0, 200)}`}
            onClick={edit}
          >
            {value === '' ? <span className="field-empty">Add</span> : (children ?? value)}
          </button>
        )}
      </div>
    </div>
  )
}

/** Whether a field is written into, and the button that stands in its place while it is not. */
export function useEditing(id: FieldProps['id'], label: string, { isBegun = false } = {}) {
  const [isEdited, setEdited] = useState(() => isBegun || unsavedText(id, label) !== undefined)
  const shown = useRef<HTMLButtonElement>(null)
  const isReturning = useRef(false)
  useLayoutEffect(() => {
    // The button is there again, however long that took.
    if (!isEdited && isReturning.current) shown.current?.focus({ preventScroll: true })
    isReturning.current = false
  }, [isEdited])
  return {
    isEdited,
    shown,
    edit: () => setEdited(true),
    finish: (hasFocus: boolean) => {
      isReturning.current = hasFocus
      setEdited(false)
    },
  }
}
