/**
 * Differences to Better BibTeX's exports that stay: when they are, and why ours is to be preferred or no worse.
 */

/** What entries are compared by: the kind of entry, and fields by one name for both flavours. */
export type ExportField =
  | 'key'
  | 'type'
  | 'author'
  | 'editor'
  | 'title'
  | 'venue'
  | 'series'
  | 'volume'
  | 'number'
  | 'edition'
  | 'pages'
  | 'publisher'
  | 'place'
  | 'year'
  | 'month'
  | 'isbn'
  | 'issn'
  | 'eprint'
  | 'eprinttype'
  | 'eprintclass'
  | 'doi'
  | 'url'
  | 'urldate'
  | 'language'
  | 'keywords'
  | 'abstract'
  | 'note'

/** One field of one entry in which the two are not the same; null where one of them does not have it. */
export interface ExportDifference {
  readonly file: string
  readonly flavour: 'bibtex' | 'biblatex'
  readonly field: ExportField
  /** What the test tells Better BibTeX to do. */
  readonly preferences: Readonly<Record<string, unknown>>
  readonly ours: string | null
  readonly theirs: string | null
  /** Everything in our entry, and in theirs. */
  readonly mine: ReadonlyMap<ExportField, string>
  readonly other: ReadonlyMap<ExportField, string>
}

interface Reason {
  /** All where none are named. */
  readonly fields?: readonly ExportField[]
  readonly when: (difference: ExportDifference) => boolean
  readonly why: string
}

/** Whether the test tells Better BibTeX to leave this field out. */
function isSkipped({ field, preferences, theirs }: ExportDifference): boolean {
  const { skipFields } = preferences
  if (theirs !== null || typeof skipFields !== 'string') return false
  const names: Partial<Record<ExportField, readonly string[]>> = {
    eprinttype: ['archiveprefix', 'eprinttype'],
    eprintclass: ['primaryclass', 'eprintclass'],
    language: ['langid', 'language'],
    keywords: ['keywords'],
    month: ['month', 'date'],
  }
  const skipped = skipFields.split(/[,\s]+/).map(name => name.toLowerCase().split('.').at(-1) ?? '')
  return (names[field] ?? [field]).some(name => skipped.includes(name))
}

const isOnlyOurs = ({ theirs }: ExportDifference) => theirs === null
const isOnlyTheirs = ({ ours }: ExportDifference) => ours === null
const isIn = (form: RegExp) => (difference: ExportDifference) => form.test(difference.file)
const lacksVenue = ({ mine }: ExportDifference) => !mine.has('venue')

/** The first that fits counts. */
const reasons: readonly Reason[] = [
  {
    when: isSkipped,
    why: 'the test tells Better BibTeX to leave this field out',
  },
  {
    fields: ['type'],
    when: difference =>
      difference.ours === 'misc' &&
      /^article|^incollection/.test(difference.theirs ?? '') &&
      lacksVenue(difference),
    why: 'styles print an article without a journal with a hole and warn; `@misc` has none',
  },
  {
    fields: ['type'],
    when: ({ ours, theirs, mine }) =>
      ours === 'misc' &&
      /thesis|report/.test(theirs ?? '') &&
      (!mine.has('publisher') || !mine.has('author')),
    why: 'a thesis or a report must have its author and its school or institution, in both data models',
  },
  {
    fields: ['type'],
    when: ({ ours, theirs, flavour }) => ours === 'misc' && theirs === 'unpublished' && flavour === 'bibtex',
    why: 'BibTeX warns of an unpublished work without a note, and the items have none',
  },
  {
    fields: ['type'],
    when: ({ ours, theirs, flavour }) =>
      flavour === 'bibtex' && ours === 'incollection' && theirs === 'article',
    why: 'an entry of an encyclopedia stands in a book, not in a journal',
  },
  {
    fields: ['type'],
    when: ({ ours, theirs, mine }) => ours === 'collection' && theirs === 'book' && !mine.has('author'),
    why: 'BibLaTeX calls a book that has editors alone a collection',
  },
  {
    fields: ['type', 'editor'],
    when: isIn(/^BibTeX_Warning_for_Inbook/),
    why: 'a part with a title of its own in an edited book is `@incollection`, which may have both author and editor',
  },
  {
    fields: ['type'],
    when: isIn(/^(?:Auto_Abbreviation|Changing_item_type)/),
    why: '`type:` and `referencetype` in Zotero’s `extra` are orders to Better BibTeX',
  },
  {
    fields: ['type', 'eprintclass'],
    when: isIn(/does_not_use_biblatex_fields_eprint/),
    why: 'what arXiv alone has is a preprint for us, `@online` with its eprint fields',
  },
  {
    fields: ['type', 'publisher', 'place'],
    when: isIn(/^jurisdiction/),
    why: 'we have no kind of work for a decision of a court, and make no court of it',
  },
  {
    fields: ['venue'],
    when: ({ preferences }) => typeof preferences['journalAbbreviation'] === 'string',
    why: 'the test asks Better BibTeX for abbreviated names of journals; ours are abbreviated where the export is asked for it',
  },
  {
    fields: ['venue'],
    when: isIn(/^(?:Match_against_string_value|Export_field_zoteroauto)/),
    why: 'a script or a list of macros in the test replaces the name of the journal',
  },
  {
    fields: ['venue'],
    when: ({ theirs, ours }) => ours === null && /^arxiv/i.test(theirs ?? ''),
    why: 'arXiv is no journal: what is a preprint has its eprint fields',
  },
  {
    fields: ['venue', 'publisher'],
    when: isIn(/^Unexpected_HTML_tags/),
    why: 'a blog is where its post appeared, which `howpublished` prints; it organized nothing',
  },
  {
    fields: ['venue', 'publisher'],
    when: isIn(/^error_on_exporting_note_with_pre_tags/),
    why: 'whoever made a program is its publisher; how it was published is the page it has',
  },
  {
    fields: ['eprintclass'],
    when: ({ theirs }) => /[, :]/.test(theirs ?? ''),
    why: 'a paper has one primary class; theirs is a list of all',
  },
  {
    fields: ['doi'],
    when: difference => isOnlyOurs(difference) && /arxiv/i.test(difference.ours ?? ''),
    why: 'arXiv registers a DOI for each of its papers, which lets styles link to them',
  },
  {
    fields: ['doi', 'url', 'urldate'],
    when: difference => isOnlyTheirs(difference) && !/^(?:10\.|https?:\/\/)/.test(difference.theirs ?? ''),
    why: 'what is no DOI, and no address, is not told as one',
  },
  {
    fields: ['doi', 'url'],
    when: isIn(/^Colon_in_bibtex_key/),
    why: 'an address that stands where a DOI should is a link',
  },
  {
    fields: ['doi'],
    when: isIn(/^Exporting_folder/),
    why: 'a short DOI is none that a publisher registered; the item has the long one',
  },
  {
    fields: ['url'],
    when: difference => isOnlyOurs(difference) && difference.flavour === 'bibtex',
    why: 'Better BibTeX leaves links out of BibTeX, or puts them into `note`, by its settings; `url` is what styles read, and switched off in one place',
  },
  {
    fields: ['url', 'urldate', 'eprint', 'eprinttype'],
    when: isOnlyOurs,
    why: 'the test has Better BibTeX tell a DOI or a link but not both',
  },
  {
    fields: ['url', 'urldate'],
    when: difference =>
      isOnlyTheirs(difference) && (/doi\.org/.test(difference.theirs ?? '') || !difference.mine.has('url')),
    why: 'the link is the DOI once more, and a day is the day of a link',
  },
  {
    fields: ['note'],
    when: ({ theirs }) => /^\\url\{/.test(theirs ?? ''),
    why: 'the link is in `url`, which styles print by themselves',
  },
  {
    fields: ['note'],
    when: isOnlyTheirs,
    why: 'notes and remarks in Zotero’s `extra` are the reader’s own, which go out only where that is asked for',
  },
  {
    fields: ['eprint', 'eprinttype'],
    when: ({ theirs, other }) => /^(?:jstor|hdl|pubmed)$/.test(other.get('eprinttype') ?? theirs ?? ''),
    why: 'JSTOR, handles and PubMed are told as the link that they are, or as `pmid`',
  },
  {
    fields: ['keywords'],
    when: isOnlyOurs,
    why: 'the test leaves out tags of programs, which we cannot tell from others',
  },
  {
    fields: ['keywords'],
    when: isIn(/does_not_export_collections|automatic_tags/),
    why: 'we keep the accents of keywords, and tags that a program set',
  },
  {
    fields: ['abstract'],
    when: isIn(/^(?:Add_PhD_diss|google-scholar)/),
    why: 'TeX that stands in an abstract is read: `\\approx` is ≈, and an escaped apostrophe one',
  },
  {
    fields: ['year'],
    when: ({ theirs }) => /^\[|--/.test(theirs ?? ''),
    why: 'styles sort by `year`, which must be a number; a range and the year of the original are none',
  },
  {
    fields: ['month'],
    when: isOnlyTheirs,
    why: 'a season is no month, and `10/06/2014` is June to some and October to others; we say what is certain',
  },
  {
    fields: ['editor'],
    when: isIn(/^Format_disambiguations/),
    why: 'the editor of a series did not edit the book',
  },
  {
    fields: ['author', 'title', 'venue'],
    when: isIn(/^(?:Add_PhD_diss|Extensions_to_citation_format|csquotes|booksubtitle)/),
    why: 'an override, a separator, a quotation command or a title cut in two by order of the test',
  },
  {
    fields: ['author'],
    when: isIn(/^(?:Embedding_multiple|Original_Date)/),
    why: 'we have no contributors beside authors and editors, and lose nobody',
  },
  {
    fields: ['title', 'place'],
    when: isIn(/^(?:BibTeX_Warning_for_Inbook|creating_a_key|Better_BibLaTeX\.006|citation_key_format)/),
    why: 'spaces, dashes and tildes as the item has them',
  },
  {
    fields: ['place'],
    when: isIn(/^Multiple_locations/),
    why: '`<pre>` lets TeX through in Better BibTeX, which we let nobody do',
  },
  {
    fields: ['language'],
    when: ({ theirs, ours }) => theirs === 'german' && ours === 'ngerman',
    why: 'babel means the spelling of before 1998 by `german`',
  },
  {
    fields: ['language'],
    when: isIn(/^(?:Embedding_multiple|AuthorsAlpha|Kuroshiro)/),
    why: 'a code is no name of babel, and of two items of one title nobody says which is which',
  },
  {
    fields: ['issn', 'isbn', 'series', 'month'],
    when: isOnlyOurs,
    why: 'a script of the test, or one entry for several numbers, leaves the field out',
  },
]

/** Why a difference stays; null for one that nobody explained. */
export function reasonFor(difference: ExportDifference): string | null {
  const fits = ({ fields, when }: Reason) => (fields?.includes(difference.field) ?? true) && when(difference)
  return reasons.find(fits)?.why ?? null
}
