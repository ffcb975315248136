/**
 * What the window is told of an import: the whole in figures, and its papers page by page.
 *
 * A text of a hundred thousand papers has 150 MB of abstracts; the window holds
 * a byte for each paper and asks for those in view.
 */
import * as v from 'valibot'
import type { ImportKind, LeftLine } from '../import/reading.ts'
import { Tag } from '../library/edits.ts'
import { Column, type Draft, type Paper, PaperId } from '../library/paper.ts'

/** What a paper of a text may be; `gaps` is a known one of which the text says more. */
export const matchKinds = ['new', 'known', 'gaps', 'repeated', 'near'] as const
export type MatchKind = (typeof matchKinds)[number]

/** Lines that became no paper: how many, and the first of them. */
export interface LeftLines {
  readonly count: number
  readonly first: readonly LeftLine[]
}

/** What an import would do, before it does anything. */
export interface ImportPreview {
  /** Names this preview in `import.commit`. */
  readonly token: number
  /** What was read: `pasted text`, a file's name. */
  readonly name: string
  readonly kind: ImportKind
  /** For each paper, in the order of the text, its place in `matchKinds`. */
  readonly matches: Uint8Array
  /** The first line of each paper, by which it is found again when the text is read anew. */
  readonly firstLines: Uint32Array
  readonly chrome: LeftLines
  readonly unsure: LeftLines
  readonly lineCount: number
}

/** A paper of the library, as far as it must be recognised: what was decided about it, and when. */
export type Met = Pick<Paper, 'id' | 'title' | 'column' | 'addedAt' | 'movedAt'> & {
  readonly skipReason: NonNullable<Paper['skipReason']> | null
}

/** A paper that another one may be the same as. */
export interface Alike {
  /** Its id in the library, or its place in the text. */
  readonly as: PaperId | number
  /** What is known of it, with its abstract, or the start of a very long one. */
  readonly draft: Draft
  readonly citeKey: string | null
  /** What was decided; null for a paper of the same text. */
  readonly met: Met | null
}

/** One paper of a preview. */
export interface PreviewPaper {
  readonly place: number
  /** What was understood, with its abstract, or the start of a very long one. */
  readonly draft: Draft
  readonly citeKey: string | null
  /** Where it goes whatever column is chosen, since another program said that its reader is with it there. */
  readonly column: Column | null
  /** Counted from 1; the first 200 of them. */
  readonly lines: readonly number[]
  readonly match:
    | { readonly is: 'new' }
    | { readonly is: 'known'; readonly met: Met; readonly gaps: readonly string[] }
    /** The same paper stands earlier in this text; counted from 0. */
    | { readonly is: 'repeated'; readonly of: number; readonly gaps: readonly string[] }
    | { readonly is: 'near'; readonly to: readonly Alike[] }
}

/** Longer abstracts are cut in a preview, in characters: whatever a text holds, a page of it crosses within a frame. */
export const longestShown = 8_000

/** Bytes of a text or a file that cross at once: a longer message would hold up both processes. */
export const importPartSize = 1 << 20

/** Papers in one page of a preview. */
export const pageSize = 50

const Place = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** What the person chose of a preview. Places are packed: a hundred thousand numbers would be checked one by one. */
export const ImportChoice = v.strictObject({
  token: v.number(),
  /** Places of the papers that are added. */
  papers: v.instance(Uint32Array),
  /** Papers said to be one of the library, or another of the same text; they fill its gaps. */
  same: v.optional(v.array(v.strictObject({ place: Place, as: v.union([PaperId, Place]) }))),
  /** Places of known and repeated papers that fill gaps. */
  fill: v.optional(v.instance(Uint32Array)),
  to: Column,
  /** Given to every paper that is added. */
  tags: v.optional(v.pipe(v.array(Tag), v.maxLength(50))),
})
export type ImportChoice = v.InferOutput<typeof ImportChoice>

/** What an import did. */
export interface Imported {
  readonly added: number
  readonly filled: number
  /** The entry of the library from which on it holds them. */
  readonly seq: number
}

/** A file of this machine that waits to be read: its path stays with the main process. */
export interface OfferedFile {
  readonly offer: number
  readonly name: string
}

/** How far an import has come. */
export interface ImportProgress {
  /** Names it in `import.stop`. */
  readonly job: number
  readonly name: string
  readonly step: 'reading' | 'comparing' | 'adding'
  /** 0 to 1; null where nobody can say. */
  readonly share: number | null
}

/** What was last chosen for an import, and is offered again. */
export const ImportTarget = v.strictObject({
  to: Column,
  tags: v.array(v.string()),
  fills: v.boolean(),
})
export type ImportTarget = v.InferOutput<typeof ImportTarget>
