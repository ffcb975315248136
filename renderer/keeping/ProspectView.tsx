/**
 * What restoring, taking over or merging would change, before it does.
 */
import { ArrowLeft } from 'lucide-react'
import type { Titles } from '../../shared/library/difference.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { displayText } from '../../shared/text/display.ts'
import { isDifferent, type Prospect } from '../store/keeping.ts'
import { useStore } from '../store/store.ts'
import { momentLabel } from '../ui/age.ts'

export function ProspectView({ prospect }: { readonly prospect: Prospect }) {
  const leave = useStore(state => state.leaveProspect)
  const take = useStore(state => state.takeProspect)
  const dismiss = useStore(state => state.dismissProspect)
  const today = useStore(state => state.today)
  const { added, removed, changed } = prospect.difference
  const { title, action } = wordsOf(prospect, today)
  return (
    <>
      <div className="keeping-panel">
        <h3 className="keeping-heading">{title}</h3>
        <p className="quiet keeping-hint">
          {isDifferent(prospect.difference)
            ? 'Compared with the library as it is now. It is one step, and one undo takes it back.'
            : 'It is the same as the library now.'}
        </p>
        <Group word="would come" titles={added} />
        <Group word="would go" titles={removed} />
        <Group word="would change" titles={changed} />
      </div>
      <footer className="dialog-foot">
        <button type="button" className="button button-quiet" onClick={leave}>
          <ArrowLeft size={15} aria-hidden /> Back
        </button>
        <span className="toolbar-space" />
        {prospect.of !== 'backup' && (
          <button type="button" className="button" onClick={() => void dismiss()}>
            Leave it aside
          </button>
        )}
        <button
          type="button"
          className="button button-primary"
          disabled={!isDifferent(prospect.difference)}
          onClick={() => void take()}
        >
          {action}
        </button>
      </footer>
    </>
  )
}

function wordsOf(prospect: Prospect, today: number): { readonly title: string; readonly action: string } {
  switch (prospect.of) {
    case 'backup':
      return {
        title: `The library of ${momentLabel(prospect.backup.writtenAt, today)}`,
        action: 'Restore it',
      }
    case 'edited':
      return { title: 'The edited library.json', action: 'Use the edited file' }
    case 'copy':
      return { title: prospect.copy.file, action: 'Merge it' }
  }
}

function Group({ word, titles: { count, titles } }: { readonly word: string; readonly titles: Titles }) {
  if (count === 0) return null
  return (
    <section className="keeping-group">
      <h4 className="keeping-count">
        {countOf(count)} {word}
      </h4>
      <ul>
        {titles.map((title, index) => (
          <li key={index} className="keeping-title">
            <bdi>{displayText(title)}</bdi>
          </li>
        ))}
      </ul>
      {count > titles.length && <p className="quiet">and {digitsOf(count - titles.length)} more</p>}
    </section>
  )
}
