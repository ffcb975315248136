/**
 * Everything that is known of a paper beside its text: what the person says of it, and what sources say.
 */
import { nameText, parseNames } from '../../shared/library/names.ts'
import { columnTitles, type Paper, type PaperId } from '../../shared/library/paper.ts'
import { type State, useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { FieldList, type ListedField } from './FieldList.tsx'
import { LinkFields } from './LinkFields.tsx'
import { Marks } from './Marks.tsx'
import { monthTitle, parseMonth } from './months.ts'
import { NoteField } from './NoteField.tsx'

export function PaperFields({ id }: { readonly id: PaperId }) {
  const paper = useStore(state => state.papers.get(id))
  const editPaper = useStore(state => state.editPaper)
  if (!paper) return null
  return (
    <div className="details">
      <section className="details-group" aria-label="Yours">
        <NoteField id={id} note={paper.note} />
        <Marks id={id} />
      </section>
      <section className="details-group" aria-labelledby="details-about">
        <h3 className="details-heading" id="details-about">
          About this paper
        </h3>
        <FieldList id={id} fields={aboutFields({ id, paper }, editPaper)} />
        <LinkFields id={id} links={paper.links} />
      </section>
      <Facts id={id} paper={paper} />
    </div>
  )
}

interface PaperProps {
  readonly id: PaperId
  readonly paper: Paper
}

/** What sources say of it, as it is written and kept. */
function aboutFields({ id, paper }: PaperProps, editPaper: State['editPaper']): readonly ListedField[] {
  const { authors, year, month, venue, publisher, arxivId, primaryClass, doi } = paper
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return [
    {
      label: 'Authors',
      value: authors.map(nameText).join('\n'),
      shown: authors.map(nameText).join('; '),
      size: 'long',
      hint: 'One a line: Lima, Ana',
      className: 'details-authors',
      onSave: text => editPaper(id, { authors: parseNames(text) }),
    },
    {
      label: 'Year',
      value: year === null ? '' : String(year),
      onSave: text => editPaper(id, { year: orNull(text) === null ? null : Number(text) }),
    },
    {
      label: 'Month',
      value: month === null ? '' : monthTitle(month),
      onSave: text => editPaper(id, { month: orNull(text) === null ? null : parseMonth(text) }),
    },
    { label: 'Venue', value: venue ?? '', onSave: text => editPaper(id, { venue: orNull(text) }) },
    {
      label: 'Publisher',
      value: publisher ?? '',
      hint: 'The school of a thesis, the institution of a report',
      onSave: text => editPaper(id, { publisher: orNull(text) }),
    },
    { label: 'arXiv', value: arxivId ?? '', onSave: text => editPaper(id, { arxivId: orNull(text) }) },
    {
      label: 'arXiv class',
      value: primaryClass ?? '',
      onSave: text => editPaper(id, { primaryClass: orNull(text) }),
    },
    { label: 'DOI', value: doi ?? '', onSave: text => editPaper(id, { doi: orNull(text) }) },
  ]
}

function Facts({ id, paper }: PaperProps) {
  const row = useStore(state => state.rows.get(id))
  const today = useStore(state => state.today)
  if (!row) return null
  const facts = [
    `In ${columnTitles[row.column]} since ${dateLabel(row.movedAt, today)}`,
    `added ${dateLabel(row.addedAt, today)} from ${paper.origin}`,
    paper.citeKey && `cited as ${paper.citeKey}`,
  ]
  return <p className="details-facts">{facts.filter(Boolean).join(' · ')}</p>
}
