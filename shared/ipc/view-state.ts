/**
 * Where the person was in the window.
 */
import * as v from 'valibot'
import { Sort } from '../library/column-sort.ts'
import { Column, PaperId } from '../library/paper.ts'
import { ImportTarget } from './importing.ts'

/** Whether the details of a paper are shown, and how wide, in CSS pixels; null where the window decides. */
const Details = v.strictObject({
  isOpen: v.nullable(v.boolean()),
  width: v.nullable(v.pipe(v.number(), v.minValue(100), v.maxValue(2_000))),
})
export type Details = v.InferOutput<typeof Details>

/** Where the person was: kept so that they come back to it. */
export const ViewState = v.strictObject({
  mode: v.picklist(['board', 'review']),
  column: Column,
  /** The focused paper of each column. */
  focused: v.record(Column, v.nullable(PaperId)),
  details: v.optional(Details),
  /** How each column is ordered; by hand where nothing is said. */
  sorts: v.optional(v.record(Column, Sort)),
  imports: v.optional(ImportTarget),
})
export type ViewState = v.InferOutput<typeof ViewState>
