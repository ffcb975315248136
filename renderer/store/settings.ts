/**
 * The person's preferences: in use as soon as they are on disk, and never before.
 */
import type { StateCreator } from 'zustand'
import { type KeyPreferences, type Keymap, keymapOf, usualKeys } from '../../shared/commands/keymap.ts'
import { type Appearance, type Preferences, usualPreferences } from '../../shared/settings/preferences.ts'
import { call } from '../api.ts'
import { firstSettings } from '../first-page.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'

export type SettingsTab = 'appearance' | 'keys'

export interface SettingsSlice {
  readonly preferences: Preferences
  /** The keys that act; every key that is shown comes from here. */
  readonly keymap: Keymap
  readonly settingsTab: SettingsTab
  /** Takes over what was remembered. */
  readonly readSettings: () => Promise<void>
  readonly openSettings: (tab: SettingsTab) => void
  readonly changeAppearance: (change: Partial<Appearance>) => Promise<void>
  readonly resetAppearance: () => Promise<void>
  /** Changes keys by a function of what they are then. */
  readonly changeKeys: (changed: (keys: KeyPreferences) => KeyPreferences) => Promise<void>
}

export const createSettingsSlice: StateCreator<State, [], [], SettingsSlice> = (set, get) => {
  const adopt = (preferences: Preferences) => {
    const { keys } = get().preferences
    set({ preferences, ...(preferences.keys !== keys && { keymap: keymapOf(preferences.keys) }) })
  }
  // One after the other: each starts from what the one before it made.
  let last = Promise.resolve()
  const change = (changed: (preferences: Preferences) => Preferences) =>
    (last = last.then(async () => {
      const preferences = changed(get().preferences)
      const isDone = (await attempt(call('settings.write', preferences))) !== undefined
      if (isDone) adopt(preferences)
    }))

  return {
    preferences: usualPreferences,
    keymap: keymapOf(usualKeys),
    settingsTab: 'appearance',
    readSettings: async () => {
      const read = await attempt(firstSettings)
      if (!read) return
      adopt(read.preferences)
      if (!read.isWhole)
        get().addNotice('Some of your settings could not be read; the usual ones are used instead.')
    },
    openSettings: settingsTab => {
      set({ settingsTab })
      get().open('settings')
    },
    changeAppearance: chosen =>
      change(preferences => ({ ...preferences, appearance: { ...preferences.appearance, ...chosen } })),
    resetAppearance: () =>
      change(preferences => ({ ...preferences, appearance: usualPreferences.appearance })),
    changeKeys: changed => change(preferences => ({ ...preferences, keys: changed(preferences.keys) })),
  }
}
