/**
 * Everything that is known of a paper beside its text: what the person says of it, and what sources say.
 */
import type { Edits } from '../../shared/library/edits.ts'
import { askedIds, askedTitles, plainlyMissingOf } from '../../shared/library/missing.ts'
import { columnTitles, type Paper, type PaperId } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'
import { dateLabel } from '../ui/age.ts'
import { aboutFields, publicationFields } from './about-fields.ts'
import { FieldList } from './FieldList.tsx'
import { LinkFields } from './LinkFields.tsx'
import { Marks } from './Marks.tsx'
import { NoteField } from './NoteField.tsx'

export function PaperFields({ id }: { readonly id: PaperId }) {
  const paper = useStore(state => state.papers.get(id))
  const editPaper = useStore(state => state.editPaper)
  const keep = (fields: Edits) => editPaper(id, fields)
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
        <FieldList id={id} fields={aboutFields(paper, keep)} />
        <LinkFields id={id} links={paper.links} />
        <Missing paper={paper} />
      </section>
      <section className="details-group" aria-labelledby="details-publication">
        <h3 className="details-heading" id="details-publication">
          Publication
        </h3>
        <FieldList id={id} fields={publicationFields(paper, keep)} fold="Add a field" />
        <Others paper={paper} />
      </section>
      <Facts id={id} paper={paper} />
    </div>
  )
}

/** What no paper is without, and the way to ask for it. */
function Missing({ paper }: { readonly paper: Paper }) {
  const fetchMissing = useStore(state => state.fetchMissing)
  const missing = plainlyMissingOf(paper)
  if (missing.length === 0) return null
  const { arxivId, doi } = askedIds(paper)
  const mayAsk = arxivId !== null || doi !== null
  return (
    <p className="details-lacks">
      <span>
        Missing: {missing.map(name => askedTitles[name]).join(', ')}
        {!mayAsk && '. With a DOI or an arXiv id it could be fetched.'}
      </span>
      {mayAsk && (
        <button
          type="button"
          className="button"
          title="Asks arXiv or doi.org by its id, and fills in what is empty"
          onClick={() => void fetchMissing([paper.id])}
        >
          Fetch <CommandKey id="paper.fetch" />
        </button>
      )}
    </p>
  )
}

/** What a source said that has no field: kept, exported, and shown as it is. */
function Others({ paper: { other = {} } }: { readonly paper: Paper }) {
  return Object.entries(other).map(([name, value]) => (
    <div key={name} className="details-field">
      <span className="field-label">{name}</span>
      <span className="field-other">{value}</span>
    </div>
  ))
}

interface FactsProps {
  readonly id: PaperId
  readonly paper: Paper
}

function Facts({ id, paper }: FactsProps) {
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
