/**
 * Records a key by its being pressed, as this keyboard writes it.
 *
 * While it listens nothing else hears of the keyboard: a key that is recorded
 * does not act. A composition, a dead key and a held key are no presses.
 */
import { isKey, isSingleKey, takenFor } from '../../shared/commands/key.ts'
import { isMac } from '../api.ts'
import { isModifier, type Platform, stepOf } from './keyboard.ts'
import { writtenKey } from './keys.tsx'

/** After a single key, a second one of a sequence may come within this time, in milliseconds. */
const secondWithin = 1_500

/** What the recorder tells. Each but `begun` ends the recording. */
export interface Recorder {
  /** A single key; it may be the first of a sequence. */
  readonly begun: (step: string) => void
  readonly recorded: (key: string) => void
  /** @param why as a sentence */
  readonly refused: (why: string) => void
  /** Escape, or a click somewhere. */
  readonly stopped: () => void
}

/** Listens until a key is recorded; answers how to stop it before, of which nothing is told. */
export function recordKey(told: Recorder): () => void {
  const platform: Platform = isMac() ? 'mac' : 'linux'
  const end = new AbortController()
  let first: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => {
    clearTimeout(timer)
    end.abort()
  }
  const endWith = (tell: () => void) => {
    stop()
    tell()
  }
  const take = (key: string) => endWith(() => told.recorded(key))

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopImmediatePropagation()
    if (event.isComposing || event.key === 'Process' || event.key === 'Dead' || isModifier(event.key)) return
    event.preventDefault()
    if (event.repeat) return
    if (event.key === 'Escape') return endWith(told.stopped)
    const step = stepOf(event, platform)
    if (step === null) return endWith(() => told.refused(reasonAgainst(event)))
    const key = first === null ? step : `${first} ${step}`
    const taken = takenFor(key)
    if (taken !== null) return endWith(() => told.refused(`${writtenKey(step)} ${taken}.`))
    if (!isKey(key)) return endWith(() => told.refused(notOurs))
    if (first !== null || !isSingleKey(step)) return take(key)
    first = step
    timer = setTimeout(() => take(step), secondWithin)
    told.begun(step)
  }
  const options = { capture: true, signal: end.signal }
  window.addEventListener('keydown', onKeyDown, options)
  // A button is pressed by the release of Space: none of the recording may press what has the focus.
  window.addEventListener('keyup', event => event.preventDefault(), options)
  window.addEventListener('pointerdown', () => endWith(told.stopped), options)
  window.addEventListener('blur', () => endWith(told.stopped), { signal: end.signal })
  return stop
}

const notOurs = 'No command can have this key.'

function reasonAgainst({ key, altKey, metaKey }: KeyboardEvent): string {
  if (key === 'Tab') return 'Tab goes from part to part.'
  if (altKey) return 'Alt opens menus and writes characters.'
  if (isMac()) return 'Control belongs to the system; use ⌘.'
  return metaKey ? 'This key belongs to the system.' : notOurs
}
