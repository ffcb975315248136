/**
 * Day by day: what came, what was kept, what was skipped.
 */
import { digitsOf } from '../../shared/library/describe.ts'
import type { DayFigures } from '../../shared/library/statistics.ts'
import { useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { TitledDialog } from '../ui/TitledDialog.tsx'

export function Statistics() {
  const isOpen = useStore(state => state.overlay === 'statistics')
  const open = useStore(state => state.open)
  return (
    <TitledDialog title="Statistics" isOpen={isOpen} onClose={() => open(null)} className="statistics">
      <Days />
    </TitledDialog>
  )
}

function Days() {
  const days = useStore(state => state.days)
  const session = useStore(state => state.session)
  const today = useStore(state => state.today)
  if (!days) return <p className="statistics-empty quiet">Counting…</p>
  const most = Math.max(1, ...days.map(({ kept, skipped }) => kept + skipped))
  const shown = days.filter(({ added, kept, skipped }, index) => index === 0 || added + kept + skipped > 0)
  return (
    // A list that scrolls has to be reached by key.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- see above
    <div className="statistics-body" tabIndex={0} role="region" aria-label="Day by day">
      {session?.paceMs != null && (
        <p className="quiet">A decision takes you {(session.paceMs / 1000).toFixed(1)} s at present.</p>
      )}
      <table className="statistics-table">
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Came</th>
            <th scope="col">Kept</th>
            <th scope="col">Skipped</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {shown.map(day => (
            <Day key={day.from} day={day} most={most} today={today} />
          ))}
        </tbody>
      </table>
      <p className="quiet">By the last decision on each paper, over thirty days.</p>
    </div>
  )
}

interface DayProps {
  readonly day: DayFigures
  readonly most: number
  readonly today: number
}

function Day({ day: { from, added, kept, skipped }, most, today }: DayProps) {
  return (
    <tr>
      <th scope="row">{dateLabel(from, today)}</th>
      <td>{digitsOf(added)}</td>
      <td>{digitsOf(kept)}</td>
      <td>{digitsOf(skipped)}</td>
      <td className="statistics-bars" aria-hidden>
        <span className="statistics-bar" data-verdict="kept" style={{ width: `${(100 * kept) / most}%` }} />
        <span className="statistics-bar" style={{ width: `${(100 * skipped) / most}%` }} />
      </td>
    </tr>
  )
}
