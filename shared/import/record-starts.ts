/**
 * Where the last record of a text begins, for formats of which that can be told from one line.
 */
import { Cursor, lineHead, nowhere } from '../bibtex/cursor.ts'
import type { ReadKind } from './reading.ts'

interface RecordStart {
  /** With what its first line begins. */
  readonly mark: string
  /** That line, from the mark on; sticky. */
  readonly form: RegExp
  /** Whether it only begins a record behind an empty line. */
  readonly isBehindGap: boolean
}

/** The kinds that are read part by part where they are long. */
const starts: Partial<Readonly<Record<ReadKind, RecordStart>>> = {
  bibtex: { mark: '@', form: lineHead, isBehindGap: false },
  ris: { mark: 'TY', form: /TY[ \t]{1,3}-[ \t]/y, isBehindGap: false },
  nbib: { mark: 'PM', form: /(?:PMID|PMC )[ \t]{0,2}-/y, isBehindGap: true },
  refer: { mark: '%', form: /%[0A-Z] \S/y, isBehindGap: true },
  wos: { mark: 'PT', form: /PT [A-Z][ \t]*[\r\n]/y, isBehindGap: true },
}

/** Whether a long text of this kind may be read in parts. */
export function isParted(kind: ReadKind | null): boolean {
  return kind !== null && starts[kind] !== undefined
}

const emptyLineBefore = /(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])$/

/** Where the last record begins, or 0: nowhere but at the beginning. */
export function lastRecord(text: string, kind: ReadKind): number {
  const start = starts[kind]
  if (!start) return 0
  const { mark, form, isBehindGap } = start
  for (let at = text.lastIndexOf(mark); at > 0; at = text.lastIndexOf(mark, at - 1)) {
    const before = text.charCodeAt(at - 1)
    if (before !== 0x0a && before !== 0x0d) continue
    if (isBehindGap && !emptyLineBefore.test(text.slice(Math.max(0, at - 100), at))) continue
    form.lastIndex = at
    if (form.test(text)) return kind === 'bibtex' ? outsideComments(text, at) : at
  }
  return 0
}

/** A comment of BibTeX may hold whole entries: a place in one is put off to where that begins. */
function outsideComments(text: string, place: number): number {
  const comment = /@comment\s*\{/gi
  const cursor = new Cursor(text)
  for (let found = comment.exec(text); found && found.index < place; found = comment.exec(text)) {
    const end = cursor.closingBrace(comment.lastIndex, nowhere, false)
    // One that begins the text and is still open after all of it is one that never ends.
    if (end < 0 && found.index === 0) return place
    if (end < 0 || end > place) return found.index
    comment.lastIndex = end
  }
  return place
}
