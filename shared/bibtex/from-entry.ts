/**
 * A BibTeX or BibLaTeX entry as a paper.
 *
 * TeX becomes Unicode, formulas stay TeX. Ids are found wherever programs put
 * them: `eprint`, a link in `doi`, `arXiv preprint arXiv:...` as a journal.
 */
import { linkKind } from '../import/links.ts'
import { texToText } from '../import/tex-text.ts'
import { arxivIdIn, arxivIdOfDoi, doiIn } from '../library/identifiers.ts'
import { type Draft, draft, type Link } from '../library/paper.ts'
import { readNames } from './names.ts'
import type { ScannedEntry } from './scan.ts'

type Fields = ReadonlyMap<string, string>

/** What a chapter or a paper of proceedings takes from the entry that it names, and under which name. */
const inherited: readonly (readonly [of: string, as: string])[] = [
  ['title', 'booktitle'],
  ['booktitle', 'booktitle'],
  ['year', 'year'],
  ['date', 'date'],
  ['month', 'month'],
  ['journal', 'journal'],
  ['journaltitle', 'journaltitle'],
]

const arxivJournal = /\barxiv\b[^\d]{0,40}(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/i

/** The fields of an entry together with those of the entries it names by `xdata` and `crossref`; one step each. */
export function withInherited(
  { fields }: ScannedEntry,
  entryOf: (key: string) => Fields | undefined,
): Fields {
  const all = new Map(fields)
  for (const key of fields.get('xdata')?.split(',') ?? [])
    for (const [name, value] of entryOf(key.trim()) ?? []) if (!all.has(name)) all.set(name, value)
  const parent = entryOf(all.get('crossref')?.trim() ?? '')
  for (const [of, as] of inherited) {
    const value = parent?.get(of)
    if (value !== undefined && !all.has(as)) all.set(as, value)
  }
  return all
}

/** The paper that the fields describe, or null where they name no title. */
export function fromFields(fields: Fields): Draft | null {
  const text = (...names: readonly string[]) => {
    const value = names
      .map(name => fields.get(name))
      .find(found => found !== undefined && found.trim() !== '')
    return value === undefined ? '' : texToText(value, { keepsBraces: false })
  }
  const title = text('title', 'maintitle', 'booktitle', 'shorttitle')
  if (title === '') return null
  const subtitle = fields.has('title') ? text('subtitle') : ''
  const journal = text('journaltitle', 'journal')
  const arxivId = arxivIdOf(fields, journal)
  const venue = /^(?:arxiv|corr\b)/i.test(journal) ? '' : journal || text('booktitle', 'eventtitle')
  const primaryClass = verbatim(fields, 'primaryclass') || verbatim(fields, 'eprintclass')
  return draft({
    title: subtitle === '' ? title : `${title}: ${subtitle}`,
    abstract: text('abstract'),
    authors: readNames(fields.get('author') ?? ''),
    ...dateOf(fields),
    arxivId,
    primaryClass: arxivId === null || primaryClass === '' ? null : primaryClass,
    doi: doiIn(verbatim(fields, 'doi')) ?? doiIn(verbatim(fields, 'url')),
    venue: venue === '' || venue === title ? null : venue,
    links: linksOf(fields),
  })
}

function arxivIdOf(fields: Fields, journal: string): string | null {
  const kind = (verbatim(fields, 'archiveprefix') || verbatim(fields, 'eprinttype')).toLowerCase()
  const eprint = kind === '' || kind === 'arxiv' ? arxivIdIn(verbatim(fields, 'eprint')) : null
  return (
    eprint ??
    arxivIdOfDoi(doiIn(verbatim(fields, 'doi')) ?? '') ??
    arxivIdIn(verbatim(fields, 'url')) ??
    arxivIdIn(arxivJournal.exec(journal)?.[1] ?? '')
  )
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** BibLaTeX's `date` (`2020-05-03/2021`), or `year` and `month`. */
function dateOf(fields: Fields): Pick<Draft, 'year' | 'month'> {
  const [, dateYear, dateMonth] = /(\d{4})(?:-(\d\d))?/.exec(fields.get('date') ?? '') ?? []
  const year = dateYear ?? /\d{4}/.exec(fields.get('year') ?? '')?.[0]
  const said = (fields.get('month') ?? '').replace(/[{}\s]/g, '').toLowerCase()
  const named = months.findIndex(month => said.startsWith(month)) + 1
  const month = Number(dateMonth ?? (named > 0 ? named : /^\d{1,2}/.exec(said)?.[0]))
  return { year: year === undefined ? null : Number(year), month: month >= 1 && month <= 12 ? month : null }
}

function linksOf(fields: Fields): Link[] {
  const written = [verbatim(fields, 'url'), verbatim(fields, 'howpublished'), verbatim(fields, 'doi')]
  const urls = written.filter(url => /^https?:\/\/[^\s/]+\.\S+$/i.test(url) && doiIn(url) === null)
  return [...new Set(urls)].map(url => ({ kind: linkKind(url), url }))
}

/** A field that is never TeX, without the `\url{}` that some programs put around it. */
function verbatim(fields: Fields, name: string): string {
  const value = fields.get(name)?.trim() ?? ''
  const bare = /^\\(?:url|href)\{([^{}]*)\}/.exec(value)?.[1] ?? value.replace(/^\{(.*)\}$/s, '$1')
  return bare.replace(/\\([%&#_~{}])/g, '$1').replace(/\{([\\_%#&~])\}/g, '$1')
}
