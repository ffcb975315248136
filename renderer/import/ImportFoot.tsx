/**
 * The foot of the import sheet: where papers go, with which tags, and the button that does it.
 */
import { Dialog } from '@base-ui/react/dialog'
import { useMemo } from 'react'
import type { ImportPreview } from '../../shared/ipc/importing.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { columns, columnTitles, type Column } from '../../shared/library/paper.ts'
import { type Tally, tally } from '../store/import-choices.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { ImportBar } from './ImportBar.tsx'
import { TagField } from './TagField.tsx'

export function ImportFoot({ preview }: { readonly preview: ImportPreview }) {
  const fates = useStore(state => state.fates)
  const same = useStore(state => state.same)
  const fills = useStore(state => state.fills)
  const sums = useMemo(() => tally(preview, { fates, same, fills }), [preview, fates, same, fills])
  const isImporting = useStore(state => state.isImporting)
  return (
    <footer className="dialog-foot import-foot">
      <ImportBar isInSheet />
      <Target />
      {sums.gaps > 0 && <Fills count={sums.gaps} />}
      <div className="import-ends">
        <Dialog.Close className="button button-quiet">
          Cancel <Kbd>Esc</Kbd>
        </Dialog.Close>
        <Waiting />
        <button
          type="submit"
          className="button button-primary"
          disabled={sums.added + sums.filled === 0 || isImporting}
        >
          {isImporting ? 'Adding…' : actionText(sums)} <Kbd>↵</Kbd>
        </button>
      </div>
    </footer>
  )
}

function actionText({ added, filled }: Tally): string {
  if (added === 0) return filled === 0 ? 'Nothing new to add' : `Fill gaps in ${countOf(filled)}`
  return `Add ${countOf(added)}${filled === 0 ? '' : `, fill gaps in ${digitsOf(filled)}`}`
}

function Target() {
  const to = useStore(state => state.importTo)
  const setImportTo = useStore(state => state.setImportTo)
  return (
    <>
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
      <TagField />
    </>
  )
}

/** Whether known papers get what the text says beyond what is known of them. */
function Fills({ count }: { readonly count: number }) {
  const fills = useStore(state => state.fills)
  const setFills = useStore(state => state.setFills)
  return (
    <label className="import-fills">
      <input
        type="checkbox"
        className="tick"
        checked={fills}
        onChange={event => setFills(event.target.checked)}
      />
      Fill gaps in {countOf(count, 'known paper')}
    </label>
  )
}

/** Files that wait for this one can be left as well. */
function Waiting() {
  const waiting = useStore(state => state.importsWaiting)
  const leaveWaiting = useStore(state => state.leaveWaiting)
  if (waiting === 0) return null
  return (
    <button type="button" className="button button-quiet" onClick={leaveWaiting}>
      Leave {waiting === 1 ? 'the other file' : `the other ${waiting} files`}
    </button>
  )
}
