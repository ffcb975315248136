/**
 * Connects the window to the world: the keyboard, the main process, the end of a visit.
 */
import { isMac, on } from '../api.ts'
import { announce, speakOfChanges } from '../store/announce.ts'
import { attempt } from '../store/failures.ts'
import { watchHands } from '../store/hands.ts'
import { selectIsReaderOpen } from '../store/reader.ts'
import { useStore } from '../store/store.ts'
import { sayWhenStill, sayError } from '../store/toasts.ts'
import { errorTexts, PaperlaneError } from '../../shared/errors.ts'
import { watchDrops } from '../import/watch-drops.ts'
import { keepFocus } from './keep-focus.ts'
import { focusPlace, isPressed, KeyReader, sequenceTime, typedCharacter } from './keyboard.ts'
import { isTextAwaited, leaveAhead, runCommand, typeAhead } from './run.ts'
import { tellMenu } from './tell-menu.ts'

/** Where somebody is, is written down this long after they stopped moving, in milliseconds. */
const saveViewAfter = 400

/** Starts listening and opens the library; it goes on as long as the window does. */
export function connect(): void {
  const keys = new KeyReader(isMac() ? 'mac' : 'linux', () => useStore.getState().keymap)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isPressed(event.target, event.key)) return
    const { mode, overlay, moveMenu, sortMenu, noteAhead } = useStore.getState()
    const isOpening =
      (overlay === 'palette' || overlay === 'tags' || overlay === 'add') && !isInOverlay(event.target)
    if (isOpening || noteAhead !== null || isTextAwaited()) {
      // A field is on its way: what is typed meanwhile is meant for it.
      const character = typedCharacter(event)
      if (character !== null) {
        event.preventDefault()
        typeAhead(character)
      } else if (event.key === 'Escape') leaveAhead()
      return
    }
    const place = focusPlace(
      event.target,
      mode === 'board' && selectIsReaderOpen(useStore.getState()) ? 'reader' : mode,
      [overlay, moveMenu, sortMenu].some(isOpen => isOpen !== null),
    )
    const id = keys.read(event, place, event.timeStamp)
    showPrefix(keys.prefix)
    if (id === null && scrollsAway(event)) event.preventDefault()
    // Where text is selected, the system's own copy is what somebody wants.
    if (id === null || (isCopyKey(event) && hasSelectedText())) return
    event.preventDefault()
    // The messages have a use of their own for F6, which would take the focus right back.
    if (event.key === 'F6') event.stopImmediatePropagation()
    runCommand(id)
  }
  window.addEventListener('keydown', onKeyDown)
  on('library.changed', event => {
    useStore.getState().receive(event)
    if (event.isLast) sayWhenStill(() => announce(event))
  })
  on('board.part', part => useStore.getState().receivePart(part))
  on('command.chosen', runCommand)
  on('files.offered', files => useStore.getState().importOffered(files))
  on('import.progressed', progress => useStore.getState().receiveProgress(progress))
  on('fetch.progressed', progress => useStore.getState().receiveFetchProgress(progress))
  on('kept.changed', reports => useStore.getState().receiveKept(reports))
  on('library.troubled', ({ code, message }) => {
    sayError(new PaperlaneError(code, message))
    useStore.getState().addNotice(`${errorTexts[code].title}. ${errorTexts[code].hint}`)
  })
  saveViewWhenStill()
  watchHands()
  watchDrops()
  keepFocus()
  tellMenu()
  speakOfChanges()
  window.addEventListener('focus', () => useStore.getState().refreshToday())
  window.addEventListener('resize', () => useStore.getState().noteWindowWidth())

  void attempt(useStore.getState().openLibrary())
}

/** Whether a key that is no command would scroll a column, and leave the card that keys act on behind. */
function scrollsAway({ target, key }: KeyboardEvent): boolean {
  const isOnCards = target instanceof Element && target.matches('.board [role=listbox]')
  return isOnCards && /^(?: |Page|Home|End|Arrow)/.test(key)
}

let prefixTimer: ReturnType<typeof setTimeout> | undefined

/** Shows what may follow the first key of a sequence, for as long as it may. */
function showPrefix(prefix: string | null): void {
  clearTimeout(prefixTimer)
  const { setKeyPrefix } = useStore.getState()
  setKeyPrefix(prefix)
  if (prefix !== null) prefixTimer = setTimeout(() => setKeyPrefix(null), sequenceTime)
}

/** Writes down where somebody is, once they stopped moving and whenever they look away. */
function saveViewWhenStill(): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  useStore.subscribe((state, before) => {
    if ((['mode', 'column', 'focused', 'details'] as const).every(part => state[part] === before[part]))
      return
    clearTimeout(timer)
    timer = setTimeout(() => void state.saveView(), saveViewAfter)
  })
  window.addEventListener('blur', () => {
    clearTimeout(timer)
    void useStore.getState().saveView()
  })
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role=dialog]') !== null
}

function isCopyKey({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'c'
}

function hasSelectedText(): boolean {
  return window.getSelection()?.isCollapsed === false
}
