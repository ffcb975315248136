/**
 * Preferences: how a person likes Paperlane to look, and which keys they press.
 *
 * They are kept with the settings of this machine and not with the library.
 * Losing one is a nuisance and no loss of work, so each that cannot be
 * understood is its usual one again, and that is said; see `electron/app/settings.ts`
 * for what is not forgiven.
 */
import * as v from 'valibot'
import { KeyPreferences, usualKeys } from '../commands/keymap.ts'
import { commandIds } from '../commands/table.ts'

export const themes = ['system', 'light', 'dark'] as const
export const contrasts = ['system', 'more'] as const
export const densities = ['comfortable', 'compact'] as const
/** Steps of the text that is read, the abstract; `tokens.css` has the size of each. */
export const textSizes = ['small', 'usual', 'large', 'larger', 'largest'] as const
export const motions = ['system', 'reduced'] as const

export const Appearance = v.strictObject({
  theme: v.picklist(themes),
  contrast: v.picklist(contrasts),
  density: v.picklist(densities),
  textSize: v.picklist(textSizes),
  motion: v.picklist(motions),
})
export type Appearance = v.InferOutput<typeof Appearance>

export const Preferences = v.strictObject({ appearance: Appearance, keys: KeyPreferences })
export type Preferences = v.InferOutput<typeof Preferences>

export const usualPreferences: Preferences = {
  appearance: {
    theme: 'system',
    contrast: 'system',
    density: 'comfortable',
    textSize: 'usual',
    motion: 'system',
  },
  keys: usualKeys,
}

/** What could be read of somebody's preferences, and whether it was all that was written. */
export interface ReadPreferences {
  readonly preferences: Preferences
  readonly isWhole: boolean
}

/**
 * Reads preferences from a value of unknown origin, field by field: one that is missing is the
 * usual one, one that is not understood too, and then `isWhole` is false.
 */
export function readPreferences(value: unknown): ReadPreferences {
  const problems: string[] = []
  const { appearance, keys } = fieldsOf(value, problems)
  const { own, ...otherKeys } = fieldsOf(keys, problems)
  const preferences: Preferences = {
    appearance: read(Appearance.entries, usualPreferences.appearance, appearance, problems),
    keys: {
      ...read(KeyPreferences.entries, usualKeys, otherKeys, problems),
      own: readOwnKeys(own, problems),
    },
  }
  return { preferences, isWhole: problems.length === 0 }
}

function read<Group extends object>(
  schemas: { readonly [Name in keyof Group]: v.GenericSchema<Group[Name]> },
  usual: Group,
  value: unknown,
  problems: string[],
): Group {
  const given = fieldsOf(value, problems)
  const names = Object.keys(schemas) as (keyof Group & string)[]
  const fields = names.map(name => {
    if (given[name] === undefined) return [name, usual[name]]
    const result = v.safeParse(schemas[name], given[name])
    if (!result.success) problems.push(name)
    return [name, result.success ? result.output : usual[name]]
  })
  return Object.fromEntries(fields) as Group
}

/** Command by command; one that this version does not have is no damage. */
function readOwnKeys(value: unknown, problems: string[]): KeyPreferences['own'] {
  const given = fieldsOf(value, problems)
  const own = commandIds.flatMap(id => {
    if (given[id] === undefined) return []
    const result = v.safeParse(KeyPreferences.entries.own.value, given[id])
    if (!result.success) problems.push(id)
    return result.success ? [[id, result.output] as const] : []
  })
  return Object.fromEntries(own)
}

function fieldsOf(value: unknown, problems: string[]): Readonly<Record<string, unknown>> {
  if (value === undefined) return {}
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  problems.push('all')
  return {}
}
