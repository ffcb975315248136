/**
 * Fields of a paper one below the other: those that are filled, and a row of buttons for those that are not.
 */
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { EditableField } from './EditableField.tsx'
import type { FieldProps } from './FieldEditor.tsx'
import { unsavedText } from './unsaved.ts'

/** A field as it is listed: what it is called, what it holds, and how it is kept. */
export type ListedField = Omit<FieldProps, 'id'> & {
  /** How the value is shown, where its text alone will not do. */
  readonly shown?: string
}

interface FieldListProps {
  readonly id: FieldProps['id']
  readonly fields: readonly ListedField[]
  /** What stands for the fields that are not filled until somebody asks for them. */
  readonly fold?: string
}

export function FieldList({ id, fields, fold }: FieldListProps) {
  const [isFolded, setFolded] = useState(fold !== undefined)
  /** Fields that somebody began to fill: they stay where they are, also while they are empty. */
  const [begun, setBegun] = useState<readonly string[]>([])
  const isListed = ({ label, value }: ListedField) =>
    value !== '' || begun.includes(label) || unsavedText(id, label) !== undefined
  const missing = fields.filter(field => !isListed(field))
  return (
    <>
      {fields.filter(isListed).map(({ shown, ...field }) => (
        <EditableField key={field.label} id={id} {...field} isBegun={begun.includes(field.label)}>
          {shown}
        </EditableField>
      ))}
      {missing.length > 0 && isFolded && (
        <button type="button" className="button button-quiet details-add" onClick={() => setFolded(false)}>
          <Plus size={13} aria-hidden /> {fold}
        </button>
      )}
      {missing.length > 0 && !isFolded && (
        <div className="details-missing">
          {missing.map(({ label }) => (
            <button
              key={label}
              type="button"
              className="button button-quiet details-add"
              aria-label={`Add ${label}`}
              onClick={() => setBegun([...begun, label])}
            >
              <Plus size={13} aria-hidden /> {label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
