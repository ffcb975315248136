/**
 * The settings of this machine. What is chosen is in use and remembered at once; there is nothing to confirm.
 */
import { Tabs } from '@base-ui/react/tabs'
import { useRef } from 'react'
import type { SettingsTab } from '../store/settings.ts'
import { useStore } from '../store/store.ts'
import { TitledDialog } from '../ui/TitledDialog.tsx'
import { AppearanceSettings } from './AppearanceSettings.tsx'
import { KeySettings } from './KeySettings.tsx'

const tabs: readonly (readonly [SettingsTab, string])[] = [
  ['appearance', 'Appearance'],
  ['keys', 'Keys'],
]

export function Settings() {
  const isOpen = useStore(state => state.overlay === 'settings')
  const open = useStore(state => state.open)
  const popup = useRef<HTMLDivElement>(null)
  return (
    <TitledDialog
      title="Settings"
      isOpen={isOpen}
      onClose={() => open(null)}
      ref={popup}
      className="keeping"
      initialFocus={() => popup.current?.querySelector<HTMLElement>('[aria-selected=true]') ?? true}
    >
      <Sections />
    </TitledDialog>
  )
}

function Sections() {
  const tab = useStore(state => state.settingsTab)
  const openSettings = useStore(state => state.openSettings)
  return (
    <Tabs.Root
      className="keeping-views"
      value={tab}
      onValueChange={value => openSettings(value as SettingsTab)}
    >
      <Tabs.List className="segments keeping-tabs" aria-label="Settings of">
        {tabs.map(([value, title]) => (
          <Tabs.Tab key={value} value={value} className="segment">
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="appearance" className="keeping-panel">
        <AppearanceSettings />
      </Tabs.Panel>
      <Tabs.Panel value="keys" className="keeping-panel">
        <KeySettings />
      </Tabs.Panel>
    </Tabs.Root>
  )
}
