/**
 * "Move to…" by click: the columns, the places within one, and the reasons for skipping, for a card or a selection.
 */
import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import type { CommandId } from '../../shared/commands/table.ts'
import { type SkipReason, columns, columnTitles, skipReasonTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import type { Step } from '../store/papers.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { focusAfterClosing } from '../ui/home.ts'

const steps: readonly (readonly [Step, string])[] = [
  ['top', 'To the top'],
  ['up', 'One place up'],
  ['down', 'One place down'],
  ['bottom', 'To the bottom'],
]
const reasons = Object.entries(skipReasonTitles) as readonly (readonly [SkipReason, string])[]

export function MoveMenu() {
  const menu = useStore(state => state.moveMenu)
  const isOnBoard = useStore(state => state.mode === 'board')
  const { openMoveMenu, movePapers, placePapers } = useStore.getState()
  const ids = menu?.ids ?? []
  return (
    <Menu.Root open={menu !== null} onOpenChange={isOpen => !isOpen && openMoveMenu(null)}>
      <Menu.Portal>
        <Menu.Positioner anchor={menu?.anchor ?? null} sideOffset={4} align="end" className="menu-positioner">
          <Menu.Popup className="menu" aria-label="Move to" finalFocus={focusAfterClosing}>
            {columns.map(column => (
              <Item
                key={column}
                id={`paper.${column}`}
                title={columnTitles[column]}
                onClick={() => void movePapers(ids, column)}
              >
                <ColumnIcon column={column} />
              </Item>
            ))}
            {isOnBoard && <Menu.Separator className="menu-separator" />}
            {isOnBoard &&
              steps.map(([step, title]) => (
                <Item
                  key={step}
                  id={`paper.${step}`}
                  title={title}
                  onClick={() => void placePapers(ids, step)}
                />
              ))}
            <Menu.Separator className="menu-separator" />
            <Menu.Group>
              <Menu.GroupLabel className="menu-label">Skip with a reason</Menu.GroupLabel>
              {reasons.map(([reason, title]) => (
                <Item
                  key={reason}
                  id={`paper.skip-${reason}`}
                  title={title}
                  onClick={() => void movePapers(ids, 'skipped', { reason })}
                />
              ))}
            </Menu.Group>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface ItemProps {
  /** The command that does the same by key. */
  readonly id: CommandId
  readonly title: string
  readonly onClick: () => void
  readonly children?: ReactNode
}

function Item({ id, title, onClick, children }: ItemProps) {
  return (
    <Menu.Item className="menu-item" onClick={onClick}>
      <span className="menu-mark">{children}</span>
      <span className="menu-title">{title}</span>
      <CommandKey id={id} />
    </Menu.Item>
  )
}
