/**
 * Text from elsewhere, made safe to show in one line.
 *
 * Titles and names come from strangers. Characters that nobody sees can turn
 * the rest of a line around or hide a difference; they are left out on display
 * and stay untouched in the library.
 */

// Controls, zero-width space, direction marks, embeddings, overrides and isolates, word joiner, BOM.
// Zero-width joiner and non-joiner stay: scripts such as Persian and Hindi, and emoji, need them.
/* eslint-disable no-control-regex -- controls are what it is about */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g

/** The text without characters that are not seen and change how the rest is read. */
export function displayText(text: string): string {
  return text.replace(unseen, '')
}
