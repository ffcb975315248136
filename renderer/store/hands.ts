/**
 * Whether somebody is typing: what comes by itself does not take a field away from them.
 */

/** Whoever has typed nothing for this long has stopped, in milliseconds. */
const pause = 1_500

let lastTypedAt = -Infinity

/** Notes from now on when somebody types in a field. */
export function watchHands(): void {
  window.addEventListener('input', () => (lastTypedAt = performance.now()), { capture: true })
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
