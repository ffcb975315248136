/**
 * "Move to…" by click: the five columns, for the papers of a card or a selection.
 */
import { Menu } from '@base-ui/react/menu'
import { columns, columnTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { focusAfterClosing } from '../ui/home.ts'

export function MoveMenu() {
  const menu = useStore(state => state.moveMenu)
  const openMoveMenu = useStore(state => state.openMoveMenu)
  const movePapers = useStore(state => state.movePapers)
  return (
    <Menu.Root open={menu !== null} onOpenChange={isOpen => !isOpen && openMoveMenu(null)}>
      <Menu.Portal>
        <Menu.Positioner anchor={menu?.anchor ?? null} sideOffset={4} align="end" className="menu-positioner">
          <Menu.Popup className="menu" aria-label="Move to" finalFocus={focusAfterClosing}>
            {columns.map(column => (
              <Menu.Item
                key={column}
                className="menu-item"
                onClick={() => void movePapers(menu?.ids ?? [], column)}
              >
                <ColumnIcon column={column} />
                <span className="menu-title">{columnTitles[column]}</span>
                <CommandKey id={`paper.${column}`} />
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
