/**
 * Where a text has what was searched for.
 */
import { isPlainAscii } from '../text/clean.ts'
import type { TextField } from './fields.ts'
import type { Condition } from './query.ts'
import { fold, kindOf, longestWord, partOfWord, separator, wholeWord, wordEnd } from './words.ts'

/** A stretch of a text: UTF-16 places, from, and up to but not including. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * The stretches of a text that a condition asks for, in order and apart; what it takes away (`-word`) is not among them.
 *
 * Every card in view asks for them at every letter of a search, so the text is
 * gone through where it has a sought word, and nothing is made of the rest.
 */
export function highlights(text: string, condition: Condition, field: TextField): Stretch[] {
  const asked = soughtIn(condition, field)
  if (asked.length === 0) return []
  const folded = fold(text)
  const sought = asked.filter(({ words }) => words.every(word => folded.includes(word)))
  const found: Stretch[] = []
  for (let start = nextStart(folded, 0, sought); start >= 0;) {
    const end = sought.reduce((longest, one) => Math.max(longest, endOf(folded, start, one)), -1)
    if (end >= 0) found.push({ start, end })
    start = nextStart(folded, Math.max(end, start + 1), sought)
  }
  return found.length === 0 || isPlainAscii(text) ? found : unfolded(text, found)
}

interface Sought {
  readonly words: readonly string[]
  /** Whether the last word may go on. */
  readonly isOpen: boolean
}

function soughtIn(condition: Condition, field: TextField): Sought[] {
  switch (condition.is) {
    case 'word':
      return isAbout(condition.field, field) ? [{ words: [condition.word], isOpen: !condition.isWhole }] : []
    case 'phrase':
      return isAbout(condition.field, field) ? [condition] : []
    case 'and':
    case 'or':
      return condition.conditions.flatMap(one => soughtIn(one, field))
    case 'in':
    case 'starred':
    case 'has':
    case 'year':
    case 'time':
    case 'not':
      return []
  }
}

function isAbout(asked: TextField | null, field: TextField): boolean {
  return asked === null || asked === field
}

/** The next place where a word begins as something sought does; -1 where there is none. */
function nextStart(folded: string, from: number, sought: readonly Sought[]): number {
  let next = -1
  for (const { words } of sought) {
    const first = words[0] ?? ''
    let at = folded.indexOf(first, from)
    while (at >= 0 && !isWordStart(folded, at)) at = folded.indexOf(first, at + 1)
    if (at >= 0 && (next < 0 || at < next)) next = at
  }
  return next
}

function isWordStart(folded: string, at: number): boolean {
  return (
    at === 0 ||
    kindOf(folded.charCodeAt(at)) === wholeWord ||
    kindOf(folded.charCodeAt(at - 1)) !== partOfWord
  )
}

/** Where what is sought ends, if it stands at this start of a word; -1 if it does not. */
function endOf(folded: string, start: number, { words, isOpen }: Sought): number {
  let end = start
  for (const [at, word] of words.entries()) {
    let place = end
    if (at > 0) while (place < folded.length && kindOf(folded.charCodeAt(place)) === separator) place++
    if (!folded.startsWith(word, place)) return -1
    end = wordEnd(folded, place)
    const mayGoOn = isOpen && at === words.length - 1
    if (!mayGoOn && Math.min(end - place, longestWord) !== word.length) return -1
  }
  return end
}

/** The same stretches in the text that a folded text was made of, character by character. */
function unfolded(text: string, stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  let [place, folded, at] = [0, 0, 0]
  let start: number | null = null
  for (const character of text) {
    const { length } = fold(character)
    // What is folded to nothing is an accent, which belongs to the letter before it.
    if (length > 0) {
      if (start !== null && folded >= endAt(at)) {
        found.push({ start, end: place })
        start = null
      }
      // One character may be two words (½), and is marked once.
      while (folded >= endAt(at)) at++
      if (folded + length > startAt(at)) start ??= place
    }
    folded += length
    place += character.length
  }
  if (start !== null) found.push({ start, end: place })
  return found

  function startAt(index: number): number {
    return stretches[index]?.start ?? Infinity
  }
  function endAt(index: number): number {
    return stretches[index]?.end ?? Infinity
  }
}
