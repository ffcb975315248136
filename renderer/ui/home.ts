/**
 * Where the focus belongs when nothing else has it: the column in use, the review, the first screen, or
 * the reader where it stands in their place.
 */

/** The element that keys act on; what a closing dialog gives the focus back to. */
export function homeElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-home]:not([inert] *)')
}

/** The dialogs and menus that are open, the latest last; messages stand beside the panes, not above them. */
export function openAbove(): readonly HTMLElement[] {
  return [
    ...document.querySelectorAll<HTMLElement>(
      '[role=dialog][data-open]:not([data-toast]), [role=menu][data-open]',
    ),
  ]
}

/**
 * Where the focus goes when a dialog or menu has closed: home, unless it belongs elsewhere already.
 *
 * A dialog goes away slower than a hand moves on: who closes it and goes to a
 * field at once must not be taken out of that field again, and a dialog that
 * opened in its place keeps what it has.
 */
export function focusAfterClosing(): HTMLElement | null | false {
  const { activeElement } = document
  const isWriting =
    activeElement?.matches('input, textarea') === true && activeElement.closest('[role=dialog]') === null
  const isFollowed = document.querySelector('[role=dialog][data-open]:not([data-toast])') !== null
  return isWriting || isFollowed ? false : homeElement()
}
