/**
 * From what a record says to a paper: the one place where texts are cleaned,
 * ids recognised and links sorted, whatever format they came in.
 */
import { type Draft, draft, type Link, type Name } from '../library/paper.ts'
import { dateOfArxivId } from '../library/identifiers.ts'
import { languageCode } from '../library/languages.ts'
import { pagesText, rangeText } from '../library/publication.ts'
import { cleanText } from '../text/clean.ts'
import { identify, isPaperPage } from './ids.ts'
import { findLinks, linkKind } from './links.ts'
import { markupToText } from './markup.ts'
import { texToText } from './tex-text.ts'

/** What a record says, as it is written there. */
export interface Described extends Partial<Omit<Draft, 'arxivId' | 'doi'>> {
  /** Whatever may be an id or an address: of each kind the first counts, addresses become links. */
  readonly ids?: readonly string[]
  /** Titles and abstracts are TeX, as arXiv keeps them; otherwise they may hold markup. Unsaid, an arXiv id decides. */
  readonly isTex?: boolean
  /** What the journal is called for short, where the record also has its whole name. */
  readonly shortVenue?: string
}

/** The paper, or null where neither a title nor an id is known. Without a title it is called by its id. */
export function toDraft(described: Described): Draft | null {
  const server = preprintServer.exec(described.venue ?? '')
  const known = identifyAll([...(described.ids ?? []), server?.[1] ?? ''])
  const asTex = described.isTex ?? known.arxivId !== null
  const read = (text: string | null | undefined) => (asTex ? texToText(text ?? '') : plainText(text ?? ''))
  const title = read(described.title) || titleOfId(known)
  if (title === '') return null
  const abstract = read(described.abstract)
  const [venue, short] = namesOfVenue(described)
  const date = described.year ? described : dateOfArxivId(known.arxivId)
  const paper: { -readonly [F in keyof Draft]: Draft[F] } = draft({
    title,
    abstract,
    authors: withoutOthers(described.authors ?? []),
    year: date.year ?? null,
    month: date.month ?? null,
    ...(described.year && described.month && described.day ? { day: described.day } : {}),
    arxivId: known.arxivId,
    primaryClass: known.arxivId === null ? null : (described.primaryClass ?? server?.[2] ?? null),
    doi: known.doi,
    venue: venue === '' || venue === title || server ? null : venue,
    links: linksOf(described.links ?? [], known.urls, abstract),
  })
  addPublication(paper, described, short)
  return paper
}

/** What the journal is called, whole and for short: programs mistake the fields for one another, and the longer name is the whole. */
function namesOfVenue({ venue, shortVenue }: Described): readonly [whole: string, short: string] {
  const [whole, short] = [plainText(venue ?? ''), shortVenue ? plainText(shortVenue) : '']
  return whole !== '' && short.length > whole.length ? [short, whole] : [whole, short]
}

/** Most papers of most sources say nothing of these, so what is absent costs nothing. */
function addPublication(
  paper: { -readonly [F in keyof Draft]: Draft[F] },
  described: Described,
  shortVenue: string,
): void {
  for (const name of texts) {
    const text = described[name]
    if (text) paper[name] = plainText(text)
  }
  if (paper.language) paper.language = languageCode(paper.language)
  if (paper.volume) paper.volume = rangeText(paper.volume)
  if (paper.issue) paper.issue = rangeText(paper.issue)
  if (described.pages) paper.pages = pagesText(cleanText(described.pages))
  // Whatever its source calls it, what stands on such a server alone is a preprint.
  const isPreprint = described.type === 'article-journal' && preprintServer.test(described.venue ?? '')
  if (described.type) paper.type = isPreprint ? 'article' : described.type
  if (described.editors && described.editors.length > 0) paper.editors = described.editors
  const keywords = new Set(described.keywords?.map(plainText))
  keywords.delete('')
  if (keywords.size > 0) paper.keywords = [...keywords]
  const short = paper.venue === null ? '' : shortVenue
  const isCutShort = described.authors?.some(isOthers) === true
  const other = Object.entries({
    ...(isCutShort && { others: 'author' }),
    ...(short !== '' && short !== paper.venue && { shortjournal: short }),
    ...described.other,
  }).filter(([, text]) => text !== '')
  if (other.length > 0) paper.other = Object.fromEntries(other)
}

function linksOf(given: readonly Link[], urls: readonly string[], abstract: string): Link[] {
  const mentioned = abstract.includes('/') ? findLinks(abstract) : []
  if (given.length + urls.length + mentioned.length === 0) return []
  const links = new Map<string, Link>()
  for (const link of [...given, ...urls.map(toLink), ...mentioned])
    if (!links.has(link.url)) links.set(link.url, link)
  return [...links.values()]
}

/** An address that a record gives as its own leads to the paper's page, where nothing says otherwise. */
function toLink(url: string): Link {
  const kind = linkKind(url)
  return { kind: kind === 'project' ? 'page' : kind, url }
}

const texts = [
  'volume',
  'issue',
  'number',
  'publisher',
  'place',
  'series',
  'edition',
  'isbn',
  'issn',
  'language',
] as const

/** Text that may hold markup, or TeX where a backslash says so. */
export function plainText(text: string): string {
  const bare = markupToText(text)
  if (!bare.includes('\\')) return cleanText(bare)
  // An apostrophe that a program escaped: in TeX it would be an accent.
  return texToText(bare.replace(/(?<=\p{L})\\'(?=s(?!\p{L}))/gu, "'"))
}

/** Zotero calls arXiv the journal of a preprint: `arXiv:2206.07690 [cs.LG]`. */
const preprintServer = /^(arxiv(?::\S+)?)(?:\s*\[([\w.-]+).*|\.org.*|\s+preprint.*)?$/i

/** Programs without a word for "and others" write it as the last person. */
function isOthers({ literal, family, given }: Name): boolean {
  return given === undefined && /^(?:others|et al\.?)$/i.test(literal ?? family ?? '')
}

function withoutOthers(authors: readonly Name[]): Name[] {
  return authors.filter(name => !isOthers(name))
}

interface Known {
  readonly arxivId: string | null
  readonly doi: string | null
  readonly urls: readonly string[]
}

function identifyAll(ids: readonly string[]): Known {
  let arxivId: string | null = null
  let doi: string | null = null
  const urls: string[] = []
  for (const id of ids) {
    const found = identify(id)
    arxivId ??= found?.arxivId ?? null
    doi ??= found?.doi ?? null
    if (found?.url !== undefined && found.url !== null) urls.push(found.url)
  }
  return { arxivId, doi, urls }
}

/** What a paper is called of which only an id is known, or an address. */
function titleOfId({ arxivId, doi, urls }: Known): string {
  if (arxivId !== null) return `arXiv:${arxivId}`
  return doi ?? urls.find(isPaperPage) ?? ''
}
