/**
 * The details of the focused paper, beside the papers: everything that is known of it, each field to be edited in place.
 */
import { Tags, X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useEffect } from 'react'
import {
  columnTitles,
  type Paper,
  type PaperId,
  priorities,
  skipReasonTitles,
} from '../../shared/library/paper.ts'
import { nameText, parseNames } from '../../shared/library/names.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { SearchedText } from '../search/SearchedText.tsx'
import { useStore } from '../store/store.ts'
import { leastDetailsWidth, mostDetailsWidth } from '../store/view.ts'
import { dateLabel } from '../ui/age.ts'
import { LinkKindIcon, linkTitles } from '../ui/icons.tsx'
import { EditableField } from './EditableField.tsx'
import { NoteField } from './NoteField.tsx'

export function Details() {
  const id = useStore(state => state.focused[state.column])
  const paper = useStore(state => (id === null ? undefined : state.papers.get(id)))
  const width = useStore(state => state.details.width)
  const toggle = useStore(state => state.toggleDetails)
  const wantPapers = useStore(state => state.wantPapers)
  useEffect(() => {
    if (id !== null) wantPapers([id])
  }, [id, wantPapers])
  return (
    <>
      <Divider />
      <aside className="details" aria-label="Details" data-place="details" style={{ width }}>
        <header className="details-head">
          <h2 className="details-heading">Details</h2>
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-label="Hide the details"
            onClick={toggle}
          >
            <X size={16} aria-hidden />
          </button>
        </header>
        {id === null ? (
          <p className="details-empty quiet">No paper is focused.</p>
        ) : (
          paper && <Fields key={id} id={id} paper={paper} />
        )}
      </aside>
    </>
  )
}

/** How far a key moves the divider, in CSS pixels. */
const dividerStep = 24

function Divider() {
  const width = useStore(state => state.details.width)
  const resize = useStore(state => state.resizeDetails)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? dividerStep : event.key === 'ArrowRight' ? -dividerStep : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    resize(width + step)
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(window.innerWidth - event.clientX)
  }
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- a separator with a value is a control
    <div
      className="divider"
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the details"
      aria-valuenow={Math.round(width)}
      aria-valuemin={leastDetailsWidth}
      aria-valuemax={mostDetailsWidth}
      // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- a separator with a value is a control
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    />
  )
}

interface FieldsProps {
  readonly id: PaperId
  readonly paper: Paper
}

function Fields({ id, paper }: FieldsProps) {
  const editPaper = useStore(state => state.editPaper)
  const orNull = (text: string) => (text.trim() === '' ? null : text)
  return (
    <div className="details-fields">
      <EditableField
        label="Title"
        value={paper.title}
        isLong
        onSave={title => editPaper(id, { title })}
        className="details-title"
      >
        <SearchedText text={paper.title} field="title" />
      </EditableField>
      <EditableField
        label="Authors"
        value={paper.authors.map(nameText).join('\n')}
        isLong
        hint="One a line: Lima, Ana"
        onSave={text => editPaper(id, { authors: parseNames(text) })}
      >
        {paper.authors.map(nameText).join('; ')}
      </EditableField>
      <div className="details-row">
        <EditableField
          label="Year"
          value={paper.year === null ? '' : String(paper.year)}
          onSave={text => editPaper(id, { year: orNull(text) === null ? null : Number(text) })}
        />
        <EditableField
          label="Venue"
          value={paper.venue ?? ''}
          onSave={text => editPaper(id, { venue: orNull(text) })}
        />
      </div>
      <div className="details-row">
        <EditableField
          label="arXiv"
          value={paper.arxivId ?? ''}
          onSave={text => editPaper(id, { arxivId: orNull(text) })}
        />
        <EditableField
          label="DOI"
          value={paper.doi ?? ''}
          onSave={text => editPaper(id, { doi: orNull(text) })}
        />
      </div>
      <Priorities id={id} />
      <TagList paper={paper} />
      <NoteField id={id} note={paper.note} />
      <LinkList paper={paper} />
      <EditableField
        label="Abstract"
        value={paper.abstract}
        isLong
        onSave={abstract => editPaper(id, { abstract })}
        className="details-abstract"
      >
        <SearchedText text={paper.abstract} field="abstract" />
      </EditableField>
      <Facts id={id} paper={paper} />
    </div>
  )
}

function Priorities({ id }: { readonly id: PaperId }) {
  const priority = useStore(state => state.rows.get(id)?.priority ?? null)
  const change = useStore(state => state.change)
  return (
    <div className="details-field" role="group" aria-label="Priority">
      <span className="field-label">Priority</span>
      <span className="details-choices">
        {[...priorities, null].map(one => (
          <button
            key={one}
            type="button"
            className="button button-quiet"
            aria-pressed={priority === one}
            onClick={() => void change({ type: 'prioritise', ids: [id], priority: one })}
          >
            {one ?? 'None'}
          </button>
        ))}
      </span>
    </div>
  )
}

function TagList({ paper: { id, tags } }: { readonly paper: Paper }) {
  const change = useStore(state => state.change)
  return (
    <div className="details-field" role="group" aria-label="Tags">
      <span className="field-label">Tags</span>
      <span className="details-choices">
        {tags.map(tag => (
          <button
            key={tag}
            type="button"
            className="tag tag-button"
            aria-label={`Take the tag ${tag} away`}
            title={`Take the tag ${tag} away`}
            onClick={() => void change({ type: 'tag', ids: [id], add: [], remove: [tag] })}
          >
            {tag} <X size={12} aria-hidden />
          </button>
        ))}
        <button type="button" className="button button-quiet" onClick={() => runCommand('paper.tags')}>
          <Tags size={14} aria-hidden /> Tags… <CommandKey id="paper.tags" />
        </button>
      </span>
    </div>
  )
}

function LinkList({ paper: { links } }: { readonly paper: Paper }) {
  const openUrl = useStore(state => state.openUrl)
  if (links.length === 0) return null
  return (
    <ul className="details-links" aria-label="Links">
      {links.map(({ kind, url }) => (
        <li key={url}>
          <button type="button" className="link-button" title={url} onClick={() => void openUrl(url)}>
            <LinkKindIcon kind={kind} size={14} />
            {linkTitles[kind]}
          </button>
        </li>
      ))}
    </ul>
  )
}

function Facts({ id, paper }: FieldsProps) {
  const row = useStore(state => state.rows.get(id))
  const today = useStore(state => state.today)
  if (!row) return null
  const facts = [
    `In ${columnTitles[row.column]} since ${dateLabel(row.movedAt, today)}`,
    row.skipReason && skipReasonTitles[row.skipReason],
    `added ${dateLabel(row.addedAt, today)} from ${paper.origin}`,
    paper.citeKey && `cited as ${paper.citeKey}`,
  ]
  return <p className="details-facts">{facts.filter(Boolean).join(' · ')}</p>
}
