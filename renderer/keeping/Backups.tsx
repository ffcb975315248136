/**
 * Older states of the library, each in a file of its own.
 */
import type { BackupEntry } from '../../shared/ipc/keeping.ts'
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'
import { momentLabel } from '../ui/age.ts'

export function Backups() {
  const backups = useStore(state => state.backups)
  const showFolder = useStore(state => state.showFolder)
  return (
    <>
      <p className="quiet keeping-hint">
        Paperlane keeps the last three states and one a day for a week. Restoring shows first what would
        change, and can be undone like anything else.
      </p>
      {backups.length === 0 && (
        <p className="keeping-empty">The first backup is made once there is something to keep.</p>
      )}
      <ol className="keeping-list">
        {backups.map(backup => (
          <Backup key={backup.seq} backup={backup} />
        ))}
      </ol>
      <button type="button" className="button keeping-more" onClick={() => void showFolder('library')}>
        Show the files
      </button>
    </>
  )
}

function Backup({ backup }: { readonly backup: BackupEntry }) {
  const today = useStore(state => state.today)
  const previewBackup = useStore(state => state.previewBackup)
  const { checked, changesSince, bytes } = backup
  const facts = [
    checked?.papers != null && countOf(checked.papers),
    `${countOf(changesSince, 'change')} since`,
    sizeLabel(bytes),
    checked?.isIntact === false && 'damaged',
  ]
  return (
    <li className="keeping-row">
      <span className="keeping-when">{momentLabel(backup.writtenAt, today)}</span>
      <span className="keeping-what">{facts.filter(Boolean).join(' · ')}</span>
      <button type="button" className="button button-quiet" onClick={() => void previewBackup(backup)}>
        What would change?
      </button>
    </li>
  )
}

/** Bytes as people say them: `850 kB`, `12 MB`. */
export function sizeLabel(bytes: number): string {
  if (bytes < 1_000) return countOf(bytes, 'byte')
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`
  return `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)} MB`
}
