/**
 * Whether one paper is what a query asks for, told from the paper itself.
 *
 * The index answers the same for a whole library, much faster; this decides
 * where there is no index, and where the index alone cannot (phrases).
 */
import type { Paper } from '../library/paper.ts'
import { havingBits, havings, searchedText, type TextField, textFields } from './fields.ts'
import type { Condition } from './query.ts'
import { fold, kindOf, longestWord, partOfWord, separator, wordsOfFolded } from './words.ts'

/** Answers whether a paper meets a condition. */
export function matches(paper: Paper, condition: Condition): boolean {
  return meets(paper, condition, new Texts(paper))
}

/** A paper's texts as they are compared, each made once. */
class Texts {
  readonly #raw: Readonly<Record<TextField, string>>
  readonly #folded = new Map<TextField, string>()
  readonly #words = new Map<TextField, readonly string[]>()

  constructor(paper: Paper) {
    this.#raw = searchedText(paper)
  }

  folded(field: TextField): string {
    const known = this.#folded.get(field) ?? fold(this.#raw[field])
    this.#folded.set(field, known)
    return known
  }

  words(field: TextField): readonly string[] {
    const known = this.#words.get(field) ?? wordsOfFolded(this.folded(field))
    this.#words.set(field, known)
    return known
  }
}

function meets(paper: Paper, condition: Condition, texts: Texts): boolean {
  switch (condition.is) {
    case 'word':
      return fieldsOf(condition.field).some(field =>
        texts
          .words(field)
          .some(word => (condition.isWhole ? word === condition.word : word.startsWith(condition.word))),
      )
    case 'phrase':
      return fieldsOf(condition.field).some(field => hasPhrase(texts.folded(field), condition))
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
      return !meets(paper, condition.condition, texts)
    case 'or':
      return condition.conditions.some(one => meets(paper, one, texts))
    case 'and':
      return condition.conditions.every(one => meets(paper, one, texts))
  }
}

function fieldsOf(field: TextField | null): readonly TextField[] {
  return field === null ? textFields : [field]
}

type Phrase = Extract<Condition, { is: 'phrase' }>

/** Whether a folded text has a phrase; looked for letter by letter, since taking texts apart into words takes much longer. */
function hasPhrase(text: string, phrase: Phrase): boolean {
  const [first = ''] = phrase.words
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1))
    if (beginsWord(text, at) && isPhraseAt(text, at, phrase)) return true
  return false
}

function isPhraseAt(text: string, at: number, { words, isOpen }: Phrase): boolean {
  let place = at
  for (const [index, word] of words.entries()) {
    if (!text.startsWith(word, place)) return false
    place += word.length
    if (isOpen && index === words.length - 1) return true
    if (kindOf(word.charCodeAt(0)) === partOfWord) {
      // A word is compared by its beginning where it is longer than any word is kept.
      if (word.length === longestWord) while (isPartAt(text, place)) place++
      if (isPartAt(text, place)) return false
    }
    while (place < text.length && kindOf(text.charCodeAt(place)) === separator) place++
  }
  return true
}

function beginsWord(text: string, at: number): boolean {
  return kindOf(text.charCodeAt(at)) !== partOfWord || !isPartAt(text, at - 1)
}

function isPartAt(text: string, place: number): boolean {
  return place >= 0 && place < text.length && kindOf(text.charCodeAt(place)) === partOfWord
}
