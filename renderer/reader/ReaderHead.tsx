/**
 * The head of the reader: where the paper is and what is done with it by click, and the way out.
 */
import { ArrowLeft, ChevronDown, Star, X } from 'lucide-react'
import { columnTitles, type PaperId } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'

interface ReaderHeadProps {
  readonly id: PaperId | null
  readonly isAlone: boolean
}

export function ReaderHead({ id, isAlone }: ReaderHeadProps) {
  const toggle = useStore(state => state.toggleDetails)
  return (
    <header className="reader-head">
      {isAlone && (
        <button type="button" className="button button-quiet" onClick={toggle}>
          <ArrowLeft size={15} aria-hidden /> Back <CommandKey id="view.leave" />
        </button>
      )}
      {id !== null && <Actions id={id} />}
      <span className="reader-space" />
      {!isAlone && (
        <button
          type="button"
          className="button button-quiet button-icon"
          aria-label="Hide the reader"
          title="Hide the reader"
          onClick={toggle}
        >
          <X size={16} aria-hidden />
        </button>
      )}
    </header>
  )
}

function Actions({ id }: { readonly id: PaperId }) {
  const column = useStore(state => state.rows.columnOf(id))
  const isStarred = useStore(state => state.rows.get(id)?.isStarred ?? false)
  const openMoveMenu = useStore(state => state.openMoveMenu)
  const change = useStore(state => state.change)
  if (!column) return null
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-haspopup="menu"
        aria-label={`In ${columnTitles[column]}. Move to…`}
        title="Move to…"
        onClick={event => openMoveMenu({ ids: [id], anchor: event.currentTarget })}
      >
        <ColumnIcon column={column} />
        {columnTitles[column]}
        <ChevronDown size={14} aria-hidden />
      </button>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-pressed={isStarred}
        aria-label="Star"
        title="Star (F)"
        onClick={() => void change({ type: 'star', ids: [id], isStarred: !isStarred })}
      >
        <Star
          size={16}
          aria-hidden
          className={isStarred ? 'card-star' : ''}
          fill={isStarred ? 'currentColor' : 'none'}
        />
      </button>
    </>
  )
}
