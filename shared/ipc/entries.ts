/**
 * The entries of the contract: a call with its argument and answer, an event with what it brings.
 */
import * as v from 'valibot'

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

/** How undo, redo and the palette name what they did. */
export interface Done {
  /** The journal entry; the window shows it once the event of this `seq` has come. */
  readonly seq: number
  readonly label: string
}

/** Names an entry of history or a backup. */
export const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
