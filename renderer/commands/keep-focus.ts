/**
 * Keeps the focus in the window's parts: never on the page as a whole, where assistive technology loses its place,
 * and never below a dialog, where keys would pass by it.
 *
 * A button that goes away with what it did, or a click on nothing, leaves it on
 * the page; a dialog that closes late may take it from the one that came after.
 * It then goes to the dialog that is open, or else home, to the papers that keys act on.
 */
import { useStore } from '../store/store.ts'
import { homeElement, openAbove } from '../ui/home.ts'

/** A dialog that opens or closes gives the focus on by itself, if it does; so many looks are waited for that. */
const patience = 10
/**
 * Whatever goes away may give the focus to something itself, as late as the next frame, in milliseconds. A timer,
 * since every key changes something: frames that are asked for only to look would be frames that the next key waits for.
 */
const afterFrame = 34

/** Starts watching; it goes on as long as the window does. */
export function keepFocus(): void {
  let isDue = false
  let waited = 0
  const check = () => {
    isDue = false
    const { activeElement } = document
    const above = document.querySelector<HTMLElement>('[role=dialog]:not([data-toast]), [role=menu]')
    const isBelow = above !== null && activeElement?.closest('[role=dialog], [role=menu]') == null
    if (activeElement !== document.body && !isBelow) {
      waited = 0
      return
    }
    if (above && waited++ < patience) {
      checkSoon()
      return
    }
    waited = 0
    const open = openAbove().at(-1)
    if (open === undefined && activeElement !== document.body) return
    const target =
      open === undefined ? homeElement() : (open.querySelector<HTMLElement>('input, textarea') ?? open)
    target?.focus({ preventScroll: true })
  }
  const checkSoon = () => {
    if (isDue) return
    isDue = true
    setTimeout(check, afterFrame)
  }
  document.addEventListener('focusout', checkSoon)
  document.addEventListener('click', checkSoon)
  useStore.subscribe(checkSoon)
}
