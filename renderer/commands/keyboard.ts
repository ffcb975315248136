/**
 * The keyboard: one listener that turns keys into commands of the table.
 *
 * Where a key works is decided by where the focus is, not by what is open.
 * Bare letters never act while somebody types or composes, and a held key moves
 * the focus but never triages.
 */
import { matchesKeyboardEvent } from '@tanstack/hotkeys'
import { keyName, stepFrom, stepsOf } from '../../shared/commands/key.ts'
import { type Keymap, placeOf } from '../../shared/commands/keymap.ts'
import { command, type CommandId, commandIds, type CommandPlace } from '../../shared/commands/table.ts'

/** Time for the second key of a sequence such as `G I`, in milliseconds. */
export const sequenceTime = 2_500

type Hotkey = Parameters<typeof matchesKeyboardEvent>[1]
export type Platform = 'mac' | 'windows' | 'linux'

interface Binding {
  readonly id: CommandId
  readonly first: string
  /** Of a sequence. */
  readonly second: string | null
  readonly where: CommandPlace
  readonly repeats: boolean
}

/** Where the focus is, as far as keys care: on the board, there with the reader open, in the review, or in a field, dialog or menu. */
export type FocusPlace = 'board' | 'reader' | 'review' | 'field'

/** Reads keys for one window; `read` answers the command that a key completes, or null. */
export class KeyReader {
  readonly #platform: Platform
  readonly #presentKeys: () => Keymap
  #keymap: Keymap | null = null
  #bindings: readonly Binding[] = []
  #prefix: string | null = null
  #prefixAt = 0

  /** The first key of a sequence that may still go on. */
  get prefix(): string | null {
    return this.#prefix
  }

  /** @param presentKeys the keymap as it is when a key is pressed */
  constructor(platform: Platform, presentKeys: () => Keymap) {
    this.#platform = platform
    this.#presentKeys = presentKeys
  }

  /**
   * The command for a key press.
   *
   * @param at time of the press in milliseconds, for sequences
   */
  read(event: KeyboardEvent, place: FocusPlace, at: number): CommandId | null {
    if (event.isComposing || event.key === 'Process' || isModifier(event.key)) return null
    // No command uses Alt; AltGr only writes a character, such as ? on some keyboards.
    if (event.altKey && !event.getModifierState('AltGraph')) return null
    const prefix = at - this.#prefixAt <= sequenceTime ? this.#prefix : null
    this.#prefix = null
    const usable = this.#presentBindings().filter(binding => acts(binding, event, place))
    const next = usable.flatMap(binding => {
      const { first, second } = binding
      if (prefix === null) return [{ binding, step: first, isWhole: second === null }]
      return second !== null && first === prefix ? [{ binding, step: second, isWhole: true }] : []
    })
    // What the key types comes before where it lies: on some keyboards & lies where 1 does.
    const step = stepOf(event, this.#platform)
    const found = next.find(one => one.step === step) ?? next.find(one => this.#matches(event, one.step))
    if (found?.isWhole === true) return found.binding.id
    if (found && !event.repeat) {
      this.#prefix = found.step
      this.#prefixAt = at
    }
    return null
  }

  #presentBindings(): readonly Binding[] {
    const keymap = this.#presentKeys()
    if (keymap !== this.#keymap) {
      this.#keymap = keymap
      this.#bindings = bindingsOf(keymap)
    }
    return this.#bindings
  }

  #matches(event: KeyboardEvent, step: string): boolean {
    return matchesKeyboardEvent(event, step as Hotkey, this.#platform)
  }
}

function bindingsOf(keymap: Keymap): readonly Binding[] {
  const all = commandIds.flatMap(id =>
    keymap[id].map(key => {
      const [first = '', second = null] = stepsOf(key)
      return { id, first, second, where: placeOf({ id, key }), repeats: command(id).repeats ?? false }
    }),
  )
  // Where a paper is open to be read, what reads comes before what else the key does on the board.
  return [
    ...all.filter(({ where }) => where === 'reading'),
    ...all.filter(({ where }) => where !== 'reading'),
  ]
}

/**
 * The step that a press is, as the keymap writes it; null for a press that is none: a modifier or one
 * with a modifier we leave alone, a dead key, a part of a composition, a key that no command can have.
 *
 * A letter of another script is the letter that lies there on most keyboards.
 */
export function stepOf(event: KeyboardEvent, platform: Platform): string | null {
  const { key, code, isComposing, ctrlKey, metaKey, altKey, shiftKey } = event
  if (isComposing || isModifier(key) || key === 'Process' || key === 'Dead' || key === 'Unidentified')
    return null
  const isForeign = /^\p{L}$/u.test(key) && !/^\p{Script_Extensions=Latin}$/u.test(key)
  const name = keyName((isForeign ? /^Key([A-Z])$/.exec(code)?.[1] : undefined) ?? key)
  if (name === null) return null
  // AltGr is a part of the character; some systems tell of Ctrl and Alt beside it.
  if (platform !== 'mac' && event.getModifierState('AltGraph'))
    return stepFrom({ mod: false, shift: shiftKey, name })
  const [mod, other] = platform === 'mac' ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  return altKey || other ? null : stepFrom({ mod, shift: shiftKey, name })
}

const placesOf: Readonly<Record<Exclude<CommandPlace, 'anywhere'>, readonly FocusPlace[]>> = {
  board: ['board', 'reader'],
  reading: ['reader', 'review'],
  papers: ['board', 'reader', 'review'],
}

function acts({ where, repeats }: Binding, event: KeyboardEvent, place: FocusPlace): boolean {
  if (event.repeat && !repeats) return false
  if (where === 'anywhere') return true
  return placesOf[where].includes(place)
}

export function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta'
}

/** What takes keys for itself wherever it stands. */
const fields = 'input, textarea, select, [contenteditable=true]'
/** What takes keys while it is open; one that is going away has the focus a moment longer, and takes none. */
const overlays = '[role=dialog], [role=menu]'

/** Where the focus is, given the element that has it, what the window shows, and whether something is open above. */
export function focusPlace(
  target: EventTarget | null,
  mode: Exclude<FocusPlace, 'field'>,
  hasOverlay: boolean,
): FocusPlace {
  if (hasOverlay) return 'field'
  if (!(target instanceof Element) || target.closest(overlays)) return mode
  return target.closest(fields) ? 'field' : mode
}

/** The character that a key types, or null for every other key. */
export function typedCharacter({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): string | null {
  return /^.$/u.test(key) && !ctrlKey && !metaKey && !altKey && !isComposing ? key : null
}

/** Whether Enter or Space on this element presses it, and so is no command. */
export function isPressed(target: EventTarget | null, key: string): boolean {
  return (
    (key === 'Enter' || key === ' ') &&
    target instanceof Element &&
    target.closest('button, a[href]') !== null
  )
}
