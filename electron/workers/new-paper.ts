/**
 * A paper of the library, made of what an importer understood.
 */
import type { Column, Draft, Paper, PaperId } from '../../shared/library/paper.ts'

interface Arrival {
  readonly id: PaperId
  readonly column: Column
  readonly origin: string
  readonly at: number
  readonly tags: readonly string[]
  readonly citeKey: string | null
}

type Building = { -readonly [Field in keyof Paper]: Paper[Field] }

/** Nothing has been decided about it but where it goes. */
export function newPaper(draft: Draft, { id, column, origin, at, tags, citeKey }: Arrival): Paper {
  // What every paper has in one go, and the rest field by field: V8 gives each object that begins with a spread draft
  // a shape of its own, and takes several times as long where it is not told the names.
  const paper: Building = {
    title: draft.title,
    abstract: draft.abstract,
    authors: draft.authors,
    year: draft.year,
    month: draft.month,
    arxivId: draft.arxivId,
    primaryClass: draft.primaryClass,
    doi: draft.doi,
    venue: draft.venue,
    links: draft.links,
    id,
    column,
    rank: 0, // the library places new papers below the others
    addedAt: at,
    movedAt: at,
    isStarred: false,
    tags: [...tags],
    note: '',
    priority: null,
    skipReason: null,
    citeKey,
    origin,
  }
  if (draft.type !== undefined) paper.type = draft.type
  if (draft.day !== undefined) paper.day = draft.day
  if (draft.volume !== undefined) paper.volume = draft.volume
  if (draft.issue !== undefined) paper.issue = draft.issue
  if (draft.number !== undefined) paper.number = draft.number
  if (draft.pages !== undefined) paper.pages = draft.pages
  if (draft.publisher !== undefined) paper.publisher = draft.publisher
  if (draft.place !== undefined) paper.place = draft.place
  if (draft.series !== undefined) paper.series = draft.series
  if (draft.edition !== undefined) paper.edition = draft.edition
  if (draft.isbn !== undefined) paper.isbn = draft.isbn
  if (draft.issn !== undefined) paper.issn = draft.issn
  if (draft.language !== undefined) paper.language = draft.language
  if (draft.editors !== undefined) paper.editors = draft.editors
  if (draft.keywords !== undefined) paper.keywords = draft.keywords
  if (draft.other !== undefined) paper.other = draft.other
  return paper
}
