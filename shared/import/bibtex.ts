/**
 * BibTeX and BibLaTeX files as readings.
 *
 * Every entry with a title becomes a paper and keeps its key. One that cannot
 * be read is named with its lines and its reason, and costs no other entry.
 */
import { fromFields, withInherited } from '../bibtex/from-entry.ts'
import type { KnownNames } from '../bibtex/names.ts'
import { type Abbreviations, monthNames, scanBibtex, type ScannedEntry } from '../bibtex/scan.ts'
import { account, type Account, type LeftStretch, type PaperStretch } from './account.ts'
import type { Correction } from './reading.ts'
import { columnOfWord } from './states.ts'

type Fields = ScannedEntry['fields']

/** What the parts of one long file know of each other. */
export interface Carried {
  /** Of the parts before; those of a part are added when it is read. */
  readonly abbreviations: Abbreviations
  /** The fields of entries of any part that others name, by key in lower case. */
  readonly named: () => ReadonlyMap<string, Fields>
}

/** Reads a BibTeX file, or a part of one. Never throws; linear in the length of the text. */
export function readBibtex(
  text: string,
  corrections: readonly Correction[] = [],
  { abbreviations, named }: Carried = carriedBy(() => [text]),
): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  const known: KnownNames = new Map()
  const heirs: { readonly entry: ScannedEntry; readonly place: number }[] = []
  for (const piece of scanBibtex(text, abbreviations)) {
    if (piece.is !== 'entry') stretches.push({ ...piece, isUnsure: piece.is === 'broken' })
    else {
      if (isHeir(piece)) heirs.push({ entry: piece, place: stretches.length })
      stretches.push(toStretch(piece, piece.fields, known))
    }
  }
  if (heirs.length > 0) {
    const entries = named()
    for (const { entry, place } of heirs)
      stretches[place] = toStretch(
        entry,
        withInherited(entry, key => entries.get(key.toLowerCase())),
        known,
      )
  }
  return account(text, {
    kind: 'bibtex',
    stretches,
    between: { reason: 'text between the entries', isUnsure: false },
    corrections,
  })
}

/** For a file in parts, which can be gone through as often as wanted. */
export function carriedBy(parts: () => Iterable<string>): Carried {
  let named: ReadonlyMap<string, Fields> | undefined
  return { abbreviations: monthNames(), named: () => (named ??= entriesNamed(parts)) }
}

function isHeir({ fields }: ScannedEntry): boolean {
  return fields.has('crossref') || fields.has('xdata')
}

/** The entries that others name; one may come later than those, so all is gone through twice. */
function entriesNamed(parts: () => Iterable<string>): ReadonlyMap<string, Fields> {
  const wanted = new Set<string>()
  for (const { fields } of entriesOf(parts()))
    for (const key of `${fields.get('crossref') ?? ''},${fields.get('xdata') ?? ''}`.split(','))
      wanted.add(key.trim().toLowerCase())
  wanted.delete('')
  const named = new Map<string, Fields>()
  for (const { key, fields } of entriesOf(parts()))
    if (wanted.has(key.toLowerCase()) && !named.has(key.toLowerCase())) named.set(key.toLowerCase(), fields)
  return named
}

function* entriesOf(parts: Iterable<string>): Generator<ScannedEntry, void> {
  const abbreviations = monthNames()
  for (const text of parts)
    for (const piece of scanBibtex(text, abbreviations)) if (piece.is === 'entry') yield piece
}

function toStretch(entry: ScannedEntry, fields: Fields, known: KnownNames): PaperStretch | LeftStretch {
  const { key, type, start, end } = entry
  const draft = fromFields(type, fields, known)
  const status = fields.get('readstatus')
  const column = status === undefined ? undefined : columnOfWord(status)
  if (draft && column === undefined)
    return key === '' ? { start, end, draft } : { start, end, draft, citeKey: key }
  if (draft && column !== undefined) return { start, end, draft, ...(key !== '' && { citeKey: key }), column }
  const name = key === '' ? `an @${type}` : `the entry ${key.slice(0, 80)}`
  return { start, end, reason: `${name} has no title`, isUnsure: true }
}
