/**
 * The preferences of this run: read at the start, written when the person changes one.
 */
import { type Keymap, keymapOf } from '../../shared/commands/keymap.ts'
import type { Preferences, ReadPreferences } from '../../shared/settings/preferences.ts'
import { rememberedPreferences, rememberPreferences } from './settings.ts'

export class KeptPreferences {
  readonly #path: string
  readonly #isWhole: boolean
  readonly #listeners: ((preferences: Preferences) => void)[] = []
  #now: Preferences

  /** @param path of settings.json; its few bytes are waited for, since the window opens in the chosen theme */
  constructor(path: string) {
    const { preferences, isWhole } = rememberedPreferences(path)
    this.#path = path
    this.#now = preferences
    this.#isWhole = isWhole
  }

  /** The keys that act. */
  get keymap(): Keymap {
    return keymapOf(this.#now.keys)
  }

  /** The preferences for the page, and whether all that was written of them could be read. */
  read(): ReadPreferences {
    return { preferences: this.#now, isWhole: this.#isWhole }
  }

  /**
   * Remembers preferences and then tells whoever follows them.
   *
   * @throws PaperlaneError as `rememberPreferences` does; nothing is changed then
   */
  async write(preferences: Preferences): Promise<void> {
    await rememberPreferences(this.#path, preferences)
    this.#now = preferences
    for (const listener of this.#listeners) listener(preferences)
  }

  /** Calls a function with the preferences of now, and with each that is written. */
  follow(listener: (preferences: Preferences) => void): void {
    this.#listeners.push(listener)
    listener(this.#now)
  }
}
