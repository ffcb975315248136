/**
 * A key as the command table and the settings write it: `D`, `Shift+S`, `Mod+Shift+Z`, `?`, `F6`,
 * or two such steps one after the other, `G I`.
 *
 * `Mod` is Cmd on macOS and Ctrl elsewhere. Shift is named with letters and
 * with keys that have a name; of any other character it is a part already, since
 * `?` needs Shift on one keyboard and none on another.
 */
import * as v from 'valibot'

/** Keys that type nothing, by the names that browsers give them, and Space. Tab is not here: it goes from part to part. */
const named =
  /^(Space|Enter|Escape|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Arrow(Left|Right|Up|Down)|ContextMenu|F([1-9]|1\d|2[0-4]))$/
const character = /^[^\s\p{C}\p{M}]$/u
const letter = /^\p{L}$/u

export interface StepParts {
  readonly mod: boolean
  readonly shift: boolean
  /** The key itself: `Z`, `?`, `F6`. */
  readonly name: string
}

/** Takes one step of a key apart. */
export function partsOf(step: string): StepParts {
  const mod = step.startsWith('Mod+')
  const rest = mod ? step.slice('Mod+'.length) : step
  const shift = rest.startsWith('Shift+')
  return { mod, shift, name: shift ? rest.slice('Shift+'.length) : rest }
}

/** Puts a step together; Shift is left out where the character has it in itself. */
export function stepFrom({ mod, shift, name }: StepParts): string {
  const isNamedWithShift = shift && (name.length > 1 || letter.test(name))
  return `${mod ? 'Mod+' : ''}${isNamedWithShift ? 'Shift+' : ''}${name}`
}

/** The name of a key that typed a character or was named by the browser; null for one that no command can have. */
export function keyName(typed: string): string | null {
  if (typed === ' ') return 'Space'
  if (named.test(typed)) return typed
  if (!character.test(typed)) return null
  const upper = typed.toUpperCase()
  return character.test(upper) ? upper : typed // ß has no capital of one letter
}

/** The steps of a key, in the order they are pressed. */
export function stepsOf(key: string): readonly string[] {
  return key.split(' ')
}

/** Whether the key is, or begins with, a character without Mod: what speech and a hand on the keyboard do by accident. */
export function isSingleKey(key: string): boolean {
  const { mod, name } = partsOf(stepsOf(key)[0] ?? '')
  return !mod && character.test(name)
}

const editing = new Set(['A', 'C', 'V', 'X', 'Y', 'Z'])
const window = /^F\d+$|^ContextMenu$/

/** Whether a field, a dialog or a menu has a use of its own for the key. */
export function belongsToFields(key: string): boolean {
  const { mod, name } = partsOf(stepsOf(key)[0] ?? '')
  if (mod) return editing.has(name) || (name.length > 1 && !window.test(name))
  return !window.test(name)
}

/** Keys that the system or the window takes before Paperlane hears of them, and for what. */
const taken: Readonly<Record<string, string>> = {
  'Mod+Q': 'quits',
  'Mod+Shift+Q': 'logs out on a Mac',
  'Mod+W': 'closes the window',
  'Mod+M': 'minimises the window',
  'Mod+H': 'hides the window on a Mac',
  F11: 'fills the screen with the window',
}

/** What the system does with a key, as in "quits"; null where it leaves the key to us. */
export function takenFor(key: string): string | null {
  return stepsOf(key)
    .map(step => taken[step] ?? null)
    .reduce((one, other) => one ?? other, null)
}

/** Whether a text is a key that a command may have. */
export function isKey(text: string): boolean {
  const steps = stepsOf(text)
  return steps.length <= 2 && steps.every(isStep) && takenFor(text) === null
}

function isStep(step: string): boolean {
  const parts = partsOf(step)
  return keyName(parts.name) === parts.name && stepFrom(parts) === step
}

/** A key of a command, checked. */
export const Key = v.pipe(v.string(), v.maxLength(60), v.check(isKey))
