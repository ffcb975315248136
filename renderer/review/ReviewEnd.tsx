/**
 * The quiet end: nothing is left in the column under review.
 */
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { columns, columnTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'

export function ReviewEnd() {
  const column = useStore(state => state.column)
  const counts = useStore(state => state.counts)
  const session = useStore(state => state.session)
  return (
    <div className="review-end" role="status">
      <h2 className="review-end-title">{columnTitles[column]} is empty</h2>
      <p className="quiet">
        Every paper has a place. Nothing else needs you now.
        {session &&
          session.kept + session.skipped > 0 &&
          ` Today you kept ${countOf(session.kept)} and skipped ${countOf(session.skipped)}.`}
        {session?.paceMs != null && ` A decision took ${(session.paceMs / 1000).toFixed(1)} s.`}
      </p>
      <ul className="review-end-counts">
        {columns
          .filter(each => each !== column)
          .map(each => (
            <li key={each}>
              <ColumnIcon column={each} />
              {columnTitles[each]}
              <span className="count">{digitsOf(counts[each])}</span>
            </li>
          ))}
      </ul>
      <button type="button" className="button button-primary" onClick={() => runCommand('view.board')}>
        Back to the board <CommandKey id="view.leave" />
      </button>
    </div>
  )
}
