/**
 * Slices: long work on the main thread, cut so that nothing else has to wait.
 *
 * The window redraws and keys arrive through the same event loop, so work on a
 * whole library rests every few milliseconds.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

/** Less than half of the 8 ms that the main thread may be busy at a time: one step may itself take a while. */
const sliceMilliseconds = 3

/** The same for works behind keys while somebody presses them: the next key comes in the middle of a step. */
const stepMilliseconds = 1
/** Whoever has pressed no key for this long does something else, in milliseconds. */
const keysOver = 1_000

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

/** What a key asks for is on the screen by then, in milliseconds; works behind the window wait that long. */
const afterKey = 30

/** When somebody last pressed a key in the window. */
let keyAt = -Infinity

/** Says that somebody pressed a key just now. */
export function noteKey(): void {
  keyAt = performance.now()
}

async function keysRest(): Promise<void> {
  for (let left = keyAt + afterKey - performance.now(); left > 0; left = keyAt + afterKey - performance.now())
    await sleep(left)
}

/** Counts the time since the last rest. Ask `isDue` after each small step, and `await rest()` when it is. */
export class Slices {
  readonly #isBehindKeys: boolean
  #since = beginningOfTurn()

  /** @param place `behind keys` for what no key waits for: it rests until what a key asked for has been done */
  constructor(place: 'among others' | 'behind keys' = 'among others') {
    this.#isBehindKeys = place === 'behind keys'
  }

  get isDue(): boolean {
    const now = performance.now()
    const isBesideKeys = this.#isBehindKeys && now - keyAt < keysOver
    return now - this.#since > (isBesideKeys ? stepMilliseconds : sliceMilliseconds)
  }

  async rest(): Promise<void> {
    if (this.#isBehindKeys) await keysRest()
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
