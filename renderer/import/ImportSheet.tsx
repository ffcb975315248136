/**
 * What was understood of a text, before anything is added.
 */
import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef } from 'react'
import type { ImportPreview } from '../../shared/ipc/importing.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { countKinds, type ImportFilter, placesIn } from '../store/import-choices.ts'
import { useStore } from '../store/store.ts'
import { focusAfterClosing } from '../ui/home.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ImportFoot } from './ImportFoot.tsx'
import { LeftLines } from './LeftLines.tsx'
import { PreviewDetail } from './PreviewDetail.tsx'
import { PreviewList } from './PreviewList.tsx'
import { filterKeys, pressInSheet, showFilter } from './sheet-keys.ts'
import { ReadAs } from './ReadAs.tsx'

export function ImportSheet() {
  const isOpen = useStore(state => state.overlay === 'import')
  const preview = useStore(state => state.preview)
  const cancelImport = useStore(state => state.cancelImport)
  const commitImport = useStore(state => state.commitImport)
  const list = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={isOpen && preview !== null} onOpenChange={next => !next && cancelImport()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          className="dialog import"
          initialFocus={list}
          finalFocus={focusAfterClosing}
          onKeyDown={event => {
            if (event.defaultPrevented || event.nativeEvent.isComposing) return
            if (pressInSheet(event.nativeEvent)) event.preventDefault()
          }}
        >
          <form
            className="import-form"
            onSubmit={event => {
              event.preventDefault()
              void commitImport()
            }}
          >
            {preview && <Sheet preview={preview} list={list} />}
          </form>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface SheetProps {
  readonly preview: ImportPreview
  /** The list of papers, which has the focus from the start. */
  readonly list: RefObject<HTMLDivElement | null>
}

function Sheet({ preview, list }: SheetProps) {
  const filter = useStore(state => state.importFilter)
  const waiting = useStore(state => state.importsWaiting)
  const count = preview.matches.length
  const places = useMemo(() => placesIn(preview, filter), [preview, filter])
  return (
    <>
      <header className="dialog-head import-head">
        <Dialog.Title className="dialog-title">
          {count === 0 ? `No papers found in ${preview.name}` : `${countOf(count)} in ${preview.name}`}
          {waiting > 0 && (
            <span className="import-waiting">
              {' '}
              {waiting === 1 ? '1 more file comes after this' : `${waiting} more files come after this`}
            </span>
          )}
        </Dialog.Title>
        <Dialog.Description className="import-summary" render={<div />}>
          <Filters preview={preview} />
        </Dialog.Description>
        <ReadAs preview={preview} />
      </header>
      {count === 0 || filter === 'lines' ? (
        <Lines preview={preview} body={list} />
      ) : (
        <div className="import-papers">
          <PreviewList key={filter} preview={preview} places={places} list={list} />
          <PreviewDetail preview={preview} />
        </div>
      )}
      <ImportFoot preview={preview} />
    </>
  )
}

interface LinesProps {
  readonly preview: ImportPreview
  readonly body: RefObject<HTMLDivElement | null>
}

/** The lines that became no paper, in the place of the papers. */
function Lines({ preview, body }: LinesProps) {
  useLayoutEffect(() => body.current?.focus({ preventScroll: true }), [body])
  return (
    <div className="import-body" ref={body} tabIndex={-1}>
      {preview.matches.length === 0 && (
        <p className="import-hint">
          Paperlane looks for titles, each with its abstract below it. Every line it read is listed here; say
          which are titles and which are abstracts, or go back and paste something else.
        </p>
      )}
      <LeftLines preview={preview} />
    </div>
  )
}

/** What became of every line, in figures; each shows its papers. */
function Filters({ preview }: { readonly preview: ImportPreview }) {
  const counts = useMemo(() => countKinds(preview), [preview])
  const { chrome, unsure, lineCount } = preview
  const figures: readonly (readonly [string, ImportFilter, number, ReactNode])[] = [
    ['all', 'all', counts.all, 'all'],
    ['new', 'new', counts.new, 'new'],
    ['known', 'known', counts.known, 'already in your library'],
    ['near', 'near', counts.near, 'maybe known'],
    ['repeated', 'repeated', counts.repeated, 'repeated in this text'],
    [
      'chrome',
      'lines',
      chrome.count,
      chrome.count === 1 ? 'line of page furniture' : 'lines of page furniture',
    ],
    ['unsure', 'lines', unsure.count, unsure.count === 1 ? 'line not understood' : 'lines not understood'],
  ]
  const shown = useStore(state => state.importFilter)
  return (
    <div className="figures" role="group" aria-label="Show" title={`${digitsOf(lineCount)} lines read`}>
      {figures
        .filter(([name, , figure]) => figure > 0 || name === 'new' || name === 'unsure')
        .map(([name, filter, figure, words]) => (
          <button
            key={name}
            type="button"
            className="figure"
            data-figure={name}
            aria-pressed={shown === filter}
            disabled={filter === 'lines' ? chrome.count + unsure.count === 0 : figure === 0}
            onClick={() => showFilter(filter)}
          >
            <strong>{digitsOf(figure)}</strong> {words}
            {name !== 'chrome' && <Kbd>{filterKeys[filter]}</Kbd>}
          </button>
        ))}
    </div>
  )
}
