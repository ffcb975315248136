/**
 * What a person decided about a paper: tags, priority, and why it was skipped.
 */
import { Tags, X } from 'lucide-react'
import { type PaperId, priorities, skipReasons, skipReasonTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'

export function Marks({ id }: { readonly id: PaperId }) {
  const row = useStore(state => state.rows.get(id))
  const change = useStore(state => state.change)
  const movePapers = useStore(state => state.movePapers)
  if (!row) return null
  return (
    <>
      <div className="details-field" role="group" aria-label="Tags">
        <span className="field-label">Tags</span>
        <span className="details-choices">
          {row.tags.map(tag => (
            <button
              key={tag}
              type="button"
              className="tag tag-button"
              aria-label={`Take the tag ${tag} away`}
              title={`Take the tag ${tag} away`}
              onClick={() => void change({ type: 'tag', ids: [id], add: [], remove: [tag] })}
            >
              <span className="tag-text">{tag}</span> <X size={12} aria-hidden />
            </button>
          ))}
          <button
            type="button"
            className="button button-quiet details-add"
            onClick={() => runCommand('paper.tags')}
          >
            <Tags size={14} aria-hidden /> Tags… <CommandKey id="paper.tags" />
          </button>
        </span>
      </div>
      <Choices
        label="Priority"
        choices={[...priorities, null].map(one => ({ value: one, title: one === null ? 'None' : `${one}` }))}
        chosen={row.priority}
        onChoose={priority => void change({ type: 'prioritise', ids: [id], priority })}
      />
      {row.column === 'skipped' && (
        <Choices
          label="Skipped as"
          choices={skipReasons.map(reason => ({ value: reason, title: skipReasonTitles[reason] }))}
          chosen={row.skipReason}
          onChoose={reason => void movePapers([id], 'skipped', { reason })}
        />
      )}
    </>
  )
}

interface ChoicesProps<Value> {
  readonly label: string
  readonly choices: readonly { readonly value: Value; readonly title: string }[]
  readonly chosen: Value | null
  readonly onChoose: (value: Value) => void
}

function Choices<Value extends string | number | null>({
  label,
  choices,
  chosen,
  onChoose,
}: ChoicesProps<Value>) {
  return (
    <div className="details-field" role="group" aria-label={label}>
      <span className="field-label">{label}</span>
      <span className="details-choices">
        {choices.map(({ value, title }) => (
          <button
            key={title}
            type="button"
            className="choice"
            aria-pressed={chosen === value}
            onClick={() => onChoose(value)}
          >
            {title}
          </button>
        ))}
      </span>
    </div>
  )
}
