/**
 * The keyboard: one listener that turns keys into commands of the table.
 *
 * Where a key works is decided by where the focus is, not by what is open.
 * Bare letters never act while somebody types or composes, and a held key moves
 * the focus but never triages.
 */
import { matchesKeyboardEvent } from '@tanstack/hotkeys'
import { command, type CommandId, commandIds, type CommandPlace } from '../../shared/commands/table.ts'

/** Time for the second key of a sequence such as `G I`, in milliseconds. */
export const sequenceTime = 2_500

type Hotkey = Parameters<typeof matchesKeyboardEvent>[1]
type Platform = 'mac' | 'windows' | 'linux'

interface Binding {
  readonly id: CommandId
  readonly steps: readonly string[]
  readonly where: CommandPlace
  readonly repeats: boolean
}

const allBindings: readonly Binding[] = commandIds.flatMap(id => {
  const { keys, where, repeats = false } = command(id)
  return keys.map(key => ({
    id,
    steps: key.split(' '),
    // A bare character is text to a field, also of a command that works anywhere.
    where: where === 'anywhere' && key.length === 1 ? 'papers' : where,
    repeats,
  }))
})

// Where a paper is open to be read, what reads comes before what else the key does on the board.
const bindings = [
  ...allBindings.filter(({ where }) => where === 'reading'),
  ...allBindings.filter(({ where }) => where !== 'reading'),
]

/** Where the focus is, as far as keys care: on the board, there with the reader open, in the review, or in a field, dialog or menu. */
export type FocusPlace = 'board' | 'reader' | 'review' | 'field'

/** Reads keys for one window; `handle` answers the command that a key completes, or null. */
export class KeyReader {
  readonly #platform: Platform
  #prefix: string | null = null
  #prefixAt = 0

  /** The first key of a sequence that may still go on. */
  get prefix(): string | null {
    return this.#prefix
  }

  constructor(platform: Platform) {
    this.#platform = platform
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
    const usable = bindings.filter(binding => acts(binding, event, place))
    const found = usable.find(
      ({ steps: [first, second] }) =>
        (prefix !== null && second !== undefined && first === prefix && this.#matches(event, second)) ||
        (prefix === null && second === undefined && first !== undefined && this.#matches(event, first)),
    )
    if (found) return found.id
    const begun =
      prefix === null &&
      usable.find(({ steps: [first, second] }) => second && first && this.#matches(event, first))
    if (begun && !event.repeat) {
      this.#prefix = begun.steps[0] ?? null
      this.#prefixAt = at
    }
    return null
  }

  #matches(event: KeyboardEvent, key: string): boolean {
    return matchesKeyboardEvent(event, key as Hotkey, this.#platform)
  }
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

function isModifier(key: string): boolean {
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
