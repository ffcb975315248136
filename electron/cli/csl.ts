/**
 * Papers as CSL-JSON for other programs: what sources say in CSL's fields, and where the paper stands in `custom`.
 */
import { toCslItem } from '../../shared/exports/csl-json.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { outgoingWith } from '../../shared/exports/outgoing.ts'
import type { Paper } from '../../shared/library/paper.ts'

const outgoing = outgoingWith({ ...usualOptions, format: 'csl-json' })

/** A paper under its citation key or, where it has none yet, its id in the library. */
export function toCsl(paper: Paper): Readonly<Record<string, unknown>> {
  const { id, citeKey, column, tags, addedAt } = paper
  return { ...toCslItem(outgoing(paper), citeKey ?? id), custom: { id, column, tags, addedAt } }
}
