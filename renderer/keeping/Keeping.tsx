/**
 * History and backups: what was done, what can be had back, what was set aside.
 */
import { Tabs } from '@base-ui/react/tabs'
import type { KeepingTab } from '../store/keeping.ts'
import { useStore } from '../store/store.ts'
import { TitledDialog } from '../ui/TitledDialog.tsx'
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
    <TitledDialog title="History and backups" isOpen={isOpen} onClose={() => open(null)} className="keeping">
      {prospect ? <ProspectView prospect={prospect} /> : <Views />}
    </TitledDialog>
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
