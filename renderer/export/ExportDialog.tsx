/**
 * The export dialog: what would go out is seen before it does.
 */
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type RefObject, useRef } from 'react'
import { readKeyPattern } from '../../shared/bibtex/key-pattern.ts'
import { formatTitles } from '../../shared/exports/options.ts'
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { focusAfterClosing } from '../ui/home.ts'
import { ExportForm } from './ExportForm.tsx'
import { Lacks } from './Lacks.tsx'
import { WholeJournals } from './WholeJournals.tsx'

export function ExportDialog() {
  const isOpen = useStore(state => state.overlay === 'export')
  const open = useStore(state => state.open)
  const submit = useRef<HTMLButtonElement>(null)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog export" initialFocus={submit} finalFocus={focusAfterClosing}>
          <Sheet submit={submit} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Sheet({ submit }: { readonly submit: RefObject<HTMLButtonElement | null> }) {
  const exportFile = useStore(state => state.exportFile)
  return (
    <form
      className="import-form"
      onSubmit={event => {
        event.preventDefault()
        void exportFile()
      }}
    >
      <header className="dialog-head">
        <Dialog.Title className="dialog-title">Export papers</Dialog.Title>
        <Dialog.Close className="button button-quiet button-icon" aria-label="Close">
          <X size={16} aria-hidden />
        </Dialog.Close>
      </header>
      <div className="export-body">
        <ExportForm />
        <Preview />
      </div>
      <Foot submit={submit} />
    </form>
  )
}

function Preview() {
  const preview = useStore(state => state.exportPreview)
  const format = useStore(state => state.exportChoices?.options.format)
  return (
    <section className="export-preview" aria-label="What goes out">
      <Lacks />
      <WholeJournals />
      <pre
        className="export-sample"
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls, so keys must reach it
        tabIndex={0}
        aria-label={`The first entries as ${format ? formatTitles[format] : ''}`}
      >
        {preview?.count === 0 ? 'There is no paper here.' : (preview?.sample ?? '')}
      </pre>
    </section>
  )
}

function Foot({ submit }: { readonly submit: RefObject<HTMLButtonElement | null> }) {
  const count = useStore(state => state.exportPreview?.count)
  const isLasting = useStore(state => state.exportScope.of !== 'papers')
  const isWrong = useStore(state => readKeyPattern(state.exportChoices?.keyPattern ?? '').pattern === null)
  const keepFile = useStore(state => state.keepFile)
  return (
    <footer className="dialog-foot">
      <button
        type="button"
        className="button"
        disabled={!isLasting || isWrong}
        title={
          isLasting
            ? 'Writes the file now, and again a few seconds after each change'
            : 'A selection is gone tomorrow: choose a column, a tag or a search to keep a file in step'
        }
        onClick={() => void keepFile()}
      >
        Keep a file in step…
      </button>
      <span className="toolbar-space" />
      <Dialog.Close className="button button-quiet">
        Cancel <Kbd>Esc</Kbd>
      </Dialog.Close>
      <button ref={submit} type="submit" className="button button-primary" disabled={count === 0 || isWrong}>
        {count === undefined ? 'Export…' : `Export ${countOf(count)}…`} <Kbd>↵</Kbd>
      </button>
    </footer>
  )
}
