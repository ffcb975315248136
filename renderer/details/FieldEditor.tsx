/**
 * The writing of one field: Enter or going elsewhere keeps it, Escape leaves it as it was.
 *
 * What cannot be kept is said beside the field, in words, and what was written stays.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { PaperId } from '../../shared/library/paper.ts'
import { writtenKey } from '../commands/keys.tsx'
import { say } from '../store/toasts.ts'
import { rememberUnsaved, unsavedText } from './unsaved.ts'

/** One line; one line that may be long; or many lines, where Enter begins the next. */
export type FieldSize = 'short' | 'wrapped' | 'long'

export interface FieldProps {
  readonly id: PaperId
  readonly label: string
  readonly value: string
  readonly size?: FieldSize
  readonly hint?: string
  /** The values there are, where a person cannot write any. */
  readonly choices?: readonly { readonly value: string; readonly title: string }[]
  readonly className?: string
  /** Answers what is wrong, in a sentence, or null once it is kept. */
  readonly onSave: (text: string) => Promise<string | null>
}

interface FieldEditorProps extends FieldProps {
  /** `hasFocus` says whether the focus is still here, for what takes the place of the field. */
  readonly onFinish: (hasFocus: boolean) => void
}

export function FieldEditor(props: FieldEditorProps) {
  const { id, label, value, size = 'short', hint, choices, onSave, onFinish } = props
  const [resumed] = useState(() => unsavedText(id, label))
  const [text, setText] = useState(resumed?.text ?? value)
  const [problem, setProblem] = useState(resumed?.problem ?? null)
  const isDone = useRef(false)
  const written = useRef(text)
  const about = useId()
  const isLong = size === 'long'

  const finish = (hasFocus: boolean) => {
    rememberUnsaved(id, label, null)
    onFinish(hasFocus)
  }
  const save = async (hasFocus: boolean) => {
    if (isDone.current) return
    isDone.current = true
    const found = text === value ? null : await onSave(text)
    if (found === null && written.current !== text) {
      isDone.current = false // somebody wrote on while this was kept
      return
    }
    if (found === null) {
      finish(hasFocus)
      return
    }
    isDone.current = false
    rememberUnsaved(id, label, { text, problem: found })
    setProblem(found)
  }
  const keep = useRef(save)
  useEffect(() => {
    keep.current = save
  })
  useEffect(() => {
    const now = () => void keep.current(true)
    window.addEventListener('beforeunload', now)
    return () => window.removeEventListener('beforeunload', now)
  }, [])

  useEffect(
    () => () => {
      const left = unsavedText(id, label)
      if (left) say(`${label} is not kept yet`, left.problem)
    },
    [id, label],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      isDone.current = true
      finish(true)
    } else if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) void save(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const Field = choices ? 'select' : size === 'short' ? 'input' : 'textarea'
  const saving = isLong ? `${writtenKey('Mod+Enter')} keeps it` : 'Enter keeps it'
  return (
    <>
      <Field
        className="field field-edit"
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={about}
        dir="auto"
        // Somebody has just asked to write here, unless the field came back with its paper.
        autoFocus={!resumed}
        value={text}
        onChange={event => {
          setText(event.target.value)
          written.current = event.target.value
          setProblem(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => void save(false)}
      >
        {choices?.map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </Field>
      <span
        id={about}
        className={problem === null ? 'field-hint' : 'field-problem'}
        role={problem === null ? undefined : 'alert'}
      >
        {problem ?? hint ?? `${saving}, Esc leaves it as it was`}
      </span>
    </>
  )
}
