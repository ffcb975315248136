/**
 * From the values of one row or object, by what they mean, to a paper.
 */
import type { Column, Draft, Link, Name } from '../library/paper.ts'
import { type PaperType, paperTypes } from '../library/publication.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { bylineOf } from './people.ts'
import type { Role } from './roles.ts'
import { standardNumbers } from './standard-numbers.ts'
import { columnOfLabel, columnOfNote, columnOfWord } from './states.ts'

/** The texts of one record by role, in the order of the columns. */
export type Values = ReadonlyMap<Role, readonly string[]>

/** What is known besides, where the source is not flat. */
export interface Besides {
  readonly authors?: readonly Name[]
  readonly editors?: readonly Name[]
  readonly links?: Link[]
  readonly isTex?: boolean
}

export interface Tabular {
  readonly draft: Draft
  readonly citeKey?: string
  readonly column?: Column
}

const typeOf: readonly (readonly [RegExp, PaperType])[] = [
  [/journal|^article$|^review$|^jour$/i, 'article-journal'],
  [/conference|proceeding|^conf$/i, 'paper-conference'],
  [/preprint/i, 'article'],
  [/chapter|book ?section|^chap$/i, 'chapter'],
  [/thesis|dissertation/i, 'thesis'],
  [/report/i, 'report'],
  [/book/i, 'book'],
  [/data ?set/i, 'dataset'],
  [/web ?page/i, 'webpage'],
]

/** The paper of a record, or null where it names none. */
export function fromValues(values: Values, besides: Besides = {}): Tabular | null {
  const all = (role: Role) => (values.get(role) ?? []).filter(value => !nothing.test(value))
  const first = (role: Role) => all(role).find(value => value.trim() !== '') ?? ''
  const [firstPage, lastPage] = [first('firstPage'), first('lastPage')]
  const pages = firstPage === '' || lastPage === '' ? firstPage : `${firstPage}-${lastPage}`
  const notes = all('note')
  const draft = toDraft({
    type: typeNamed(first('type')),
    // PubMed ends its titles in a full stop.
    title: values.has('pmid') ? first('title').replace(/(?<!\.)\.$/, '') : first('title'),
    abstract: fullest(all('abstract')),
    authors: [...(besides.authors ?? bylineOf(fullest(all('authors'))))],
    editors: [...(besides.editors ?? bylineOf(first('editors')))],
    ...firstDate(all('date')),
    venue: first('venue'),
    primaryClass: classOf(first('class')),
    volume: first('volume'),
    issue: first('issue'),
    number: first('number'),
    pages: first('pages') || pages,
    publisher: first('publisher'),
    place: first('place'),
    series: first('series'),
    edition: first('edition'),
    ...standardNumbers(all('standardNumber')),
    language: first('language'),
    keywords: all('keywords').flatMap(keywordsOf),
    ids: [
      ...all('id').flatMap(value => [value, ...(/\s/.test(value) ? value.split(/[\s;,|]+/) : [])]),
      ...all('pmid').flatMap(id =>
        /^\d{1,9}$/.test(id.trim()) ? `https://pubmed.ncbi.nlm.nih.gov/${id.trim()}/` : [],
      ),
    ],
    ...(besides.links && { links: besides.links }),
    ...(besides.isTex !== undefined && { isTex: besides.isTex }),
  })
  if (!draft) return null
  const column =
    columnOfWord(first('state')) ?? columnOfNote(notes.join(' ')) ?? columnOfLabel(first('label'))
  const key = first('key')
  return {
    draft,
    ...(/^[\w:./+-]{3,200}$/.test(key) && /[a-z]/.test(key) && { citeKey: key }),
    ...(column !== undefined && { column }),
  }
}

/** What programs write where they know nothing. */
const nothing = /^\s*(?:[-–—]+|n\/?a|nan|null|none|undefined)\s*$/i

/** Some tables have the names or the text twice: `Authors` and `First author`, `Author full names`, `TLDR`. */
function fullest(texts: readonly string[]): string {
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

function typeNamed(said: string): PaperType | null {
  const text = said.trim()
  const own = paperTypes.find(type => type === text)
  return own ?? typeOf.find(([form]) => form.test(text))?.[1] ?? null
}

/** arXiv's primary category: the first of a list, as `cs.LG` or within `Machine Learning (cs.LG)`. */
export function classOf(written: string): string | null {
  const form =
    /(?:^|[\s([;,'"])((?:[a-z-]{2,10}\.[A-Za-z-]{2,10})|(?:hep-(?:th|ph|ex|lat)|gr-qc|quant-ph|math-ph|nucl-(?:th|ex)|astro-ph|cond-mat|cs|math|stat|physics))(?=$|[\s)\];,'"])/
  return form.exec(written.slice(0, 300))?.[1] ?? null
}

function keywordsOf(text: string): string[] {
  const list = /^\s*\[(.*)\]\s*$/s.exec(text)?.[1]
  if (list !== undefined) return [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) => a ?? b ?? '')
  return text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ',')
}
