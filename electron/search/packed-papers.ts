/**
 * Papers on their way to the index: a few long strings and number arrays, since
 * crossing to a worker costs per value, not per byte.
 */
import { columns, type Paper } from '../../shared/library/paper.ts'
import { havingBits, searchedText, textFields } from '../../shared/search/fields.ts'

/** `n` papers; texts are joined by U+001F. */
export interface PackedPapers {
  readonly ids: string
  /** The text of each field, in the order of `textFields`; null where no text changed. */
  readonly texts: readonly string[] | null
  /** Places in `columns`. */
  readonly columns: Uint8Array
  /** `noYear` where not known. */
  readonly years: Int32Array
  readonly addedAt: Float64Array
  readonly movedAt: Float64Array
  /** What each paper has (`havings`), and whether it is starred. */
  readonly flags: Uint32Array
}

export const separator = '\u001f'
export const noYear = -0x80000000
export const starredFlag = 1 << 30

/** Packs papers, with their texts or only with what moves. */
export function packPapers(papers: readonly Paper[], withTexts: boolean): PackedPapers {
  const texts = withTexts ? papers.map(searchedText) : null
  return {
    ids: papers.map(({ id }) => id).join(separator),
    texts:
      texts &&
      textFields.map(field => texts.map(text => text[field].replaceAll(separator, ' ')).join(separator)),
    columns: Uint8Array.from(papers, ({ column }) => columns.indexOf(column)),
    years: Int32Array.from(papers, ({ year }) => year ?? noYear),
    addedAt: Float64Array.from(papers, ({ addedAt }) => addedAt),
    movedAt: Float64Array.from(papers, ({ movedAt }) => movedAt),
    flags: Uint32Array.from(papers, paper => havingBits(paper) | (paper.isStarred ? starredFlag : 0)),
  }
}
