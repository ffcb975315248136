/**
 * New citation keys: which become others, before they do.
 */
import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { countOf } from '../../shared/library/describe.ts'
import { useStore } from '../store/store.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { TitledDialog } from '../ui/TitledDialog.tsx'

export function RenewKeys() {
  const isOpen = useStore(state => state.overlay === 'renew-keys')
  const open = useStore(state => state.open)
  const renewKeys = useStore(state => state.renewKeys)
  const count = useStore(state => state.renewal?.count)
  const submit = useRef<HTMLButtonElement>(null)
  return (
    <TitledDialog title="New citation keys" isOpen={isOpen} onClose={() => open(null)} initialFocus={submit}>
      <KeyChanges />
      <footer className="dialog-foot">
        <span className="toolbar-space" />
        <Dialog.Close className="button button-quiet">
          Cancel <Kbd>Esc</Kbd>
        </Dialog.Close>
        <button
          ref={submit}
          type="button"
          className="button button-primary"
          disabled={!count}
          onClick={() => void renewKeys()}
        >
          {count ? `Change ${countOf(count, 'key')}` : 'Change the keys'} <Kbd>↵</Kbd>
        </button>
      </footer>
    </TitledDialog>
  )
}

function KeyChanges() {
  const renewal = useStore(state => state.renewal)
  const pattern = useStore(state => state.exportChoices?.keyPattern ?? '')
  if (!renewal) return <div className="add-body" />
  return (
    <div className="add-body">
      <p className="quiet keeping-hint">
        {renewal.count === 0
          ? `Every key that was given is one that “${pattern}” makes. Export papers, where the pattern can be changed, to see others.`
          : `Manuscripts that cite an old key no longer find it in a new .bib file, except by BibLaTeX, which reads the old keys from the field “ids”. It is one step, and one undo takes it back.`}
      </p>
      {renewal.count > 0 && (
        <table className="key-changes">
          <thead>
            <tr>
              <th scope="col">Cited as</th>
              <th scope="col">From now on</th>
            </tr>
          </thead>
          <tbody>
            {renewal.changes.map(({ id, title, from, to }) => (
              <tr key={id} title={title}>
                <td>{from}</td>
                <td>{to}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {renewal.count > renewal.changes.length && (
        <p className="quiet">… and {countOf(renewal.count - renewal.changes.length, 'key')} more</p>
      )}
    </div>
  )
}
