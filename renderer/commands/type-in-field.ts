/**
 * Typing for somebody who typed before the field was there.
 */

/** Puts text where the cursor of the focused field is, as a key would; where none has the focus it goes nowhere. */
export function typeInField(text: string): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Leaves the focused field, as Escape would. */
export function pressEscape(): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
  )
}
