/**
 * What can be done with several papers at once; there only while some are selected.
 */
import { countOf } from '../../shared/library/describe.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { selectTargets } from '../store/board.ts'
import { useStore } from '../store/store.ts'

export function SelectionBar() {
  const count = useStore(state => state.selected.size)
  const openMoveMenu = useStore(state => state.openMoveMenu)
  if (count === 0) return null
  return (
    <div className="selection" role="toolbar" aria-label="Selected papers">
      <strong className="selection-count">{countOf(count)} selected</strong>
      <button
        type="button"
        className="button"
        onClick={event =>
          openMoveMenu({ ids: selectTargets(useStore.getState()), anchor: event.currentTarget })
        }
      >
        Move to…
      </button>
      <button type="button" className="button" onClick={() => runCommand('paper.star')}>
        Star <CommandKey id="paper.star" />
      </button>
      <button type="button" className="button" onClick={() => runCommand('export.selection')}>
        Export <CommandKey id="export.selection" />
      </button>
      <button type="button" className="button" onClick={() => runCommand('paper.remove')}>
        Remove <CommandKey id="paper.remove" />
      </button>
      <button type="button" className="button button-quiet" onClick={() => runCommand('view.leave')}>
        Clear <CommandKey id="view.leave" />
      </button>
    </div>
  )
}
