/**
 * The files that are kept in step with the library, and how each fares.
 */
import type { KeptReport, KeptState } from '../../shared/exports/kept.ts'
import { formatTitles, scopeTitle } from '../../shared/exports/options.ts'
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'
import { momentLabel } from '../ui/age.ts'
import { TitledDialog } from '../ui/TitledDialog.tsx'

const stateTitles: Readonly<Record<KeptState, string>> = {
  'in-step': 'In step',
  waiting: 'Waits to be written',
  unreachable: 'Its place is not there',
  failed: 'Could not be written',
  edited: 'Edited by somebody else',
}

export function KeptFiles() {
  const isOpen = useStore(state => state.overlay === 'kept')
  const open = useStore(state => state.open)
  return (
    <TitledDialog title="Kept files" isOpen={isOpen} onClose={() => open(null)}>
      <List />
    </TitledDialog>
  )
}

function List() {
  const files = useStore(state => state.keptFiles)
  const writeKept = useStore(state => state.writeKept)
  const openExport = useStore(state => state.openExport)
  const column = useStore(state => state.column)
  return (
    <>
      <div className="add-body">
        <p className="quiet keeping-hint">
          A kept file follows a column, a tag, a search or the whole library: it is written a few seconds
          after each change. A file that somebody else has edited is left alone until you decide.
        </p>
        {files.length === 0 && <p className="keeping-empty">No file is kept yet.</p>}
        <ul className="kept-list">
          {files.map(file => (
            <Kept key={file.id} file={file} />
          ))}
        </ul>
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button" onClick={() => void openExport({ of: 'column', column })}>
          Keep another…
        </button>
        <span className="toolbar-space" />
        <button
          type="button"
          className="button"
          disabled={files.length === 0}
          onClick={() => void writeKept()}
        >
          Write them now
        </button>
      </footer>
    </>
  )
}

function Kept({ file }: { readonly file: KeptReport }) {
  const today = useStore(state => state.today)
  const { showKept, removeKept, replaceKept } = useStore.getState()
  const { path, scope, options, state, problem, writtenAt, papers, aside } = file
  const facts = [
    scopeTitle(scope),
    formatTitles[options.format],
    papers !== null && countOf(papers),
    writtenAt !== null && `written ${momentLabel(writtenAt, today)}`,
  ]
  return (
    <li className="kept-file" data-state={state}>
      <span className="kept-about">
        <span className="kept-path">{path}</span>
        <span className="quiet">{facts.filter(Boolean).join(' · ')}</span>
        {aside !== null && <span className="quiet">What was there before is in “{aside}”</span>}
        <span className={problem === null ? 'quiet' : 'field-problem'}>{problem ?? stateTitles[state]}</span>
      </span>
      <span className="kept-actions">
        {state === 'edited' && (
          <button
            type="button"
            className="button"
            title="Their file stays beside it under another name"
            onClick={() => void replaceKept(file)}
          >
            Put theirs aside and write
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={() => void showKept(file)}>
          Show
        </button>
        <button
          type="button"
          className="button button-quiet"
          title="The file stays as it is"
          onClick={() => void removeKept(file)}
        >
          Stop
        </button>
      </span>
    </li>
  )
}
