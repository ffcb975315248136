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
import { type KnownNames, readNames } from './names.ts'

/** Fields in which nothing is TeX. */
const verbatimFields = new Set('file url pdf doi eprint urldate local-url'.split(' '))

export type Building = { -readonly [Field in keyof Draft]: Draft[Field] }

/**
 * Adds what the fields say of how a paper was published. Takes what it reads; asked last, since the rest becomes `other`.
 *
 * Field by field, since most say nothing: to make all of them and leave those out takes several times as long.
 *
 * @param isPreprint whether the entry has an arXiv id and stands in no journal or book
 */
export function addPublication(
  paper: Building,
  entryType: string,
  fields: FieldReader,
  isPreprint: boolean,
  known: KnownNames,
): void {
  const { type, entryType: said } = typeOf(entryType, isPreprint, fields.text('entrysubtype'))
  const isIssue = type === null || /^(?:article|periodical|review)/.test(type)
  if (type !== null) paper.type = type
  if (fields.isEmpty) {
    // A preprint, mostly: three dozen questions would be answered by nothing.
    addOther(paper, fields, said, othersIn(fields))
    return
  }
  const volume = fields.text('volume')
  // DBLP gives arXiv's preprints a volume that is only their id.
  if (volume !== '' && !(isPreprint && /^abs\//i.test(volume))) paper.volume = rangeText(volume)
  const issue = (isIssue && fields.text('number')) || fields.text('issue')
  if (issue !== '') paper.issue = rangeText(issue)
  const number = isIssue ? '' : fields.text('number')
  if (number !== '') paper.number = number
  const pages = fields.text('pages')
  if (pages !== '') paper.pages = pagesText(pages)
  const publisher =
    fields.text('publisher') ||
    fields.text('institution') ||
    fields.text('school') ||
    organizationOf(type, fields)
  if (publisher !== '') paper.publisher = publisher
  const place = fields.text('address') || fields.text('location')
  if (place !== '') paper.place = place
  for (const name of plainFields) {
    const text = fields.text(name)
    if (text !== '') paper[name] = text
  }
  const editors = readNames(fields.raw('editor'), known)
  if (editors.length > 0) paper.editors = editors
  const language = fields.text('langid') || fields.text('language')
  if (language !== '') paper.language = languageCode(language)
  const keywords = keywordsOf(fields.text('keywords'))
  if (keywords.length > 0) paper.keywords = keywords
  fields.take('editor', 'crossref', 'xdata', 'key')
  const kind = kindWithin(type, fields)
  if (isPreprint && fields.raw('pubstate').trim() === 'prepublished') fields.take('pubstate')
  addOther(paper, fields, said ?? kind, othersIn(fields))
}

/** Fields that are kept under the name that they have. */
const plainFields = ['series', 'edition', 'isbn', 'issn'] as const

/** Who published a manual or a page is its organization; of proceedings that is a sponsor. */
function organizationOf(type: Draft['type'], fields: FieldReader): string {
  return type === 'paper-conference' || type === 'article-journal' ? '' : fields.text('organization')
}

/** BibTeX's kind of entry that BibLaTeX's `type` of a thesis or a report stands for; null where that is the usual one. */
function kindWithin(type: Draft['type'], fields: FieldReader): string | null {
  if (type !== 'thesis' && type !== 'report') return null
  const said = fields.raw('type').trim()
  const isTold = type === 'thesis' ? /^(?:phd|ma|masters?)thesis$/.test(said) : said === 'techreport'
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
  const [authors, editors] = [isCutShort(fields.raw('author')), isCutShort(fields.raw('editor'))]
  return authors ? (editors ? 'author editor' : 'author') : editors ? 'editor' : ''
}

function isCutShort(names: string): boolean {
  if (names === '') return false
  const last = names.charCodeAt(names.length - 1)
  // Hardly any list ends with an s, or with white space.
  return (
    ((last | 0x20) === 0x73 || last <= 0x20 || last > 0x7e) && /\sand\s+others\s*$/i.test(names.slice(-40))
  )
}

function addOther(paper: Building, fields: FieldReader, entryType: string | null, others: string): void {
  let other: Record<string, string> | undefined
  if (others !== '') other = { others }
  if (entryType !== null) {
    other ??= {}
    other['entrytype'] = entryType
  }
  fields.forEachLeft((name, value) => {
    const text = verbatimFields.has(name) ? value.trim() : texToText(value, inField)
    // Assigning to this one name would change what the object is.
    if (text === '' || name === '__proto__') return
    other ??= {}
    other[name] = text
  })
  if (other !== undefined) paper.other = other
}

const inField = { keepsBraces: false } as const
