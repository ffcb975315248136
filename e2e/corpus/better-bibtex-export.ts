/**
 * What we export, beside what Better BibTeX exports of the same items, field by field.
 *
 * Both texts are read by one scanner and compared as what they mean: case, braces, and the ways to write
 * a dash or an accent aside. A difference counts as one also where only one of the two has the field; each
 * must have its reason in `export-differences.ts`.
 */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { assignKeys } from '../../shared/bibtex/cite-key.ts'
import { readNames } from '../../shared/bibtex/names.ts'
import { scanBibtex } from '../../shared/bibtex/scan.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { fileText } from '../../shared/exports/writer.ts'
import { texToText } from '../../shared/import/tex-text.ts'
import { isSameReading } from './comparing.ts'
import { type ExportDifference, type ExportField, reasonFor } from './export-differences.ts'
import { filesIn, textOf } from './files.ts'
import type { Corpus } from './part.ts'
import { zoteroTest } from './zotero-papers.ts'

const flavours = ['bibtex', 'biblatex'] as const

/** An entry as it means: its key, the kind of entry, and fields by one name for both flavours. */
type Meant = ReadonlyMap<ExportField, string>

/** What each field of BibTeX and BibLaTeX says. */
const fieldOf: Readonly<Record<string, ExportField>> = {
  author: 'author',
  editor: 'editor',
  title: 'title',
  ...{ journal: 'venue', journaltitle: 'venue', booktitle: 'venue', howpublished: 'venue' },
  series: 'series',
  volume: 'volume',
  number: 'number',
  edition: 'edition',
  pages: 'pages',
  ...{ publisher: 'publisher', school: 'publisher', institution: 'publisher', organization: 'publisher' },
  ...{ address: 'place', location: 'place', venue: 'place' },
  year: 'year',
  month: 'month',
  isbn: 'isbn',
  issn: 'issn',
  eprint: 'eprint',
  ...{ archiveprefix: 'eprinttype', eprinttype: 'eprinttype' },
  ...{ primaryclass: 'eprintclass', eprintclass: 'eprintclass' },
  doi: 'doi',
  url: 'url',
  urldate: 'urldate',
  ...{ langid: 'language', language: 'language' },
  keywords: 'keywords',
  abstract: 'abstract',
  ...{ note: 'note', annotation: 'note', annote: 'note' },
}

export function compareExports({ data, say, skip, tell, explain }: Corpus): object {
  const counts = new Map<ExportField, { good: number; all: number }>()
  const reasons = new Map<string, number>()
  let [entries, missing, different, reasoned] = [0, 0, 0, 0]
  for (const flavour of flavours) {
    const folder = join(data, 'bib', `bbt-export-${flavour}`)
    if (!existsSync(folder)) skip(folder)
    for (const file of filesIn(folder, `.${flavour}`)) {
      const source = file.replace(/\.\w+$/, '.json')
      if (!existsSync(source)) continue
      const { papers, preferences } = zoteroTest(textOf(source))
      const exported = papers.map(({ paper }) => paper)
      const text = fileText({ ...usualOptions, format: flavour }, exported, assignKeys(exported))
      const ours = entriesOf(text)
      for (const theirs of entriesOf(textOf(file))) {
        // Items without a title are no papers.
        if (!theirs.has('title')) continue
        const at = placeOf(theirs, ours)
        const mine = ours[at]
        if (!mine) {
          missing++
          tell(`${basename(file)}: ${theirs.get('title')} is not there`)
          continue
        }
        ours.splice(at, 1)
        entries++
        for (const field of new Set([...theirs.keys(), ...mine.keys()])) {
          if (field === 'key') continue
          const [one, other] = [mine.get(field) ?? null, theirs.get(field) ?? null]
          const count = counts.get(field) ?? { good: 0, all: 0 }
          counts.set(field, count)
          count.all++
          if (isSameField(field, one, other)) {
            count.good++
            continue
          }
          different++
          const difference: ExportDifference = {
            ...{ file: basename(file), flavour, field, preferences },
            ...{ ours: one, theirs: other, mine, other: theirs },
          }
          const why = reasonFor(difference)
          if (why !== null) {
            reasoned++
            reasons.set(`${field}: ${why}`, (reasons.get(`${field}: ${why}`) ?? 0) + 1)
          } else
            tell(
              `${flavour} ${basename(file)}: ${mine.get('title')?.slice(0, 40)} ${field}\n    ours   ${one}\n    theirs ${other}`,
            )
        }
      }
    }
  }
  if (entries === 0) return {}
  // How often both say the same; no goal of its own, since their tests are made of what is odd.
  for (const [field, { good, all }] of counts) say({ what: `${field}: the same in both`, good, all, goal: 0 })
  say({ what: 'entries of Better BibTeX that we have', good: entries, all: entries + missing })
  say({ what: 'differences that are explained', good: reasoned, all: different })
  for (const [why, count] of [...reasons].sort(([, a], [, b]) => b - a)) explain(`${count} × ${why}`)
  return { entries, missing, different, reasoned, ...Object.fromEntries(counts) }
}

function entriesOf(text: string): Meant[] {
  return [...scanBibtex(text)].flatMap(piece => {
    if (piece.is !== 'entry') return []
    const meant = new Map<ExportField, string>([
      ['type', piece.type],
      ['key', piece.key],
    ])
    for (const [name, value] of piece.fields) {
      // A date is told in parts, as BibTeX tells it.
      if (name === 'date') {
        const [, year, month] = /^(\d{4})(?:-(\d\d))?/.exec(value) ?? []
        if (year !== undefined) meant.set('year', year)
        if (month !== undefined) meant.set('month', month)
        continue
      }
      const field = fieldOf[name]
      if (field !== undefined && !meant.has(field)) meant.set(field, value.trim())
    }
    return [meant]
  })
}

function placeOf(theirs: Meant, ours: readonly Meant[]): number {
  const alike = ours.filter(mine => isSameField('title', mine.get('title') ?? '', theirs.get('title') ?? ''))
  const best = alike.find(mine => mine.get('key') === theirs.get('key')) ?? alike[0]
  const same = best === undefined ? -1 : ours.indexOf(best)
  // Where the title is what differs, the test has this one item.
  return same < 0 && ours.length === 1 ? 0 : same
}

/** How fields are compared of which not every sign counts. */
const comparisons: Partial<Record<ExportField, (ours: string, theirs: string) => boolean>> = {
  author: (ours, theirs) => isSameReading('creators', people(ours), people(theirs)),
  editor: (ours, theirs) => isSameReading('creators', people(ours), people(theirs)),
  month: (ours, theirs) => monthOf(ours) === monthOf(theirs),
  keywords: (ours, theirs) => words(ours) === words(theirs),
  eprint: (ours, theirs) => isSameReading('doi', bareId(ours), bareId(theirs)),
  doi: (ours, theirs) => isSameReading('doi', bareId(ours), bareId(theirs)),
  url: (ours, theirs) => bareId(ours) === bareId(theirs),
  isbn: (ours, theirs) => isSameReading('isbn', ours, theirs),
  issn: (ours, theirs) => isSameReading('issn', ours, theirs),
  pages: (ours, theirs) => isSameReading('pages', ours, theirs),
  volume: (ours, theirs) => isSameReading('volume', ours, theirs),
}

function isSameField(field: ExportField, ours: string | null, theirs: string | null): boolean {
  if (ours === null || theirs === null) return false
  return comparisons[field]?.(ours, theirs) ?? isSameReading('title', ours, theirs)
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function monthOf(text: string): string {
  const at = months.indexOf(text.toLowerCase().slice(0, 3))
  return at < 0 ? text.replace(/^0/, '') : String(at + 1)
}

function people(field: string): string {
  return readNames(field.replaceAll('\\relax ', ''))
    .map(({ family, given, particle, suffix, literal }) =>
      [particle, family ?? literal, suffix, given].filter(Boolean).join(' '),
    )
    .join('; ')
}

/** A comma within a keyword is theirs to leave out. */
function words(field: string): string {
  return texToText(field, { keepsBraces: false })
    .toLowerCase()
    .replace(/[{}#/\\,;\s]+/g, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ')
}

/** An id or an address without what TeX needs, and however it is fetched. */
function bareId(text: string): string {
  return text.replace(/\\(?=[_%#&~])/g, '').replace(/^https?:\/\//, '')
}
