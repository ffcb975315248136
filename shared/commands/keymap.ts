/**
 * The keymap: which keys each command has, from a preset, a person's own keys, and whether single
 * keys are on.
 *
 * It is the one source of every key that acts or is shown. Whatever the
 * preferences say, also where somebody edited them by hand, no two commands have
 * one key in one place, and none has a key that another's sequence begins with.
 */
import * as v from 'valibot'
import { belongsToFields, isKey, isSingleKey, Key, stepsOf } from './key.ts'
import { presetKeys, presets } from './presets.ts'
import { command, type CommandId, commandIds, type CommandPlace } from './table.ts'

export const KeyPreferences = v.strictObject({
  preset: v.picklist(presets),
  /** All keys of each command that was changed, instead of those of the preset. */
  own: v.record(v.picklist(commandIds), v.pipe(v.array(Key), v.maxLength(20))),
  /** Whether characters without Ctrl or Cmd act (WCAG 2.1.4). */
  singleKeys: v.boolean(),
})
export type KeyPreferences = v.InferOutput<typeof KeyPreferences>

/** The keys of every command, the first of each the one that is shown. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>

/** A key of one command. */
export interface KeyUse {
  readonly id: CommandId
  readonly key: string
}

/** All keys of one command. */
interface CommandKeys {
  readonly id: CommandId
  readonly keys: readonly string[]
}

/** The keys that act. */
export function keymapOf(preferences: KeyPreferences): Keymap {
  const chosen = chosenKeys(preferences)
  return preferences.singleKeys ? chosen : mapKeys(chosen, key => !isSingleKey(key))
}

/** The keys that were chosen, whether single ones act or not. A person's own come before those of the preset. */
export function chosenKeys({ preset, own }: KeyPreferences): Keymap {
  const given = new Map<CommandId, string[]>(commandIds.map(id => [id, []]))
  // By first step: two keys that begin differently are never in each other's way.
  const settled = new Map<string, KeyUse[]>()
  const settle = (id: CommandId, keys: readonly string[]) => {
    for (const key of keys) {
      const [first = ''] = stepsOf(key)
      const alike = settled.get(first) ?? []
      if (!isKey(key) || alike.some(use => clash(use, { id, key }))) continue
      settled.set(first, [...alike, { id, key }])
      given.get(id)?.push(key)
    }
  }
  for (const id of commandIds) settle(id, own[id] ?? [])
  for (const id of commandIds) if (!own[id]) settle(id, presetKeys(preset, id))
  return keymapFrom(id => given.get(id) ?? [])
}

/** Where a key of a command acts: one that fields use themselves never acts in a field. */
export function placeOf({ id, key }: KeyUse): CommandPlace {
  const { where } = command(id)
  return where === 'anywhere' && belongsToFields(key) ? 'papers' : where
}

/** Whether two uses stand in each other's way: one key, or one that the other begins with, in one place. */
export function clash(one: KeyUse, other: KeyUse): boolean {
  const isSame =
    one.key === other.key || one.key.startsWith(`${other.key} `) || other.key.startsWith(`${one.key} `)
  return isSame && overlap(placeOf(one), placeOf(other))
}

function overlap(one: CommandPlace, other: CommandPlace): boolean {
  if (one === other || one === 'anywhere' || other === 'anywhere') return true
  return one === 'papers' || other === 'papers'
}

/** The uses of other commands that a key would stand in the way of. */
export function clashesOf(keymap: Keymap, use: KeyUse): readonly KeyUse[] {
  return commandIds
    .filter(id => id !== use.id)
    .flatMap(id => keymap[id].map(key => ({ id, key })))
    .filter(other => clash(other, use))
}

/** Gives a command one more key and takes it from whoever has it. */
export function giveKey(preferences: KeyPreferences, use: KeyUse): KeyPreferences {
  const chosen = chosenKeys(preferences)
  const freed = mapKeys(chosen, (key, id) => !clash({ id, key }, use))
  return withKeys(preferences, { ...freed, [use.id]: [...freed[use.id], use.key] })
}

/** Takes a key from a command. */
export function takeKey(preferences: KeyPreferences, use: KeyUse): KeyPreferences {
  const chosen = chosenKeys(preferences)
  return withKeys(
    preferences,
    mapKeys(chosen, (key, id) => id !== use.id || key !== use.key),
  )
}

/** Gives a command the keys of its preset again, and takes them from whoever has them. */
export function resetKeys(preferences: KeyPreferences, id: CommandId): KeyPreferences {
  const usual = presetKeys(preferences.preset, id)
  const others = mapKeys(
    chosenKeys(preferences),
    (key, other) => other !== id && !usual.some(one => clash({ id, key: one }, { id: other, key })),
  )
  return withKeys(preferences, { ...others, [id]: usual })
}

/** Whether these are other keys than the command has in the preset. */
export function isChanged(preferences: KeyPreferences, { id, keys }: CommandKeys): boolean {
  return !areSame(keys, presetKeys(preferences.preset, id))
}

/** Preferences under which every command has these keys: what differs from the preset is the person's own. */
function withKeys(preferences: KeyPreferences, keymap: Keymap): KeyPreferences {
  const changed = commandIds.filter(id => isChanged(preferences, { id, keys: keymap[id] }))
  const own = Object.fromEntries(changed.map(id => [id, [...keymap[id]]]))
  return { ...preferences, own }
}

function mapKeys(keymap: Keymap, isKept: (key: string, id: CommandId) => boolean): Keymap {
  return keymapFrom(id => keymap[id].filter(key => isKept(key, id)))
}

function keymapFrom(keysOf: (id: CommandId) => readonly string[]): Keymap {
  return Object.fromEntries(commandIds.map(id => [id, keysOf(id)])) as Keymap
}

function areSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index])
}

/** The usual keys. */
export const usualKeys: KeyPreferences = { preset: 'usual', own: {}, singleKeys: true }
