/**
 * One word in the title of a journal, as ISO 4 abbreviates it.
 */
import { type Abbreviation, compounding, hyphened, journalWords } from './journal-table.ts'

const longestWord = 40

/** In small letters, without accents: as words stand in the table. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Whether it is an abbreviation, without its full stop. */
export function isAbbreviation(plain: string): boolean {
  const { short } = journalWords()
  return (
    short.has(plain) ||
    compounding.some(front => plain.startsWith(front) && short.has(plain.slice(front.length)))
  )
}

/** What stands before a hyphen and is no word by itself; null where it is not known. */
export function beforeHyphen(part: string): string | null {
  const plain = folded(part)
  return hyphened.has(plain) || compounding.includes(plain) ? capitalised(part) : null
}

/** One word as it is abbreviated; null where it is not known. */
export function lookedUp(text: string): string | null {
  const plain = folded(text)
  const how = plain.length === text.length && /^[a-z]+$/.test(plain) ? abbreviationOf(plain, 0) : undefined
  if (how === undefined) return null
  if (typeof how === 'string') return `${capitalised(how)}.`
  return how === null || how >= text.length ? capitalised(text) : `${capitalised(text.slice(0, how))}.`
}

/** In a list of references one journal begins with capitals like the other, however its source wrote it. */
export function capitalised(text: string): string {
  return /\p{Lu}/u.test(text) || text === 'npj' ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

/** @param depth how many parts of a compound stand before it */
function abbreviationOf(plain: string, depth: number): Abbreviation | undefined {
  if (plain.length > longestWord) return undefined
  const { words, stems, longestStem } = journalWords()
  const known = words.get(plain)
  if (known !== undefined) return known
  const singular = plain.endsWith('s') ? words.get(plain.slice(0, -1)) : undefined
  if (singular) return singular
  for (let end = Math.min(plain.length, longestStem); end > 2; end--) {
    const stem = stems.get(plain.slice(0, end))
    if (stem !== undefined) return stem
  }
  const front =
    depth < 3 ? compounding.find(one => plain.startsWith(one) && plain.length >= one.length + 4) : undefined
  // What ends in -graphic comes from -graphy, which is abbreviated otherwise.
  if (front === undefined || plain.startsWith('graph', front.length)) return undefined
  const rest = abbreviationOf(plain.slice(front.length), depth + 1)
  return typeof rest === 'number' ? front.length + rest : undefined
}
