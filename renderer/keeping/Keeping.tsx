/**
 * History and backups: what was done, what can be had back, what was set aside.
 */
import { Dialog } from '@base-ui/react/dialog'
import { Tabs } from '@base-ui/react/tabs'
import { X } from 'lucide-react'
import type { KeepingTab } from '../store/keeping.ts'
import { useStore } from '../store/store.ts'
import { focusAfterClosing } from '../ui/home.ts'
import { Backups } from './Backups.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { ProspectView } from './ProspectView.tsx'

const tabs: readonly (readonly [KeepingTab, string])[] = [
  ['history', 'History'],
  ['backups', 'Backups'],
  ['files', 'Files'],
]

export function Keeping() {
  const isOpen = useStore(state => state.overlay === 'keeping')
  const open = useStore(state => state.open)
  const prospect = useStore(state => state.prospect)
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog keeping" finalFocus={focusAfterClosing}>
          <header className="dialog-head">
            <Dialog.Title className="dialog-title">History and backups</Dialog.Title>
            <Dialog.Close className="button button-quiet button-icon" aria-label="Close">
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {prospect ? <ProspectView prospect={prospect} /> : <Views />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Views() {
  const tab = useStore(state => state.keepingTab)
  const openKeeping = useStore(state => state.openKeeping)
  return (
    <Tabs.Root
      className="keeping-views"
      value={tab}
      onValueChange={value => void openKeeping(value as KeepingTab)}
    >
      <Tabs.List className="segments keeping-tabs" aria-label="What to look at">
        {tabs.map(([value, title]) => (
          <Tabs.Tab key={value} value={value} className="segment">
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="history" className="keeping-panel">
        <History />
      </Tabs.Panel>
      <Tabs.Panel value="backups" className="keeping-panel">
        <Backups />
      </Tabs.Panel>
      <Tabs.Panel value="files" className="keeping-panel">
        <Files />
      </Tabs.Panel>
    </Tabs.Root>
  )
}
