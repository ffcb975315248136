/**
 * Slices: long work on the main thread, cut so that nothing else has to wait.
 *
 * The window redraws and keys arrive through the same event loop, so work on a
 * whole library rests every few milliseconds.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** Less than half of the 8 ms that the main thread may be busy at a time: one step may itself take a while. */
const sliceMilliseconds = 3

/** Those who rest go on one at a time: three works of 3 ms each in one turn would be felt. */
let lastRest: Promise<void> = Promise.resolve()

/** When the present turn of the event loop began, as far as any work knows; null before one asks. */
let turnBegan: number | null = null

/** A work that another one sets off has what that one left of their turn, and no time of its own. */
function beginningOfTurn(): number {
  if (turnBegan === null) {
    turnBegan = performance.now()
    setImmediate(() => (turnBegan = null))
  }
  return turnBegan
}

/** Counts the time since the last rest. Ask `isDue` after each small step, and `await rest()` when it is. */
export class Slices {
  #since = beginningOfTurn()

  get isDue(): boolean {
    return performance.now() - this.#since > sliceMilliseconds
  }

  async rest(): Promise<void> {
    const rest = lastRest.then(() => nextTurn())
    lastRest = rest
    await rest
    turnBegan = null
    this.#since = beginningOfTurn()
  }

  /** Runs a work that yields wherever it may rest, and answers what it returns. */
  async run<T>(work: Generator<unknown, T>): Promise<T> {
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
      if (this.isDue) await this.rest()
    }
  }
}
