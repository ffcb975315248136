/**
 * A paper as it goes out: what was asked for, and nothing else.
 *
 * What is left out is not known to the formats at all, so that none of them can
 * tell it by accident.
 */
import { arxivIdOfDoi } from '../library/identifiers.ts'
import {
  type Column,
  columnTitles,
  type Draft,
  type Paper,
  type PaperId,
  type Priority,
} from '../library/paper.ts'
import type { ExportOptions, ExportPart } from './options.ts'

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
  const asKeywords = hasState && !hasPlace && options.stateAs === 'keywords'
  return paper => {
    const keywords = [
      ...(parts.has('keywords') ? (paper.keywords ?? []) : []),
      ...(parts.has('tags') ? paper.tags : []),
      ...(asKeywords ? [columnTitles[paper.column]] : []),
    ]
    const isPreprint = options.version === 'preprint' && paper.arxivId !== null
    const { arxivId, doi } = identifiersOf(isPreprint ? { ...paper, ...asPreprint(paper) } : paper)
    return {
      ...fieldsOf(paper),
      ...(isPreprint && asPreprint(paper)),
      arxivId: parts.has('eprint') ? arxivId : null,
      doi: parts.has('doi') ? doi : null,
      url: parts.has('url') ? urlOf(paper, arxivId) : '',
      ...(!parts.has('abstract') && { abstract: '' }),
      ...(!parts.has('month') && { month: null, day: null }),
      ...(!parts.has('eprint') && { primaryClass: null }),
      keywords,
      id: paper.id,
      formerKeys: paper.formerKeys ?? [],
      note: parts.has('note') ? paper.note : '',
      column: hasState ? paper.column : null,
      priority: hasState ? (paper.priority ?? null) : null,
      isStarred: hasState && paper.isStarred,
      readStatus: hasState && !asKeywords ? (readStatuses[paper.column] ?? null) : null,
    }
  }
}

/** What sources say of a paper, by name: a paper may carry fields of a newer Paperlane, which nobody asked for. */
function fieldsOf(paper: Paper): Draft {
  const { title, abstract, authors, year, month, arxivId, primaryClass, doi, venue, links } = paper
  const { type, day, volume, issue, number, pages, publisher, place, series, edition } = paper
  const { isbn, issn, editors, language, other } = paper
  return {
    ...{ title, abstract, authors, year, month, arxivId, primaryClass, doi, venue, links },
    ...{ type, day, volume, issue, number, pages, publisher, place, series, edition },
    ...{ isbn, issn, editors, language, other },
  }
}

/** arXiv registers a DOI for every preprint; the published one goes before it. */
function identifiersOf({ arxivId, doi }: Draft): Pick<Draft, 'arxivId' | 'doi'> {
  const bare = doi?.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '') ?? null
  const id =
    arxivId?.replace(/^arxiv:/i, '').replace(/v\d+$/, '') ?? (bare === null ? null : arxivIdOfDoi(bare))
  return { arxivId: id, doi: bare ?? (id === null ? null : `10.48550/arXiv.${id}`) }
}

/** The paper's own page: arXiv's, or else the first link, pages before projects before code. */
function urlOf({ links }: Draft, arxivId: string | null): string {
  if (arxivId !== null) return `https://arxiv.org/abs/${arxivId}`
  const kinds = ['page', 'project', 'code', 'pdf', 'data'] as const
  return kinds.map(kind => links.find(link => link.kind === kind)).find(link => link !== undefined)?.url ?? ''
}

function asPreprint({ doi }: Paper): Partial<Draft> {
  const isArxivs = doi !== null && arxivIdOfDoi(doi) !== null
  return { ...published, type: 'article', doi: isArxivs ? doi : null }
}
