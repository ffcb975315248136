/**
 * Whether somebody is typing: what comes by itself takes neither a field nor a frame away from them.
 */

/** Whoever has typed nothing for this long has stopped, in milliseconds. */
const pause = 1_500

/** Whoever has pressed no key for this long presses them one by one, in milliseconds; nobody notices the wait. */
const betweenKeys = 100

let lastTypedAt = -Infinity
let lastKeyAt = -Infinity

/** Notes from now on when somebody presses a key, and when they type in a field. */
export function watchHands(): void {
  window.addEventListener('input', () => (lastTypedAt = performance.now()), { capture: true })
  window.addEventListener('keydown', () => (lastKeyAt = performance.now()), { capture: true })
}

/** For how long what keys wait for is still to be left alone, in milliseconds; 0 where no key was pressed just now. */
export function timeLeftToKeys(): number {
  return Math.max(0, lastKeyAt + betweenKeys - performance.now())
}

/** Resolves once nobody types in a field of the page: at once, or when they have stopped or left it. */
export async function whenHandsRest(): Promise<void> {
  for (;;) {
    const rest = lastTypedAt + pause - performance.now()
    if (rest <= 0 || !isFieldFocused()) return
    await new Promise(resolve => setTimeout(resolve, Math.min(rest, 100)))
  }
}

/** A dialog keeps its own fields. */
function isFieldFocused(): boolean {
  const { activeElement } = document
  return activeElement?.matches('input, textarea') === true && activeElement.closest('[role=dialog]') === null
}
