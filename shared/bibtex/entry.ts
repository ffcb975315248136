/**
 * A paper as a BibTeX entry, in the flavour that classic styles read.
 *
 * Published papers become articles or papers of proceedings, arXiv preprints
 * `@misc` with eprint fields as arXiv writes them, anything else plain `@misc`.
 * What its reader decided (column, star, tags, note) never leaves the library.
 */
import { arxivIdOfDoi } from '../library/identifiers.ts'
import type { Draft } from '../library/paper.ts'
import { escapeName, escapeText, escapeTitle, escapeVerbatim } from './escape.ts'

export interface Field {
  readonly name: string
  /** As it stands in the file, delimiters included: `{Tea, Measured}`, `jun`. */
  readonly value: string
}

export interface Entry {
  readonly type: 'article' | 'inproceedings' | 'misc'
  readonly key: string
  readonly fields: readonly Field[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

const proceedings =
  /\b(?:proceedings|proc\.?|conference|conf\.?|symposium|workshops?|meeting|congress|lecture notes|advances in neural)\b|^(?:acl|emnlp|naacl|eacl|coling|cvpr|iccv|eccv|wacv|icml|iclr|neurips|nips|aaai|ijcai|kdd|sigir|sigmod|vldb|www|chi|uist|icra|iros|rss|corl|interspeech|icassp|stoc|focs|soda|colt|osdi|sosp|nsdi|usenix\b.*)\b/i

/** The entry of a paper under a key. Fields that are not known are not there. */
export function toEntry(paper: Draft, key: string): Entry {
  const { title, authors, year, month, venue, abstract, primaryClass } = paper
  const type = venue === null ? 'misc' : proceedings.test(venue) ? 'inproceedings' : 'article'
  const names = authors.map(escapeName).filter(name => name !== '')
  const { arxivId, doi } = identifiersOf(paper)
  const values: readonly (readonly [string, string | null])[] = [
    ['author', braced(names.join(' and '))],
    // Styles sort and label an entry without an author by its `key` field.
    ['key', names.length === 0 ? braced(key) : null],
    ['title', braced(escapeTitle(title))],
    ['journal', type === 'article' ? braced(escapeText(venue ?? '')) : null],
    ['booktitle', type === 'inproceedings' ? braced(escapeTitle(venue ?? '')) : null],
    ['year', year === null ? null : braced(String(year))],
    ['month', month === null ? null : (months[month - 1] ?? null)],
    ['eprint', braced(escapeVerbatim(arxivId ?? ''))],
    ['archiveprefix', arxivId === null ? null : '{arXiv}'],
    ['primaryclass', arxivId === null ? null : braced(escapeVerbatim(primaryClass ?? ''))],
    ['doi', braced(escapeVerbatim(doi ?? ''))],
    ['url', braced(escapeVerbatim(urlOf(paper, arxivId)))],
    ['abstract', braced(escapeText(abstract))],
  ]
  return {
    type,
    key,
    fields: values.flatMap(([name, value]) => (value === null ? [] : [{ name, value }])),
  }
}

/** Null for an empty field. */
function braced(value: string): string | null {
  return value === '' ? null : `{${value}}`
}

/** arXiv registers a DOI for every preprint; the published one goes before it. */
function identifiersOf({ arxivId, doi }: Draft): {
  readonly arxivId: string | null
  readonly doi: string | null
} {
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
