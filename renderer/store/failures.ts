/**
 * What happens when a call fails: the person is told, once, in plain words.
 */
import { sayError } from './toasts.ts'

/** The answer of a call, or undefined after the person was told why there is none. */
export async function attempt<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    sayError(error)
    return undefined
  }
}
