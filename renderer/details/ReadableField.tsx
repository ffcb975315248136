/**
 * A field that is there to be read: its text is text, and a button beside it opens it for writing.
 */
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEditing } from './EditableField.tsx'
import { FieldEditor, type FieldProps } from './FieldEditor.tsx'

interface ReadableFieldProps extends FieldProps {
  /** The text as it is read. */
  readonly children: ReactNode
}

export function ReadableField({ children, ...field }: ReadableFieldProps) {
  const { id, label, value, className = '' } = field
  const { isEdited, edit, finish, shown } = useEditing(id, label)
  const name = `${value === '' ? 'Add' : 'Edit'} ${label}`
  return (
    <div className={`readable ${className}`}>
      {isEdited ? (
        <FieldEditor {...field} onFinish={finish} />
      ) : (
        <>
          {children}
          <button
            ref={shown}
            type="button"
            className="readable-edit"
            aria-label={name}
            title={name}
            onClick={edit}
          >
            <Pencil size={14} aria-hidden />
          </button>
        </>
      )}
    </div>
  )
}
