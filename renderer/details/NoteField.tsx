/**
 * The note of a paper: written into at any time, kept whenever the hand rests.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PaperId } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'

/** The note is kept after this long without a key, in milliseconds. */
const restFor = 400

interface NoteFieldProps {
  readonly id: PaperId
  readonly note: string
}

export function NoteField({ id, note }: NoteFieldProps) {
  const editPaper = useStore(state => state.editPaper)
  const [text, setText] = useState(note)
  const [problem, setProblem] = useState<string | null>(null)
  /** What was typed and is not kept yet. */
  const unsaved = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const field = useRef<HTMLTextAreaElement>(null)
  const ahead = useStore(state => (state.focused[state.column] === id ? state.noteAhead : null))
  const setNoteAhead = useStore(state => state.setNoteAhead)

  const keep = useRef(() => undefined as unknown)
  useEffect(() => {
    keep.current = async () => {
      clearTimeout(timer.current)
      const written = unsaved.current
      if (written === null) return
      const found = await editPaper(id, { note: written })
      if (found === null && unsaved.current === written) unsaved.current = null
      setProblem(found)
    }
  }, [id, editPaper])
  useEffect(() => {
    // An undo, or another way of writing: shown unless somebody is writing here.
    if (unsaved.current === null) setText(note)
  }, [note])
  useEffect(() => {
    const now = () => void keep.current()
    window.addEventListener('blur', now)
    window.addEventListener('beforeunload', now)
    return () => {
      window.removeEventListener('blur', now)
      window.removeEventListener('beforeunload', now)
      now() // the next paper is on the screen already
    }
  }, [])

  const write = (next: string) => {
    setText(next)
    unsaved.current = next
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void keep.current(), restFor)
  }
  useLayoutEffect(() => {
    if (ahead === null) return
    // As little as it takes: the abstract is what the note is about.
    field.current?.focus({ preventScroll: true })
    field.current?.scrollIntoView({ block: 'nearest' })
    field.current?.setSelectionRange(text.length, text.length)
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the text comes from keys that met no field yet
    if (ahead !== '') write(text + ahead)
    setNoteAhead(null)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only what was typed ahead calls for it
  }, [ahead])

  return (
    <div className="details-field">
      <label className="field-label" htmlFor="paper-note">
        Note <CommandKey id="paper.note" />
      </label>
      <textarea
        id="paper-note"
        ref={field}
        data-note
        className="field field-edit details-note"
        rows={1}
        dir="auto"
        maxLength={1_000_000}
        aria-invalid={problem !== null}
        value={text}
        onChange={event => write(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.stopPropagation()
          homeElement()?.focus()
        }}
        onBlur={() => void keep.current()}
      />
      {problem !== null && (
        <span className="field-problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}
