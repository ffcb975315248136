/**
 * What is said to who cannot see the window: one sentence at a time, in the one live region that there is.
 */
import { create } from 'zustand'

interface Spoken {
  readonly text: string
  /** Counts up, so that the same sentence is read again when it is said again. */
  readonly turn: number
}

export const useSpoken = create<Spoken>()(() => ({ text: '', turn: 0 }))

/** Has a sentence read out; the focus stays where it is. */
export function speak(text: string): void {
  useSpoken.setState(({ turn }) => ({ text, turn: turn + 1 }))
}
