/**
 * A place to type or paste whatever names papers, for who has no clipboard or file at hand.
 */
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { writtenKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { focusAfterClosing } from '../ui/home.ts'

export function AddDialog() {
  const isOpen = useStore(state => state.overlay === 'add')
  const open = useStore(state => state.open)
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog" initialFocus={field} finalFocus={focusAfterClosing}>
          <Form field={field} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Form({ field }: { readonly field: RefObject<HTMLTextAreaElement | null> }) {
  const text = useStore(state => state.overlayText)
  const setText = useStore(state => state.setOverlayText)
  const importText = useStore(state => state.importText)
  const isEmpty = text.trim() === ''
  const read = () => {
    if (!isEmpty) void importText('typed text', text)
  }
  return (
    <form
      className="add"
      onSubmit={event => {
        event.preventDefault()
        read()
      }}
    >
      <header className="dialog-head">
        <Dialog.Title className="dialog-title">Add papers</Dialog.Title>
        <Dialog.Close className="button button-quiet button-icon" aria-label="Close">
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      <div className="add-body">
        <textarea
          ref={field}
          className="field field-edit add-text"
          aria-label="Text with papers"
          placeholder="Type or paste titles and abstracts. Nothing is added before you have seen what was understood."
          rows={10}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
            event.preventDefault()
            read()
          }}
        />
      </div>
      <footer className="dialog-foot">
        <button type="submit" className="button button-primary" disabled={isEmpty}>
          Read it
        </button>
        <span className="quiet">{writtenKey('Mod+Enter')}</span>
      </footer>
    </form>
  )
}
