/**
 * From the records of an XML text to a reading.
 */
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import type { Correction, ReadKind, ReadPaper } from './reading.ts'
import { type XmlElement, xmlPieces } from './xml.ts'

/** What a record is: a paper, or something that is none, and why. */
export type RecordReading = Omit<ReadPaper, 'lines'> | Pick<LeftStretch, 'reason' | 'isUnsure'>

export interface XmlForm {
  readonly kind: ReadKind
  readonly isRecord: (name: string) => boolean
  readonly read: (record: XmlElement) => RecordReading
}

/** Reads an XML text. Never throws; linear in the length of the text. */
export function readXml(
  text: string,
  { kind, isRecord, read }: XmlForm,
  corrections: readonly Correction[],
): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  for (const piece of xmlPieces(text, isRecord)) {
    const { start, end } = piece
    if (piece.is === 'record') stretches.push({ start, end, ...read(piece.element) })
    else if (piece.is === 'broken') stretches.push({ start, end, reason: piece.reason, isUnsure: true })
    else stretches.push({ start, end, reason: 'what stands around the records', isUnsure: false })
  }
  const between = { reason: 'text around the XML', isUnsure: false }
  return account(text, { kind, stretches, between, corrections })
}
