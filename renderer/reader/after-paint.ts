/**
 * A value a little later: when what it changes elsewhere is on the screen.
 */
import { useEffect, useState } from 'react'

/**
 * The value as of the last paint.
 *
 * A key that moves the focus is answered by the card; the reader follows in the
 * next task, so that its abstract costs the key nothing. While keys come faster
 * than the reader can follow, it leaves papers out.
 */
export function useAfterPaint<Value>(value: Value): Value {
  const [painted, setPainted] = useState(value)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      // The frame is painted right after its callbacks, and a new task begins when it has been.
      timer = setTimeout(() => setPainted(value))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [value])
  return painted
}
