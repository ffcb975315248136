/**
 * What was found when the library was opened, and every file that was ever set aside.
 */
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'
import { momentLabel } from '../ui/age.ts'
import { sizeLabel } from './Backups.tsx'

export function Files() {
  const report = useStore(state => state.report)
  if (!report) return null
  return (
    <>
      <p className="keeping-hint">
        <span className="path">{report.folder}</span>
      </p>
      {report.isReadOnly && <p className="keeping-hint">Nothing can be saved here at the moment.</p>}
      {report.notices.map(notice => (
        <p key={notice} className="keeping-hint">
          {notice}
        </p>
      ))}
      <Beside />
      <Asides />
    </>
  )
}

/** Files that ask for a decision: an edited library.json, copies of a sync program. */
function Beside() {
  const today = useStore(state => state.today)
  const edited = useStore(state => state.edited)
  const copies = useStore(state => state.copies)
  const previewEdited = useStore(state => state.previewEdited)
  const previewCopy = useStore(state => state.previewCopy)
  if (!edited && copies.length === 0) return null
  return (
    <ul className="keeping-list" aria-label="To decide">
      {edited && (
        <li className="keeping-row">
          <span className="keeping-what">library.json was edited outside Paperlane</span>
          <button type="button" className="button" onClick={previewEdited}>
            What is in it?
          </button>
        </li>
      )}
      {copies.map(copy => (
        <li key={copy.file} className="keeping-row">
          <span className="keeping-when">{momentLabel(copy.modifiedAt, today)}</span>
          <span className="keeping-what">
            A sync program left <span className="path">{copy.file}</span>
          </span>
          <button type="button" className="button" onClick={() => void previewCopy(copy)}>
            What is in it?
          </button>
        </li>
      ))}
    </ul>
  )
}

function Asides() {
  const today = useStore(state => state.today)
  const asides = useStore(state => state.report?.asides)
  const showFolder = useStore(state => state.showFolder)
  if (!asides || asides.length === 0)
    return <p className="quiet keeping-empty">No file was ever set aside.</p>
  return (
    <>
      <p className="quiet keeping-hint">
        {countOf(asides.length, 'file')} set aside. Nothing of them was deleted.
      </p>
      <ol className="keeping-list">
        {asides.map(({ file, modifiedAt, bytes, isNew }) => (
          <li key={file} className="keeping-row">
            <span className="keeping-when">{momentLabel(modifiedAt, today)}</span>
            <span className="keeping-what">
              <span className="path">{file}</span> · {sizeLabel(bytes)}
              {isNew && ' · new'}
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="button keeping-more" onClick={() => void showFolder('quarantine')}>
        Show the files
      </button>
    </>
  )
}
