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
