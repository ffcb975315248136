/**
 * Slices: long work of the window, cut so that no key and no frame has to wait.
 */

/** A quarter of a frame. */
const sliceMilliseconds = 4

/** Runs a work that yields wherever it may rest, and answers what it returns. */
export async function inSlices<T>(work: Generator<unknown, T>): Promise<T> {
  let since = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
    if (performance.now() - since <= sliceMilliseconds) continue
    await nextTurn()
    since = performance.now()
  }
}

/** The next turn of the event loop; a timer would wait four milliseconds more. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
