/**
 * Where a text has what was searched for.
 */
import type { TextField } from './fields.ts'
import type { Condition } from './query.ts'
import { placedWords } from './words.ts'

/** A stretch of a text: UTF-16 places, from, and up to but not including. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** The stretches of a text that a condition asks for, in order; what it takes away (`-word`) is not among them. */
export function highlights(text: string, condition: Condition, field: TextField): Stretch[] {
  const sought = soughtIn(condition, field)
  if (sought.length === 0) return []
  const words = placedWords(text)
  const stretches: Stretch[] = []
  for (let at = 0; at < words.length;) {
    const length = Math.max(0, ...sought.map(one => lengthAt(words, at, one)))
    const [first, last] = [words[at], words[at + length - 1]]
    if (length > 0 && first && last) stretches.push({ start: first.start, end: last.end })
    at += Math.max(length, 1)
  }
  return stretches
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

/** How many words from a place on are what is sought; 0 for none. */
function lengthAt(
  words: readonly { readonly text: string }[],
  at: number,
  { words: sought, isOpen }: Sought,
): number {
  const last = sought.length - 1
  const isThere = sought.every((part, offset) => {
    const word = words[at + offset]?.text
    return isOpen && offset === last ? word?.startsWith(part) : word === part
  })
  return isThere ? sought.length : 0
}
