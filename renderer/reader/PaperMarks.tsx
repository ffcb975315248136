/**
 * What the person thinks of a paper, to be read with it in review: priority, tags, the note.
 */
import type { PaperId } from '../../shared/library/paper.ts'
import { SearchedText } from '../search/SearchedText.tsx'
import { useStore } from '../store/store.ts'

export function PaperMarks({ id }: { readonly id: PaperId }) {
  const row = useStore(state => state.rows.get(id))
  const note = useStore(state => state.papers.get(id)?.note ?? '')
  if (!row || (row.priority === null && row.tags.length === 0 && note === '')) return null
  return (
    <div className="paper-marks">
      {row.priority !== null && <span className="card-priority">Priority {row.priority}</span>}
      {row.tags.map(tag => (
        <span key={tag} className="tag" title={tag}>
          {tag}
        </span>
      ))}
      {note !== '' && (
        <p className="paper-note" dir="auto">
          <SearchedText text={note} field="note" />
        </p>
      )}
    </div>
  )
}
