/**
 * The decisions under a paper: each column with its key, and the way back.
 */
import { CircleHelp, Star, Undo2 } from 'lucide-react'
import { columns, columnTitles, type PaperId } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'

export function Decisions({ id }: { readonly id: PaperId }) {
  const column = useStore(state => state.column)
  const isStarred = useStore(state => state.rows.get(id)?.isStarred ?? false)
  const openMoveMenu = useStore(state => state.openMoveMenu)
  const canUndo = useStore(state => state.history.undo !== null)
  return (
    <div className="decisions" role="toolbar" aria-label="Decide">
      {columns
        .filter(to => to !== column)
        .map(to => (
          <button
            key={to}
            type="button"
            className="button decision"
            onClick={() => runCommand(`paper.${to}`)}
          >
            <ColumnIcon column={to} />
            <span className="decision-label">{columnTitles[to]}</span>
            <CommandKey id={`paper.${to}`} />
          </button>
        ))}
      <button
        type="button"
        className="button button-quiet"
        aria-haspopup="menu"
        title="Skip with a reason"
        onClick={event => openMoveMenu({ ids: [id], anchor: event.currentTarget })}
      >
        <CircleHelp size={15} aria-hidden />
        <span className="decision-word">Reason…</span>
      </button>
      <span className="decisions-space" />
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={isStarred}
        onClick={() => runCommand('paper.star')}
      >
        <Star size={15} aria-hidden fill={isStarred ? 'currentColor' : 'none'} />
        <span className="decision-word">Star</span>
        <CommandKey id="paper.star" />
      </button>
      <button
        type="button"
        className="button button-quiet"
        disabled={!canUndo}
        onClick={() => runCommand('library.undo')}
      >
        <Undo2 size={15} aria-hidden />
        <span className="decision-word">Undo</span>
        <CommandKey id="library.undo" />
      </button>
    </div>
  )
}
