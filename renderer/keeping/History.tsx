/**
 * What was done and when; everything after an entry can be taken back at once.
 */
import type { HistoryEntry } from '../../shared/ipc/keeping.ts'
import { useStore } from '../store/store.ts'
import { momentLabel } from '../ui/age.ts'

export function History() {
  const entries = useStore(state => state.entries)
  const hasOlder = useStore(state => state.hasOlderEntries)
  const loadOlder = useStore(state => state.loadOlderEntries)
  if (entries.length === 0) return <p className="quiet keeping-empty">Nothing was done yet.</p>
  return (
    <>
      <ol className="keeping-list">
        {entries.map((entry, index) => (
          <Entry key={entry.seq} entry={entry} isNewest={index === 0} />
        ))}
      </ol>
      {hasOlder && (
        <button type="button" className="button keeping-more" onClick={() => void loadOlder()}>
          Show older entries
        </button>
      )}
    </>
  )
}

function Entry({ entry, isNewest }: { readonly entry: HistoryEntry; readonly isNewest: boolean }) {
  const today = useStore(state => state.today)
  const goBackTo = useStore(state => state.goBackTo)
  return (
    <li className="keeping-row" data-state={entry.state}>
      <span className="keeping-when">{momentLabel(entry.at, today)}</span>
      <span className="keeping-what">
        {entry.label}
        {entry.state === 'undone' && <span className="quiet"> (taken back)</span>}
        {entry.source === 'import' && <span className="quiet"> by import</span>}
      </span>
      {!isNewest && (
        <button
          type="button"
          className="button button-quiet"
          aria-label={`Go back to just after: ${entry.label}, ${momentLabel(entry.at, today)}`}
          onClick={() => void goBackTo(entry)}
        >
          Go back to here
        </button>
      )}
    </li>
  )
}
