/**
 * The entries of the contract: a call with its argument and answer, an event with what it brings.
 */
import type * as v from 'valibot'

// `result` and `payload` never exist at run time; they only carry types.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the parameter is all there is */
/** A call: its answer as a type, then the schema of its argument. */
export function call<Result>() {
  return <Schema extends v.GenericSchema>(
    arg: Schema,
  ): { readonly arg: Schema; readonly result?: [Result] } => ({
    arg,
  })
}

/** An event, by the type of what it brings. */
export function event<Payload>(): { readonly payload?: [Payload] } {
  return {}
}
