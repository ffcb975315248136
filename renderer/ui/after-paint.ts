/**
 * What waits until something is on the screen.
 */
import { useEffect, useState } from 'react'

/** A window that nobody sees draws no frames: what waits for one is done after this long, in milliseconds. */
const latest = 100

/** Does something once what has just changed is on the screen. */
export function afterPaint(act: () => void): void {
  let isDone = false
  const once = () => {
    if (!isDone) act()
    isDone = true
  }
  requestAnimationFrame(() => setTimeout(once))
  setTimeout(once, latest)
}

/** Whether a value has been on the screen as it is: what is less urgent is drawn then. */
export function useIsPainted(value: unknown): boolean {
  const [painted, setPainted] = useState(value)
  useEffect(() => {
    let isLatest = true
    afterPaint(() => isLatest && setPainted(value))
    return () => {
      isLatest = false
    }
  }, [value])
  return painted === value
}
