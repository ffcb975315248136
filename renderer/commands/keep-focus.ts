/**
 * Keeps the focus in the window's parts: never on the page as a whole, where assistive technology loses its place.
 *
 * A button that goes away with what it did, or a click on nothing, leaves it
 * there; it then goes home, to the papers that keys act on.
 */
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'

/** Starts watching; it goes on as long as the window does. */
export function keepFocus(): void {
  let isDue = false
  const check = () => {
    isDue = false
    if (document.activeElement === document.body && !isCovered())
      homeElement()?.focus({ preventScroll: true })
  }
  // Whatever goes away may give the focus to something itself, as late as the next frame.
  const checkSoon = () => {
    if (isDue) return
    isDue = true
    requestAnimationFrame(() => requestAnimationFrame(check))
  }
  document.addEventListener('focusout', checkSoon)
  document.addEventListener('click', checkSoon)
  useStore.subscribe(checkSoon)
}

/** Whether something open above the board is about to take the focus, or to give it back. */
function isCovered(): boolean {
  return document.querySelector('[role=dialog]:not([data-toast]), [role=menu]') !== null
}
