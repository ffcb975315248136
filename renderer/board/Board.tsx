/**
 * The board: five columns side by side, or one at a time with tabs in a narrow window.
 */
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useLayoutEffect } from 'react'
import { columns } from '../../shared/library/paper.ts'
import { selectTotal } from '../store/mirror.ts'
import { useStore } from '../store/store.ts'
import { BoardColumn } from './BoardColumn.tsx'
import { dropCards } from './drag.ts'
import { SelectionBar } from './SelectionBar.tsx'
import { Tabs } from './Tabs.tsx'
import { Welcome } from './Welcome.tsx'

export function Board() {
  const loaded = useStore(state => state.loaded)
  const isEmpty = useStore(state => selectTotal(state) === 0)
  useEffect(() => monitorForElements({ onDrop: dropCards }), [])
  useLayoutEffect(() => {
    if (loaded !== 'starting') markPainted()
  }, [loaded])
  if (loaded === 'starting') return <div className="board" aria-busy="true" />
  if (isEmpty) return <Welcome />
  return (
    <>
      <Tabs />
      <div className="board" data-place="board">
        {columns.map(column => (
          <BoardColumn key={column} column={column} />
        ))}
      </div>
      <SelectionBar />
    </>
  )
}

let isMarked = false

/** Marks in the page's performance timeline when the board was first on the screen; benchmarks read it. */
function markPainted(): void {
  if (isMarked) return
  isMarked = true
  // The first frame draws the board, the second one begins when it has been drawn.
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('board-painted')))
}
