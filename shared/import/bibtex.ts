/**
 * BibTeX and BibLaTeX files as readings.
 *
 * Every entry with a title becomes a paper and keeps its key. One that cannot
 * be read is named with its lines and its reason, and costs no other entry.
 */
import { fromFields, withInherited } from '../bibtex/from-entry.ts'
import { scanBibtex, type ScannedEntry } from '../bibtex/scan.ts'
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import type { Correction } from './reading.ts'

/** Reads a BibTeX file. Never throws; linear in the length of the text. */
export function readBibtex(text: string, corrections: readonly Correction[] = []): Account {
  const named = /\b(?:crossref|xdata)\b/i.test(text) ? entriesByKey(text) : null
  const stretches: (PaperStretch | LeftStretch)[] = []
  for (const piece of scanBibtex(text)) {
    if (piece.is === 'entry') stretches.push(toStretch(piece, named))
    else stretches.push({ ...piece, isUnsure: piece.is === 'broken' })
  }
  return account(text, {
    kind: 'bibtex',
    stretches,
    between: { reason: 'text between the entries', isUnsure: false },
    corrections,
  })
}

type Named = ReadonlyMap<string, ScannedEntry['fields']>

/** Entries may name one that comes later, so they are looked up in a first reading of the whole file. */
function entriesByKey(text: string): Named {
  const named = new Map<string, ScannedEntry['fields']>()
  for (const piece of scanBibtex(text))
    if (piece.is === 'entry' && piece.key !== '' && !named.has(piece.key)) named.set(piece.key, piece.fields)
  return named
}

function toStretch(entry: ScannedEntry, named: Named | null): PaperStretch | LeftStretch {
  const { key, type, start, end } = entry
  const draft = fromFields(type, named ? withInherited(entry, of => named.get(of)) : entry.fields)
  if (draft) return { start, end, draft, ...(key !== '' && { citeKey: key }) }
  const name = key === '' ? `an @${type}` : `the entry ${key.slice(0, 80)}`
  return { start, end, reason: `${name} has no title`, isUnsure: true }
}
