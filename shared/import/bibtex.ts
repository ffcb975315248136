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
import { columnOfWord } from './states.ts'

/** Reads a BibTeX file. Never throws; linear in the length of the text. */
export function readBibtex(text: string, corrections: readonly Correction[] = []): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  const heirs: { readonly entry: ScannedEntry; readonly place: number }[] = []
  for (const piece of scanBibtex(text)) {
    if (piece.is !== 'entry') stretches.push({ ...piece, isUnsure: piece.is === 'broken' })
    else {
      if (piece.fields.has('crossref') || piece.fields.has('xdata'))
        heirs.push({ entry: piece, place: stretches.length })
      stretches.push(toStretch(piece, piece.fields))
    }
  }
  if (heirs.length > 0) {
    const named = entriesNamed(text, heirs)
    for (const { entry, place } of heirs)
      stretches[place] = toStretch(
        entry,
        withInherited(entry, key => named.get(key.toLowerCase())),
      )
  }
  return account(text, {
    kind: 'bibtex',
    stretches,
    between: { reason: 'text between the entries', isUnsure: false },
    corrections,
  })
}

/** The fields of the entries that others name, by key in lower case; one may come later, so it is a reading of its own. */
function entriesNamed(
  text: string,
  heirs: readonly { readonly entry: ScannedEntry }[],
): ReadonlyMap<string, ScannedEntry['fields']> {
  const keys = heirs.flatMap(({ entry: { fields } }) =>
    `${fields.get('crossref') ?? ''},${fields.get('xdata') ?? ''}`.split(','),
  )
  const wanted = new Set(keys.map(key => key.trim().toLowerCase()))
  const named = new Map<string, ScannedEntry['fields']>()
  for (const piece of scanBibtex(text)) {
    if (piece.is !== 'entry') continue
    const key = piece.key.toLowerCase()
    if (wanted.has(key) && !named.has(key)) named.set(key, piece.fields)
  }
  return named
}

function toStretch(entry: ScannedEntry, fields: ScannedEntry['fields']): PaperStretch | LeftStretch {
  const { key, type, start, end } = entry
  const draft = fromFields(type, fields)
  const column = columnOfWord(fields.get('readstatus') ?? '')
  if (draft)
    return {
      ...{ start, end, draft },
      ...(key !== '' && { citeKey: key }),
      ...(column !== undefined && { column }),
    }
  const name = key === '' ? `an @${type}` : `the entry ${key.slice(0, 80)}`
  return { start, end, reason: `${name} has no title`, isUnsure: true }
}
