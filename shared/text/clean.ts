/**
 * Text from elsewhere, as it is kept: one line of NFC, with ordinary spaces.
 *
 * Every importer sends titles and abstracts through here, so that equal text
 * has equal characters whichever page it was copied from.
 */
import { hasDoubleSpace, isTidyAscii } from './spaces.ts'

// Controls but white space; soft hyphen, zero-width space, word joiner and BOM carry nothing either.
// eslint-disable-next-line no-control-regex -- controls are what it is about
const meaningless = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff]/g
// The four ASCII separators and NEL are white space that `\s` does not know.
// eslint-disable-next-line no-control-regex -- separators are controls
const space = /[\s\u001c-\u001f\u0085]+/g
// eslint-disable-next-line no-control-regex -- separators are controls
const unusualSpace = /[^\S ]|[\u001c-\u001f\u0085]| {2}/

/** Anything but letters, signs and ordinary spaces that are NFC by themselves: Latin ones, and general punctuation. */
const unsettled = /[^ -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e]/

/** Whether a text is printable ASCII alone, as most are: nothing that is about other characters has to look at it. */
export function isPlainAscii(text: string): boolean {
  return !/[^ -~]/.test(text)
}

/** The text in NFC on one line, without controls; every run of white space is one space. */
export function cleanText(text: string): string {
  if (isTidyAscii(text) || (!unsettled.test(text) && !hasDoubleSpace(text))) return text.trim()
  const seen = wellFormed(text).replace(meaningless, '')
  // Every word has an ordinary space behind it; replacing each of them by itself would take most of the time.
  return (unusualSpace.test(seen) ? seen.replace(space, ' ') : seen).trim().normalize('NFC')
}

/** The text with U+FFFD for every lone half of a character. */
export function wellFormed(text: string): string {
  return /[\ud800-\udfff]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\ufffd') : text
}
