/**
 * A paper as it goes out: what was asked for, and nothing else.
 *
 * What is left out is not known to the formats at all, so that none of them can
 * tell it by accident.
 */
import { arxivIdOfDoi, dateOfArxivId } from '../library/identifiers.ts'
import {
  type Column,
  columnTitles,
  type Draft,
  type Name,
  type Paper,
  type PaperId,
  type Priority,
} from '../library/paper.ts'
import { type ExportOptions, exportParts, type ExportPart } from './options.ts'
import { shortVenues } from './short-venue.ts'

export interface Outgoing extends Draft {
  readonly id: PaperId
  /** Its own page; empty where it has none. */
  readonly url: string
  /** Keys that it was cited by before. */
  readonly formerKeys: readonly string[]
  /** The reader's own; empty, false and null where it was not asked for. */
  readonly note: string
  readonly column: Column | null
  readonly priority: Priority | null
  readonly isStarred: boolean
  /** JabRef's word for the reading state; null where it has none or was not asked for. */
  readonly readStatus: string | null
}

/** JabRef knows no others. */
const readStatuses: Partial<Record<Column, string>> = { reading: 'skimmed', done: 'read' }

/** What being published adds to a preprint. */
const published = {
  venue: null,
  volume: null,
  issue: null,
  number: null,
  pages: null,
  publisher: null,
  place: null,
  series: null,
  edition: null,
  isbn: null,
  issn: null,
  editors: [],
} satisfies Partial<Draft>

/** How papers go out with these options. */
export function outgoingWith(options: ExportOptions): (paper: Paper) => Outgoing {
  const parts: ReadonlySet<ExportPart> = new Set(options.parts)
  const hasState = parts.has('state')
  // These two have a place of their own for it.
  const hasPlace = options.format === 'csv' || options.format === 'markdown'
  const shortVenue = options.journals === 'short' ? shortVenues() : null
  // These two have a field for either name, and whoever reads them chooses.
  const hasBothNames = options.format === 'ris' || options.format === 'csl-json'
  const asKeywords = hasState && !hasPlace && options.stateAs === 'keywords'
  const tells = Object.fromEntries(exportParts.map(part => [part, parts.has(part)])) as Record<
    ExportPart,
    boolean
  >
  // One object in one go: a library has a hundred thousand papers, and putting each together from parts is most of the time.
  return known => {
    const isPreprint = options.version === 'preprint' && known.arxivId !== null
    const paper: Paper = isPreprint
      ? { ...known, ...published, ...preprintDate(known), type: 'article', doi: arxivsDoi(known) }
      : known
    const { arxivId, doi } = identifiersOf(paper)
    const { type, day, volume, issue, number, pages, publisher, place, series, edition } = paper
    const { isbn, issn, editors, language, other } = paper
    const short = shortVenue?.(paper) ?? null
    return {
      id: paper.id,
      title: paper.title,
      abstract: tells.abstract ? paper.abstract : '',
      authors: paper.authors,
      year: paper.year,
      month: tells.month ? paper.month : null,
      day: tells.month ? (day ?? null) : null,
      arxivId: tells.eprint ? arxivId : null,
      primaryClass: tells.eprint ? paper.primaryClass : null,
      doi: tells.doi ? doi : null,
      venue: hasBothNames ? paper.venue : (short ?? paper.venue),
      links: paper.links,
      type: type ?? null,
      volume: volume ?? null,
      issue: issue ?? null,
      number: number ?? null,
      pages: pages ?? null,
      publisher: publisher ?? null,
      place: place ?? null,
      series: series ?? null,
      edition: edition ?? null,
      isbn: isbn ?? null,
      issn: issn ?? null,
      editors: editors ?? nobody,
      language: language ?? null,
      other:
        hasBothNames && short !== null && short !== paper.venue
          ? { ...other, shortjournal: short }
          : (other ?? nothing),
      keywords:
        tells.tags || asKeywords ? ownKeywords(paper) : tells.keywords ? (paper.keywords ?? none) : none,
      url: tells.url ? urlOf(paper, arxivId) : '',
      formerKeys: paper.formerKeys ?? none,
      note: tells.note ? paper.note : '',
      column: hasState ? paper.column : null,
      priority: hasState ? (paper.priority ?? null) : null,
      isStarred: hasState && paper.isStarred,
      readStatus: hasState && !asKeywords ? (readStatuses[paper.column] ?? null) : null,
    }
  }

  function ownKeywords({ keywords = none, tags, column }: Paper): string[] {
    return [
      ...(tells.keywords ? keywords : []),
      ...(tells.tags ? tags : []),
      ...(asKeywords ? [columnTitles[column]] : []),
    ]
  }
}

/** Where it was published another year than its arXiv id says, the preprint is of that year. */
function preprintDate({ arxivId, venue, year }: Paper): Partial<Pick<Paper, 'year' | 'month' | 'day'>> {
  const ofId = dateOfArxivId(arxivId)
  return venue === null || ofId.year === null || ofId.year === year ? {} : { ...ofId, day: null }
}

const none: string[] = []
const nobody: Name[] = []
const nothing: Record<string, string> = {}

/** arXiv registers a DOI for every preprint; the published one goes before it. */
function identifiersOf({ arxivId, doi }: Draft): Pick<Draft, 'arxivId' | 'doi'> {
  if (arxivId === null && doi === null) return { arxivId, doi }
  const bare = doi?.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') ?? null
  const id =
    arxivId?.replace(/^arxiv:/i, '').replace(/v\d+$/, '') ?? (bare === null ? null : arxivIdOfDoi(bare))
  return { arxivId: id, doi: bare ?? (id === null ? null : `10.48550/arXiv.${id}`) }
}

/** The paper's own page: arXiv's, or else the first link, pages before projects before code. */
function urlOf({ links }: Draft, arxivId: string | null): string {
  if (arxivId !== null) return `https://arxiv.org/abs/${arxivId}`
  if (links.length < 2) return links[0]?.url ?? ''
  const kinds = ['page', 'project', 'code', 'pdf', 'data'] as const
  return kinds.map(kind => links.find(link => link.kind === kind)).find(link => link !== undefined)?.url ?? ''
}

/** The DOI where it is arXiv's own. */
function arxivsDoi({ doi }: Paper): string | null {
  return doi !== null && arxivIdOfDoi(doi) !== null ? doi : null
}
