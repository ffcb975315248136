/**
 * What sources say of a paper, field by field: how each is written and kept.
 */
import type { Edits } from '../../shared/library/edits.ts'
import { nameText, parseNames } from '../../shared/library/names.ts'
import type { Paper } from '../../shared/library/paper.ts'
import { type PaperType, paperTypes, paperTypeTitles } from '../../shared/library/publication.ts'
import type { ListedField } from './FieldList.tsx'
import { monthTitle, parseMonth } from './months.ts'

/** Keeps some fields of the paper; answers what is wrong with them, or null. */
type Keep = (fields: Edits) => Promise<string | null>

/** Who wrote it, when and where it appeared, and its ids. */
export function aboutFields(paper: Paper, keep: Keep): readonly ListedField[] {
  const { authors, year, month, day = null, venue, arxivId, primaryClass, doi } = paper
  return [
    names('Authors', authors, authors => keep({ authors })),
    { label: 'Year', value: numberText(year), onSave: text => keep({ year: numberOf(text) }) },
    {
      label: 'Month',
      value: month === null ? '' : monthTitle(month),
      onSave: text => keep({ month: orNull(text) === null ? null : parseMonth(text) }),
    },
    { label: 'Day', value: numberText(day), onSave: text => keep({ day: numberOf(text) }) },
    line('Venue', venue, venue => keep({ venue })),
    line('arXiv', arxivId, arxivId => keep({ arxivId })),
    line('arXiv class', primaryClass, primaryClass => keep({ primaryClass })),
    line('DOI', doi, doi => keep({ doi })),
  ]
}

/** How it was published; most papers say none of this. */
export function publicationFields(paper: Paper, keep: Keep): readonly ListedField[] {
  const { type, editors = [], keywords = [], other = {} } = paper
  return [
    {
      label: 'Kind',
      value: type ?? '',
      ...(type && { shown: paperTypeTitles[type] }),
      choices: [
        { value: '', title: 'Not said' },
        ...paperTypes.map(value => ({ value, title: paperTypeTitles[value] })),
      ],
      onSave: text => keep({ type: orNull(text) as PaperType | null }),
    },
    {
      ...line('Short venue', other['shortjournal'], shortVenue => keep({ shortVenue })),
      hint: 'As bibliographies abbreviate it: J. Fluid Mech.',
    },
    line('Volume', paper.volume, volume => keep({ volume })),
    line('Issue', paper.issue, issue => keep({ issue })),
    line('Number', paper.number, number => keep({ number })),
    line('Pages', paper.pages, pages => keep({ pages })),
    {
      ...line('Publisher', paper.publisher, publisher => keep({ publisher })),
      hint: 'The school of a thesis, the institution of a report',
    },
    line('Place', paper.place, place => keep({ place })),
    line('Series', paper.series, series => keep({ series })),
    line('Edition', paper.edition, edition => keep({ edition })),
    line('ISBN', paper.isbn, isbn => keep({ isbn })),
    line('ISSN', paper.issn, issn => keep({ issn })),
    names('Editors', editors, editors => keep({ editors })),
    line('Language', paper.language, language => keep({ language })),
    {
      label: 'Keywords',
      value: keywords.join('; '),
      size: 'wrapped',
      hint: 'Parted by semicolons. Enter keeps them.',
      onSave: text => keep({ keywords: parts(text) }),
    },
  ]
}

function line(
  label: string,
  value: string | null | undefined,
  onSave: (text: string | null) => Promise<string | null>,
): ListedField {
  return { label, value: value ?? '', size: 'wrapped', onSave: text => onSave(orNull(text)) }
}

function names(
  label: string,
  value: Paper['authors'],
  onSave: (names: Paper['authors']) => Promise<string | null>,
): ListedField {
  return {
    label,
    value: value.map(nameText).join('\n'),
    shown: value.map(nameText).join('; '),
    size: 'long',
    hint: 'One a line: Lima, Ana',
    className: 'details-authors',
    onSave: text => onSave(parseNames(text)),
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text
}

function numberText(value: number | null): string {
  return value === null ? '' : String(value)
}

/** NaN where it is no number, for the check of the field to refuse. */
function numberOf(text: string): number | null {
  return orNull(text) === null ? null : Number(text)
}

function parts(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
}
