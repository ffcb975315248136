/**
 * How a paper was published, as BibTeX and BibLaTeX say it.
 *
 * What has no field of a paper's own is kept as `other`, so that it can go back
 * as it came.
 */
import { texToText } from '../import/tex-text.ts'
import type { Draft } from '../library/paper.ts'
import { languageCode } from '../library/languages.ts'
import { pagesText, rangeText } from '../library/publication.ts'
import { typeOf } from './entry-types.ts'
import type { FieldReader } from './field-reader.ts'
import { readNames } from './names.ts'

/** Fields in which nothing is TeX. */
const verbatimFields = new Set('file url pdf doi eprint urldate local-url'.split(' '))

/**
 * What the fields say of how a paper was published. Takes what it reads; asked last, since the rest becomes `other`.
 *
 * @param isPreprint whether the entry has an arXiv id and stands in no journal or book
 */
export function publicationOf(entryType: string, fields: FieldReader, isPreprint: boolean): Partial<Draft> {
  const { type, entryType: said } = typeOf(entryType, isPreprint, fields.text('entrysubtype'))
  const isIssue = type === null || /^(?:article|periodical|review)/.test(type)
  const issue = rangeText(isIssue ? fields.text('number', 'issue') : fields.text('issue'))
  const volume = rangeText(fields.text('volume'))
  fields.take('editor', 'crossref', 'xdata', 'key')
  const kind = kindWithin(type, fields)
  if (isPreprint && fields.raw('pubstate').trim() === 'prepublished') fields.take('pubstate')
  return {
    type,
    // DBLP gives arXiv's preprints a volume that is only their id.
    volume: isPreprint && /^abs\//i.test(volume) ? '' : volume,
    issue,
    number: isIssue ? '' : fields.text('number'),
    pages: pagesText(fields.text('pages')),
    publisher: fields.text('publisher', 'institution', 'school') || organizationOf(type, fields),
    place: fields.text('address', 'location'),
    series: fields.text('series'),
    edition: fields.text('edition'),
    isbn: fields.text('isbn'),
    issn: fields.text('issn'),
    editors: readNames(fields.raw('editor')),
    language: languageCode(fields.text('langid', 'language')),
    keywords: keywordsOf(fields.text('keywords')),
    other: otherOf(fields, said ?? kind, othersIn(fields)),
  }
}

/** Who published a manual or a page is its organization; of proceedings that is a sponsor. */
function organizationOf(type: Draft['type'], fields: FieldReader): string {
  return type === 'paper-conference' || type === 'article-journal' ? '' : fields.text('organization')
}

/** BibTeX's kind of entry that BibLaTeX's `type` of a thesis or a report stands for; null where that is the usual one. */
function kindWithin(type: Draft['type'], fields: FieldReader): string | null {
  const said = fields.raw('type').trim()
  const isTold =
    type === 'thesis' ? /^(?:phd|ma|masters?)thesis$/.test(said) : type === 'report' && said === 'techreport'
  if (!isTold) return null
  fields.take('type')
  return type === 'thesis' && said !== 'phdthesis' ? 'mastersthesis' : null
}

/** The keywords of a field, each once; semicolons part them where there are any, commas elsewhere. */
function keywordsOf(text: string): string[] {
  if (text === '') return []
  const words = text.split(text.includes(';') ? ';' : ',').map(word => word.trim())
  return [...new Set(words)].filter(word => word !== '')
}

/** Which lists of names end with `and others`: there are more than the source says. */
function othersIn(fields: FieldReader): string {
  return ['author', 'editor']
    .filter(name => /\sand\s+others\s*$/i.test(fields.raw(name).slice(-40)))
    .join(' ')
}

function otherOf(fields: FieldReader, entryType: string | null, others: string): Record<string, string> {
  const other: Record<string, string> = {}
  if (others !== '') other['others'] = others
  if (entryType !== null) other['entrytype'] = entryType
  for (const [name, value] of fields.rest()) {
    const text = verbatimFields.has(name) ? value.trim() : texToText(value, { keepsBraces: false })
    // Assigning to this one name would change what the object is.
    if (text !== '' && name !== '__proto__') other[name] = text
  }
  return other
}
