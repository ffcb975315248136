/**
 * Words: what search compares, the same for papers, for what is typed and for what is highlighted.
 *
 * A word is a run of letters and digits, without case, accents and ligatures:
 * `Ødegård` is found by `odegard`. Scripts that put no spaces between words
 * (Han, kana, Thai and their kin) count one word a character.
 */
import { isPlainAscii } from '../text/clean.ts'

/** Longer words are cut here, in characters: they are debris of a page more often than words. */
export const longestWord = 40

/** What a UTF-16 unit of a folded text is. */
export const separator = 1
export const partOfWord = 2
export const wholeWord = 3

// Filled as units are met: asking a regular expression about each would cost more than everything else.
const kinds = new Uint8Array(0x10000)

/** Whether a unit parts words, belongs to one, or is one. */
export function kindOf(unit: number): number {
  const known = kinds[unit]
  return known === undefined || known === 0 ? (kinds[unit] = findKind(unit)) : known
}

function findKind(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return partOfWord // half of a rare letter
  const character = String.fromCharCode(unit)
  if (/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(character))
    return wholeWord
  return /[\p{L}\p{N}]/u.test(character) ? partOfWord : separator
}

/** Letters that are written with others where a keyboard lacks them; no decomposition of Unicode says so. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
}

/**
 * The text without case, accents, ligatures and widths (NFKD without marks).
 *
 * Folding a text character by character gives the same, which is how a place in
 * the folded text is found again in the text as it is shown.
 */
export function fold(text: string): string {
  if (isPlainAscii(text)) return text.toLowerCase()
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, letter => spelled[letter] ?? letter)
}

/** The words of a text as they are compared, in order. */
export function wordsOf(text: string): string[] {
  return wordsOfFolded(fold(text))
}

/** The words of a folded text, in order. */
export function wordsOfFolded(folded: string): string[] {
  const words: string[] = []
  for (let place = 0; place < folded.length;) {
    const start = place
    place = wordEnd(folded, start)
    if (kindOf(folded.charCodeAt(start)) !== separator)
      words.push(folded.slice(start, Math.min(place, start + longestWord)))
  }
  return words
}

/** Where the word, or what parts words, ends that begins at a place of a folded text. */
export function wordEnd(folded: string, start: number): number {
  let end = start + 1
  if (kindOf(folded.charCodeAt(start)) === partOfWord)
    while (end < folded.length && kindOf(folded.charCodeAt(end)) === partOfWord) end++
  return end
}
