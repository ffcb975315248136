/**
 * Answering one call: is its sender trusted, is its argument what the contract
 * says, and what came of it, as a reply that carries either a value or an error.
 *
 * Errors travel in the reply, since Electron keeps only the message of what a
 * handler throws.
 */
import * as v from 'valibot'
import { PaperlaneError, toWireError } from '../../shared/errors.ts'
import {
  type Arg,
  type CallName,
  calls,
  type Handlers,
  type Reply,
  type Result,
} from '../../shared/ipc/contract.ts'

/** What is told of errors that are bugs; expected ones go to the caller alone. */
export type NoteBug = (call: CallName, error: unknown) => void

/** Answers one call. Never rejects. */
export async function answer<N extends CallName>(
  handlers: Handlers,
  name: N,
  isTrusted: boolean,
  given: unknown,
  noteBug: NoteBug,
): Promise<Reply<Result<N>>> {
  try {
    if (!isTrusted) throw new PaperlaneError('bad-request', `${name}: not asked by the page`)
    const handle = handlers[name] as (arg: Arg<N>) => Result<N> | Promise<Result<N>>
    return { ok: true, value: await handle(check(name, given)) }
  } catch (error) {
    if (!(error instanceof PaperlaneError)) noteBug(name, error)
    return { ok: false, error: toWireError(error) }
  }
}

/**
 * The argument of a call, checked. Throws `bad-request`.
 *
 * The message names the place and not the value, which may be a paper's text.
 */
function check<N extends CallName>(name: N, given: unknown): Arg<N> {
  const result = v.safeParse(calls[name].arg, given)
  if (result.success) return result.output
  const place = v.getDotPath(result.issues[0])
  throw new PaperlaneError('bad-request', `${name}: ${place ?? 'its argument'} is not as agreed`)
}
