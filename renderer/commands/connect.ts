/**
 * Connects the window to the world: the keyboard, the main process, the end of a visit.
 */
import { isMac, on } from '../api.ts'
import { announce } from '../store/announce.ts'
import { attempt } from '../store/failures.ts'
import { useStore } from '../store/store.ts'
import { sayError } from '../store/toasts.ts'
import { errorTexts, PaperlaneError } from '../../shared/errors.ts'
import { focusPlace, isPressed, KeyReader } from './keyboard.ts'
import { runCommand } from './run.ts'

/** Where somebody is, is written down this long after they stopped moving, in milliseconds. */
const saveViewAfter = 400

/** Starts listening; answers how to stop. */
export function connect(): () => void {
  const keys = new KeyReader(isMac() ? 'mac' : 'linux')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isPressed(event.target, event.key)) return
    const { mode, overlay, moveMenu } = useStore.getState()
    const place = focusPlace(event.target, mode, overlay !== null || moveMenu !== null)
    const id = keys.read(event, place, event.timeStamp)
    // Where text is selected, the system's own copy is what somebody wants.
    if (id === null || (id === 'copy.bibtex' && isCopyKey(event) && hasSelectedText())) return
    event.preventDefault()
    runCommand(id)
  }
  window.addEventListener('keydown', onKeyDown)

  let timer: ReturnType<typeof setTimeout> | undefined
  const stops = [
    () => window.removeEventListener('keydown', onKeyDown),
    on('library.changed', event => {
      useStore.getState().receive(event)
      announce(event)
    }),
    on('command.chosen', runCommand),
    on('import.offered', preview => useStore.getState().showPreview(preview)),
    on('library.troubled', ({ code, message }) => {
      sayError(new PaperlaneError(code, message))
      useStore.getState().addNotice(`${errorTexts[code].title}. ${errorTexts[code].hint}`)
    }),
    useStore.subscribe((state, before) => {
      if (state.mode === before.mode && state.column === before.column && state.focused === before.focused)
        return
      clearTimeout(timer)
      timer = setTimeout(() => void state.saveView(), saveViewAfter)
    }),
    () => clearTimeout(timer),
  ]
  const onHide = () => {
    clearTimeout(timer)
    void useStore.getState().saveView()
  }
  const onShow = () => useStore.getState().refreshToday()
  window.addEventListener('blur', onHide)
  window.addEventListener('focus', onShow)
  stops.push(
    () => window.removeEventListener('blur', onHide),
    () => window.removeEventListener('focus', onShow),
  )

  void attempt(useStore.getState().openLibrary())
  return () => stops.forEach(stop => stop())
}

function isCopyKey(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey
}

function hasSelectedText(): boolean {
  return window.getSelection()?.isCollapsed === false
}
