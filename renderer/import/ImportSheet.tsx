/**
 * What was understood of a text, before anything is added.
 */
import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, type RefObject, useRef } from 'react'
import type { ImportPreview } from '../../shared/ipc/contract.ts'
import { countOf } from '../../shared/library/describe.ts'
import { columns, columnTitles, type Column } from '../../shared/library/paper.ts'
import { selectTicked } from '../store/imports.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { LeftLines } from './LeftLines.tsx'
import { PreviewPapers } from './PreviewPapers.tsx'
import { focusAfterClosing } from '../ui/home.ts'
import { ReadAs } from './ReadAs.tsx'

export function ImportSheet() {
  const isOpen = useStore(state => state.overlay === 'import')
  const preview = useStore(state => state.preview)
  const cancelImport = useStore(state => state.cancelImport)
  const commitImport = useStore(state => state.commitImport)
  const add = useRef<HTMLButtonElement>(null)
  return (
    <Dialog.Root open={isOpen && preview !== null} onOpenChange={next => !next && cancelImport()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="dialog import"
          initialFocus={() => firstFocus(add.current)}
          finalFocus={focusAfterClosing}
        >
          <form
            className="import-form"
            onSubmit={event => {
              event.preventDefault()
              void commitImport()
            }}
          >
            {preview && <Sheet preview={preview} add={add} />}
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The button that adds, or where there is nothing to add, the dialog's first field: a button that is off takes no focus. */
function firstFocus(add: HTMLButtonElement | null): HTMLElement | true {
  return add === null || add.disabled ? true : add
}

interface SheetProps {
  readonly preview: ImportPreview
  /** The button that Enter presses; it has the focus from the start. */
  readonly add: RefObject<HTMLButtonElement | null>
}

function Sheet({ preview, add }: SheetProps) {
  return (
    <>
      <header className="dialog-head import-head">
        <Dialog.Title className="dialog-title">
          {preview.papers.length === 0
            ? `No papers found in ${preview.name}`
            : `${countOf(preview.papers.length)} in ${preview.name}`}
        </Dialog.Title>
        <Dialog.Description className="import-summary" render={<div />}>
          <Summary preview={preview} />
        </Dialog.Description>
        <ReadAs preview={preview} />
      </header>
      <div className="import-body">
        {preview.papers.length > 0 && <PreviewPapers preview={preview} />}
        {preview.papers.length === 0 && (
          <p className="import-hint">
            Paperlane looks for titles, each with its abstract below it. Every line it read is listed here;
            say which are titles and which are abstracts, or go back and paste something else.
          </p>
        )}
        <LeftLines preview={preview} />
      </div>
      <Foot add={add} />
    </>
  )
}

/** What became of every line, in four figures. */
function Summary({ preview: { papers, chrome, unsure, lineCount } }: { readonly preview: ImportPreview }) {
  const count = (is: string) => papers.filter(({ status }) => status.is === is).length
  const figures: readonly (readonly [string, number, ReactNode])[] = [
    ['new', count('new'), 'new'],
    ['known', count('known'), 'already in your library'],
    ['repeated', count('repeated'), 'repeated in this text'],
    ['chrome', chrome.length, chrome.length === 1 ? 'line of page furniture' : 'lines of page furniture'],
    ['unsure', unsure.length, unsure.length === 1 ? 'line not understood' : 'lines not understood'],
  ]
  return (
    <ul className="figures" title={`${lineCount.toLocaleString('en-US')} lines read`}>
      {figures
        .filter(([name, figure]) => figure > 0 || name === 'new' || name === 'unsure')
        .map(([name, figure, words]) => (
          <li key={name} className="figure" data-figure={name}>
            <strong>{figure.toLocaleString('en-US')}</strong> {words}
          </li>
        ))}
    </ul>
  )
}

function Foot({ add }: Pick<SheetProps, 'add'>) {
  const ticked = useStore(state => selectTicked(state).length)
  const to = useStore(state => state.importTo)
  const setImportTo = useStore(state => state.setImportTo)
  const isImporting = useStore(state => state.isImporting)
  return (
    <footer className="dialog-foot">
      <label className="import-to">
        Add to{' '}
        <select className="field" value={to} onChange={event => setImportTo(event.target.value as Column)}>
          {columns.map(column => (
            <option key={column} value={column}>
              {columnTitles[column]}
            </option>
          ))}
        </select>
      </label>
      <span className="toolbar-space" />
      <Dialog.Close className="button button-quiet">
        Cancel <Kbd>Esc</Kbd>
      </Dialog.Close>
      <button
        ref={add}
        type="submit"
        className="button button-primary"
        disabled={ticked === 0 || isImporting}
      >
        {isImporting ? 'Adding…' : ticked === 0 ? 'Nothing new to add' : `Add ${countOf(ticked)}`}{' '}
        <Kbd>↵</Kbd>
      </button>
    </footer>
  )
}
