/**
 * The orders that a column can have, and the way round.
 */
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { type SortKey, sortKeys } from '../../shared/library/column-sort.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { focusAfterClosing } from '../ui/home.ts'

const titles: Readonly<Record<SortKey, string>> = {
  hand: 'By hand',
  added: 'Date added',
  moved: 'Last moved',
  title: 'Title',
  year: 'Year',
  priority: 'Priority',
}

export function SortMenu() {
  const menu = useStore(state => state.sortMenu)
  const sort = useStore(state => menu && state.sorts[menu.column])
  const { openSortMenu, sortBy, reverseSort } = useStore.getState()
  return (
    <Menu.Root open={menu !== null} onOpenChange={isOpen => !isOpen && openSortMenu(null)}>
      <Menu.Portal>
        <Menu.Positioner anchor={menu?.anchor ?? null} sideOffset={4} align="end" className="menu-positioner">
          <Menu.Popup
            className="menu"
            aria-label={menu ? `Order of ${columnTitles[menu.column]}` : undefined}
            finalFocus={focusAfterClosing}
          >
            <Menu.RadioGroup value={sort?.by ?? null}>
              {sortKeys.map(by => (
                <Menu.RadioItem
                  key={by}
                  value={by}
                  className="menu-item"
                  closeOnClick
                  onClick={() => menu && void sortBy(menu.column, by)}
                >
                  <span className="menu-mark">{sort?.by === by && <Check size={14} aria-hidden />}</span>
                  <span className="menu-title">{titles[by]}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
            <Menu.Separator className="menu-separator" />
            <Menu.Item
              className="menu-item"
              disabled={sort?.by === 'hand'}
              onClick={() => menu && void reverseSort(menu.column)}
            >
              <span className="menu-mark" />
              <span className="menu-title">The other way round</span>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
