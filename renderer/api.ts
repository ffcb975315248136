/**
 * The window's side of the contract: calls that answer or throw, and events.
 *
 * Only the store and the commands use it; panels ask the store.
 */
import { PaperlaneError } from '../shared/errors.ts'
import type { Arg, Bridge, CallName, EventName, Payload, Result } from '../shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly paperlane: Bridge
  }
}

/** Asks the main process. Throws a `PaperlaneError` with the code it answered. */
export async function call<N extends CallName>(
  name: N,
  ...arg: Arg<N> extends undefined ? [] : [Arg<N>]
): Promise<Result<N>> {
  const reply = await window.paperlane.call(name, arg[0])
  if (reply.ok) return reply.value as Result<N>
  throw new PaperlaneError(reply.error.code, reply.error.message)
}

/** Listens to an event of the main process; answers how to stop. */
export function on<N extends EventName>(name: N, listener: (payload: Payload<N>) => void): () => void {
  return window.paperlane.on(name, payload => listener(payload as Payload<N>))
}

/** Whether this is a Mac: decides what `Mod` is and how keys are written. */
export const isMac = (): boolean => window.paperlane.platform === 'darwin'
