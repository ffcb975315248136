/**
 * The line between papers and reader: dragged, moved by the arrow keys, put back by a double click.
 */
import type { KeyboardEvent, PointerEvent } from 'react'
import { leastReaderWidth, selectMostReaderWidth, selectReaderWidth } from '../store/reader.ts'
import { useStore } from '../store/store.ts'

/** How far a key moves it, in CSS pixels. */
const step = 24

export function Divider() {
  const width = useStore(selectReaderWidth)
  const most = useStore(selectMostReaderWidth)
  const resize = useStore(state => state.resizeDetails)
  const onKeyDown = (event: KeyboardEvent) => {
    const keys: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => resize(width + step),
      ArrowRight: () => resize(width - step),
      Home: () => resize(leastReaderWidth),
      End: () => resize(most),
      Enter: () => resize(null),
    }
    const move = keys[event.key]
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX)
  }
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- a separator with a value is a control
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the reader"
      title="Drag to change the width, double-click for the usual one"
      aria-valuenow={Math.round(width)}
      aria-valuemin={leastReaderWidth}
      aria-valuemax={most}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a separator with a value is a control
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onDoubleClick={() => resize(null)}
    />
  )
}
