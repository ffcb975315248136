/**
 * Text from elsewhere, as it is kept: one line of NFC, with ordinary spaces.
 *
 * Every importer sends titles and abstracts through here, so that equal text
 * has equal characters whichever page it was copied from.
 */

// Controls but white space; soft hyphen, zero-width space, word joiner and BOM carry nothing either.
// eslint-disable-next-line no-control-regex -- controls are what it is about
const meaningless = /[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u200b\u2060\ufeff]/g
// The four ASCII separators and NEL are white space that `\s` does not know.
// eslint-disable-next-line no-control-regex -- separators are controls
const space = /[\s\u001c-\u001f\u0085]+/g

/** The text in NFC on one line, without controls; every run of white space is one space. */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(meaningless, '')
    .replace(space, ' ')
    .trim()
    .normalize('NFC')
}
