/**
 * The links of a paper, each to be put right, given another kind or taken away, and a place for one more.
 */
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { linkKind } from '../../shared/import/links.ts'
import { type Link, type LinkKind, linkKinds, type PaperId } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { linkTitles } from '../ui/icons.tsx'
import { EditableField } from './EditableField.tsx'
import { FieldEditor } from './FieldEditor.tsx'

interface LinkFieldsProps {
  readonly id: PaperId
  readonly links: readonly Link[]
}

export function LinkFields({ id, links }: LinkFieldsProps) {
  const editPaper = useStore(state => state.editPaper)
  const [isAdding, setAdding] = useState(false)
  const keep = (changed: readonly Link[]) => editPaper(id, { links: [...changed] })
  const replace = (at: number, by: Partial<Link>) =>
    keep(links.map((link, index) => (index === at ? { ...link, ...by } : link)))
  const remove = (at: number) => keep(links.filter((_, index) => index !== at))
  return (
    <div className="details-links" role="group" aria-label="Links">
      {links.map((link, index) => (
        <div key={`${index} ${link.url}`} className="details-link">
          <KindChoice link={link} onChoose={kind => void replace(index, { kind })} />
          <EditableField
            id={id}
            label={`Link ${index + 1}`}
            value={link.url}
            size="wrapped"
            onSave={text => (text.trim() === '' ? remove(index) : replace(index, { url: text.trim() }))}
          />
          <button
            type="button"
            className="button button-quiet button-icon"
            aria-label={`Remove the link ${link.url}`}
            title="Remove this link"
            onClick={() => void remove(index)}
          >
            <X size={14} aria-hidden />
          </button>
        </div>
      ))}
      {isAdding ? (
        <FieldEditor
          id={id}
          label="New link"
          value=""
          hint="https://… Enter keeps it, Esc leaves it"
          onSave={text =>
            text.trim() === '' ? Promise.resolve(null) : keep([...links, newLink(text.trim())])
          }
          onFinish={() => setAdding(false)}
        />
      ) : (
        <button type="button" className="button button-quiet details-add" onClick={() => setAdding(true)}>
          <Plus size={14} aria-hidden /> Add a link
        </button>
      )}
    </div>
  )
}

/** What a link leads to, guessed from where it goes. */
function newLink(url: string): Link {
  return { kind: linkKind(url), url }
}

interface KindChoiceProps {
  readonly link: Link
  readonly onChoose: (kind: LinkKind) => void
}

function KindChoice({ link, onChoose }: KindChoiceProps) {
  return (
    <select
      className="field details-kind"
      aria-label={`Kind of the link ${link.url}`}
      value={link.kind}
      onChange={event => onChoose(event.target.value as LinkKind)}
    >
      {linkKinds.map(kind => (
        <option key={kind} value={kind}>
          {linkTitles[kind]}
        </option>
      ))}
    </select>
  )
}
