/**
 * Differences to other readers that stay: what is different, and why ours is to be preferred or no worse.
 */
import type { ComparedField } from './expected.ts'

/** One explained difference; in files whose path the form matches, of the entry where one is named. */
export interface Difference {
  readonly file: RegExp
  readonly field: ComparedField
  readonly key?: string
  readonly why: string
}

export const explained: readonly Difference[] = [
  {
    file: /BBT_does_not_import_groups_from_JabRef/,
    field: 'creators',
    key: 'Bogadottir2012',
    why: 'The file sets an accent over nothing, `{\\d}`, where its writer meant a letter; we leave it as it stands, they make a space with a dot under it.',
  },
  {
    file: /bbt-import\/(?:Overline_during_Import|Math_formatting_lost)/,
    field: 'venue',
    why: 'Better BibTeX replaces known abbreviations of journals by their names; we keep what the file says.',
  },
  {
    file: /bbt-import\/detect-urls/,
    field: 'publisher',
    why: 'The organization of a conference paper is its sponsor in BibTeX; it is kept as such, not as the publisher.',
  },
  {
    file: /journals_corr|HuF2014|Include_first_name_initial|Missing_JabRef_pattern_authorsN/,
    field: 'venue',
    why: 'arXiv is no journal: the id is kept as the arXiv id, and the paper counts as unpublished.',
  },
  {
    file: /journals_corr/,
    field: 'volume',
    why: 'The volume that DBLP gives to preprints is the arXiv id once more.',
  },
  {
    file: /kowalski_75/,
    field: 'venue',
    why: 'The file uses an abbreviation that it does not define; we keep its name, they look it up in a list of their own.',
  },
  {
    file: /norvig_thesis/,
    field: 'publisher',
    why: 'In a value BibTeX knows no comments, so a per cent sign at the end of a line is one; they remove it.',
  },
  {
    file: /Some_Unicode_characters_converted/,
    field: 'title',
    why: 'A command for two accents at once is kept as TeX, since no table of ours knows it.',
  },
  {
    file: /retorquere-bibtex-parser\/citation-js/,
    field: 'title',
    why: 'Formulas stay TeX, which is shown as a formula; they look for characters that resemble it.',
  },
  {
    file: /mapping__biblatex-input/,
    field: 'venue',
    key: 'gabaldon:book',
    why: 'The series of a book is kept as its series; CSL by citation-js calls it the container.',
  },
  {
    file: /mapping__bibtex-input/,
    field: 'publisher',
    why: 'How something was published is no publisher; it is kept as `howpublished`.',
  },
]
