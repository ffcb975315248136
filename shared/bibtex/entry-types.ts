/**
 * Kinds of entries in BibTeX and BibLaTeX, and CSL's kinds of works.
 *
 * Reading takes every kind that programs write. Writing claims none that the
 * fields do not support: a thesis without its school is `@misc`, since a style
 * would print it with a hole and warn.
 */
import type { Draft } from '../library/paper.ts'
import type { PaperType } from '../library/publication.ts'

const typeOfEntry: ReadonlyMap<string, PaperType> = new Map(
  Object.entries({
    'article-journal': 'article suppperiodical',
    'paper-conference': 'inproceedings conference',
    book: 'book mvbook collection mvcollection reference mvreference proceedings mvproceedings booklet manual',
    chapter: 'inbook incollection bookinbook suppbook suppcollection',
    entry: 'inreference',
    thesis: 'phdthesis mastersthesis thesis',
    report: 'techreport report',
    manuscript: 'unpublished',
    webpage: 'online electronic www webpage',
    software: 'software',
    dataset: 'dataset',
    patent: 'patent',
    standard: 'standard',
    periodical: 'periodical',
    review: 'review',
    motion_picture: 'movie video',
  } satisfies Partial<Record<PaperType, string>>).flatMap(([type, names]) =>
    names.split(' ').map(name => [name, type as PaperType] as const),
  ),
)

/** The kind of entry that each type is written as, given the fields; the rest is `misc`. */
const entryOfType: Partial<Record<PaperType, EntryType>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  review: 'article',
  'paper-conference': 'inproceedings',
  book: 'book',
  chapter: 'incollection',
  entry: 'incollection',
  thesis: 'phdthesis',
  report: 'techreport',
  manuscript: 'unpublished',
}

/** What classic styles know. */
const entryTypes = [
  'article',
  'book',
  'booklet',
  'inbook',
  'incollection',
  'inproceedings',
  'manual',
  'mastersthesis',
  'misc',
  'phdthesis',
  'proceedings',
  'techreport',
  'unpublished',
] as const
export type EntryType = (typeof entryTypes)[number]

/** Kinds that come back from `type` alone; any other is remembered. */
const plain = new Set(['misc', 'conference', 'thesis', 'report', 'electronic', 'www', 'webpage', 'online'])

/**
 * What an entry of that kind is, and the kind where it says more than that.
 *
 * @param isPreprint whether it has an arXiv id and stands in no journal or book
 */
export function typeOf(
  entryType: string,
  isPreprint: boolean,
  subtype: string,
): { readonly type: PaperType | null; readonly entryType: string | null } {
  if (isPreprint && ['article', 'misc', 'online', 'unpublished'].includes(entryType))
    return { type: 'article', entryType: null }
  const type = typeOfEntry.get(entryType) ?? null
  if (entryType === 'article' && (subtype === 'magazine' || subtype === 'newspaper'))
    return { type: `article-${subtype}`, entryType: null }
  const isTold = plain.has(entryType) || (type !== null && (entryOfType[type] ?? type) === entryType)
  return { type, entryType: isTold ? null : entryType }
}

const proceedings =
  /\b(?:proceedings|proc\.?|conference|conf\.?|symposium|workshops?|meeting|congress|lecture notes|advances in neural)\b|^(?:acl|emnlp|naacl|eacl|coling|cvpr|iccv|eccv|wacv|icml|iclr|neurips|nips|aaai|ijcai|kdd|sigir|sigmod|vldb|www|chi|uist|icra|iros|rss|corl|interspeech|icassp|stoc|focs|soda|colt|osdi|sosp|nsdi|usenix\b.*)\b/i

/** Whether a venue is the title of proceedings, by its words. */
export function isProceedings(venue: string): boolean {
  return proceedings.test(venue)
}

/** The kind of entry that the fields of a paper support. */
export function entryTypeOf(paper: Draft): EntryType {
  const { type = null, venue, publisher, pages, authors, editors = [], other } = paper
  const hasPeople = authors.length + editors.length > 0
  if (type === null)
    return venue === null || !hasPeople ? 'misc' : isProceedings(venue) ? 'inproceedings' : 'article'
  const said = entryTypes.find(known => known === other?.['entrytype'])
  const wanted = said !== undefined && typeOfEntry.get(said) === type ? said : entryOfType[type]
  if (wanted === undefined) return 'misc'
  switch (wanted) {
    case 'article':
    case 'inproceedings':
    case 'incollection':
      return venue !== null && hasPeople ? wanted : 'misc'
    case 'inbook':
      if (publisher && (pages || other?.['chapter'])) return wanted
      return venue !== null && hasPeople ? 'incollection' : 'misc'
    case 'book':
      return publisher ? wanted : 'booklet'
    case 'phdthesis':
    case 'mastersthesis':
    case 'techreport':
      return publisher && hasPeople ? wanted : 'misc'
    case 'unpublished':
      return other?.['note'] && hasPeople ? wanted : 'misc'
    case 'booklet':
    case 'manual':
    case 'misc':
    case 'proceedings':
      return wanted
  }
}
