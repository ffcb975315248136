/**
 * What can be done with several papers at once; there only while some are selected.
 *
 * With the mark on each card it is also the way by single clicks to everything
 * that keys do with papers.
 */
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import type { CommandId } from '../../shared/commands/table.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { selectTargets } from '../store/board.ts'
import { selectFoundCount } from '../store/search.ts'
import { useStore } from '../store/store.ts'

export function SelectionBar() {
  const count = useStore(state => state.selected.size)
  const openMoveMenu = useStore(state => state.openMoveMenu)
  if (count === 0) return null
  return (
    <div className="selection" role="toolbar" aria-label="Selected papers">
      <strong className="selection-count">{countOf(count)} selected</strong>
      <More />
      <button
        type="button"
        className="button"
        onClick={event =>
          openMoveMenu({ ids: selectTargets(useStore.getState()), anchor: event.currentTarget })
        }
      >
        Move to…
      </button>
      <Action id="paper.star" label="Star" />
      <Action id="paper.tags" label="Tags…" />
      <Action id="paper.priority" label="Priority" />
      <Action id="copy.bibtex" label="Copy" />
      <Action id="export.selection" label="Export" />
      <Action id="paper.remove" label="Remove" />
      <Action id="view.leave" label="Clear" isQuiet />
    </div>
  )
}

/** Ways to select more than one card at a time. */
function More() {
  const column = useStore(state => state.column)
  const inColumn = useStore(state => state.order[column].length)
  const found = useStore(selectFoundCount)
  const isRanging = useStore(state => state.isRanging)
  const { setRanging } = useStore.getState()
  return (
    <>
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={isRanging}
        title="Select up to the card that is clicked next, as Shift+click does"
        onClick={() => setRanging(!isRanging)}
      >
        Up to…
      </button>
      <Action id="select.all" label={`All ${digitsOf(inColumn)} in ${columnTitles[column]}`} isBare />
      {found !== null && <Action id="select.found" label={`All ${digitsOf(found)} found`} isBare />}
    </>
  )
}

interface ActionProps {
  readonly id: CommandId
  readonly label: string
  readonly isQuiet?: boolean
  /** Quiet, and without its key. */
  readonly isBare?: boolean
}

function Action({ id, label, isQuiet = false, isBare = false }: ActionProps) {
  return (
    <button
      type="button"
      className={isQuiet || isBare ? 'button button-quiet' : 'button'}
      onClick={() => runCommand(id)}
    >
      {label} {!isBare && <CommandKey id={id} />}
    </button>
  )
}
