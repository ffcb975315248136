/**
 * What the person must know about the library: what was repaired, what cannot be saved. It stays until dismissed.
 */
import { TriangleAlert } from 'lucide-react'
import { useStore } from '../store/store.ts'

export function Notices() {
  const notices = useStore(state => state.notices)
  const openKeeping = useStore(state => state.openKeeping)
  const dismiss = useStore(state => state.dismissNotices)
  if (notices.length === 0) return null
  return (
    <section className="notices" aria-label="Notices" data-notices>
      <TriangleAlert size={18} aria-hidden />
      <div className="notices-text">
        {notices.map(notice => (
          <p key={notice}>{notice}</p>
        ))}
      </div>
      <button type="button" className="button" onClick={() => void openKeeping('files')}>
        Show the files
      </button>
      <button type="button" className="button button-quiet" onClick={dismiss}>
        Dismiss
      </button>
    </section>
  )
}
