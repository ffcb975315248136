/**
 * Listeners: who is told, in the order they came.
 *
 * A listener that throws is a bug of its own. It must not stop the library or
 * the listeners after it, and must not be hushed up: it is thrown again on its
 * own, where the process reports what nobody caught.
 */
export class Listeners<T> {
  readonly #all = new Set<(value: T) => void>()

  /** Answers a function that takes the listener away again. */
  add(listener: (value: T) => void): () => void {
    // Wrapped, so that the same function added twice is two listeners.
    const own = (value: T) => listener(value)
    this.#all.add(own)
    return () => this.#all.delete(own)
  }

  tell(value: T): void {
    for (const listener of [...this.#all]) {
      try {
        listener(value)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }
}
