/**
 * Whether one paper is what a query asks for, told from the paper itself.
 *
 * The index answers the same for a whole library, much faster; this decides
 * where there is no index, and where the index alone cannot (phrases).
 */
import type { Paper } from '../library/paper.ts'
import { havingBits, havings, searchedText, type TextField, textFields } from './fields.ts'
import type { Condition } from './query.ts'
import { wordsOf } from './words.ts'

/** Answers whether a paper meets a condition. */
export function matches(paper: Paper, condition: Condition): boolean {
  const text = searchedText(paper)
  const kept = new Map<TextField, readonly string[]>()
  const wordsIn = (field: TextField) => {
    const known = kept.get(field) ?? wordsOf(text[field])
    kept.set(field, known)
    return known
  }
  return meets(paper, condition, wordsIn)
}

function meets(
  paper: Paper,
  condition: Condition,
  wordsIn: (field: TextField) => readonly string[],
): boolean {
  switch (condition.is) {
    case 'word':
      return fieldsOf(condition.field).some(field =>
        wordsIn(field).some(word =>
          condition.isWhole ? word === condition.word : word.startsWith(condition.word),
        ),
      )
    case 'phrase':
      return fieldsOf(condition.field).some(field => hasPhrase(wordsIn(field), condition))
    case 'in':
      return paper.column === condition.column
    case 'starred':
      return paper.isStarred
    case 'has':
      return (havingBits(paper) & (1 << havings.indexOf(condition.what))) !== 0
    case 'year':
      return paper.year !== null && paper.year >= condition.from && paper.year <= condition.to
    case 'time': {
      const at = condition.of === 'added' ? paper.addedAt : paper.movedAt
      return at >= condition.from && at < condition.to
    }
    case 'not':
      return !meets(paper, condition.condition, wordsIn)
    case 'or':
      return condition.conditions.some(one => meets(paper, one, wordsIn))
    case 'and':
      return condition.conditions.every(one => meets(paper, one, wordsIn))
  }
}

function fieldsOf(field: TextField | null): readonly TextField[] {
  return field === null ? textFields : [field]
}

function hasPhrase(
  words: readonly string[],
  { words: phrase, isOpen }: Extract<Condition, { is: 'phrase' }>,
): boolean {
  const last = phrase.length - 1
  return words.some((_, from) =>
    phrase.every((part, offset) =>
      isOpen && offset === last ? words[from + offset]?.startsWith(part) : words[from + offset] === part,
    ),
  )
}
