/**
 * The columns as tabs, where the window is too narrow for all five.
 */
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import { digitsOf } from '../../shared/library/describe.ts'
import { type Column, columns, columnTitles } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'

export function Tabs() {
  return (
    <nav className="tabs" aria-label="Columns">
      {columns.map(column => (
        <Tab key={column} column={column} />
      ))}
    </nav>
  )
}

function Tab({ column }: { readonly column: Column }) {
  const isActive = useStore(state => state.column === column)
  const count = useStore(state => (state.found ? state.order[column].length : state.counts[column]))
  const focusColumn = useStore(state => state.focusColumn)
  const popupMenu = useStore(state => state.popupMenu)
  const tab = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (tab.current) return dropTargetForElements({ element: tab.current, getData: () => ({ column }) })
  }, [column])
  return (
    <button
      ref={tab}
      type="button"
      className="tab"
      data-column-menu
      aria-current={isActive ? 'true' : undefined}
      onClick={() => focusColumn(column)}
      onContextMenu={event => {
        event.preventDefault()
        focusColumn(column)
        void popupMenu('column', null)
      }}
    >
      <ColumnIcon column={column} />
      <span className="tab-title">{columnTitles[column]}</span>
      <span className="count">{digitsOf(count)}</span>
    </button>
  )
}
