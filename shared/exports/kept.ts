/**
 * Kept files: files that stay in step with a part of the library.
 */
import * as v from 'valibot'
import { ExportOptions, LastingScope } from './options.ts'

/** How the file was when it was last written, so that somebody else's edit is known. */
const Written = v.strictObject({
  /** Milliseconds since 1970. */
  at: v.number(),
  papers: v.number(),
  /** The entry of the library that it holds. */
  seq: v.number(),
  /** SHA-256 of its bytes, in hexadecimal. */
  hash: v.string(),
  size: v.number(),
  modifiedAt: v.number(),
  /** Which file it is, and on which disk; as text, since the numbers are longer than JSON's. */
  inode: v.string(),
  device: v.string(),
})
export type Written = v.InferOutput<typeof Written>

/** A kept file as it is remembered. */
export const KeptFile = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  path: v.pipe(v.string(), v.nonEmpty()),
  scope: LastingScope,
  options: ExportOptions,
  written: v.nullable(Written),
})
export type KeptFile = v.InferOutput<typeof KeptFile>
export const KeptFiles = v.pipe(v.array(KeptFile), v.maxLength(100))

/**
 * How a kept file fares: `in-step`; `waiting` for the next writing; `unreachable`, its folder or disk is not
 * there and is tried again; `failed`, it cannot be written and is tried again; `edited` by somebody else, and
 * left alone until the person decides.
 */
export type KeptState = 'in-step' | 'waiting' | 'unreachable' | 'failed' | 'edited'

/** A kept file as a person sees it. */
export interface KeptReport extends Omit<KeptFile, 'written'> {
  readonly state: KeptState
  /** What is wrong, in a sentence. */
  readonly problem: string | null
  /** When it was last written, in milliseconds since 1970, and how many papers are in it. */
  readonly writtenAt: number | null
  readonly papers: number | null
  /** The name, in the same folder, under which the content of somebody else was last put aside since the start. */
  readonly aside: string | null
}
