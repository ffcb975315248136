/**
 * The person's preferences: in use as soon as they are on disk, and never before.
 */
import type { StateCreator } from 'zustand'
import { type Appearance, type Preferences, usualPreferences } from '../../shared/settings/preferences.ts'
import { call } from '../api.ts'
import { firstSettings } from '../first-page.ts'
import { attempt } from './failures.ts'
import type { State } from './store.ts'

export type SettingsTab = 'appearance'

export interface SettingsSlice {
  readonly preferences: Preferences
  readonly settingsTab: SettingsTab
  /** Takes over what was remembered. */
  readonly readSettings: () => Promise<void>
  readonly openSettings: (tab: SettingsTab) => void
  readonly changeAppearance: (change: Partial<Appearance>) => Promise<void>
  readonly resetAppearance: () => Promise<void>
}

export const createSettingsSlice: StateCreator<State, [], [], SettingsSlice> = (set, get) => {
  // One after the other: each starts from what the one before it made.
  let last = Promise.resolve()
  const change = (changed: (preferences: Preferences) => Preferences) =>
    (last = last.then(async () => {
      const preferences = changed(get().preferences)
      const isDone = (await attempt(call('settings.write', preferences))) !== undefined
      if (isDone) set({ preferences })
    }))

  return {
    preferences: usualPreferences,
    settingsTab: 'appearance',
    readSettings: async () => {
      const read = await attempt(firstSettings)
      if (!read) return
      set({ preferences: read.preferences })
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
  }
}
