/**
 * One question to the index: which papers meet a condition, and how relevant each is.
 *
 * Papers are marked in one byte each, and every part of a condition looks only
 * at those that the parts before it left, the rarest word first.
 */
import { columns } from '../../shared/library/paper.ts'
import { havings, textFields } from '../../shared/search/fields.ts'
import type { Condition } from '../../shared/search/query.ts'
import { documentsWith } from './beginnings.ts'
import type { Facts } from './facts.ts'
import { starredFlag } from './packed-papers.ts'
import { allFields, documentShift, fieldShift, heaviest, lowerBound, type Segment } from './segment.ts'

// BM25 (Robertson and Zaragoza 2009): how soon more of a word stops counting, and how much length matters.
const saturation = 1.2
const lengthShare = 0.75
/** What a whole word counts beside one that only begins so. */
const wholeWordBonus = 1.5

export class Evaluation {
  readonly #facts: Facts
  readonly #segments: readonly Segment[]
  readonly #scores: Float32Array | null

  /** @param scores where relevance is added up, a place for each paper; null where nobody asks for it */
  constructor(facts: Facts, segments: readonly Segment[], scores: Float32Array | null) {
    this.#facts = facts
    this.#segments = segments
    this.#scores = scores
  }

  /** A 1 for the place of each paper that meets the condition. */
  papers(condition: Condition): Uint8Array {
    return this.#meet(condition, this.#facts.lists.isTrue, true)
  }

  /** Marks the papers that meet a condition among those of `within`. */
  #meet(condition: Condition, within: Uint8Array, isScored: boolean): Uint8Array {
    switch (condition.is) {
      case 'word':
        return this.#word(condition, within, isScored)
      case 'phrase':
        return this.#meet({ is: 'and', conditions: wordsOfPhrase(condition) }, within, isScored)
      case 'and': {
        let met = within
        for (const one of this.#cheapestFirst(condition.conditions)) met = this.#meet(one, met, isScored)
        return met
      }
      case 'or': {
        const met = new Uint8Array(this.#facts.count)
        for (const one of condition.conditions)
          for (const [place, mark] of this.#meet(one, within, isScored).entries())
            if (mark === 1) met[place] = 1
        return met
      }
      case 'not': {
        if (hasPhrase(condition.condition)) return within // its words alone do not say that it is there
        const without = this.#meet(condition.condition, within, false)
        return this.#where(within, place => without[place] !== 1)
      }
      case 'in':
      case 'starred':
      case 'has':
      case 'year':
      case 'time':
        return this.#where(within, this.#factTest(condition))
    }
  }

  #factTest(condition: Exclude<Condition, { is: 'word' | 'phrase' | 'and' | 'or' | 'not' }>) {
    const { columns: inColumn, years, addedAt, movedAt, flags } = this.#facts.lists
    switch (condition.is) {
      case 'in': {
        const column = columns.indexOf(condition.column)
        return (place: number) => inColumn[place] === column
      }
      case 'starred':
        return (place: number) => ((flags[place] as number) & starredFlag) !== 0
      case 'has': {
        const bit = 1 << havings.indexOf(condition.what)
        return (place: number) => ((flags[place] as number) & bit) !== 0
      }
      case 'year': {
        const from = Math.max(condition.from, -0x7fffffff) // below lies "not known"
        return (place: number) => (years[place] as number) >= from && (years[place] as number) <= condition.to
      }
      case 'time': {
        const times = condition.of === 'added' ? addedAt : movedAt
        return (place: number) =>
          (times[place] as number) >= condition.from && (times[place] as number) < condition.to
      }
    }
  }

  #where(within: Uint8Array, test: (place: number) => boolean): Uint8Array {
    const met = new Uint8Array(this.#facts.count)
    for (let place = 0; place < met.length; place++) if (within[place] === 1 && test(place)) met[place] = 1
    return met
  }

  #word(
    { word, field, isWhole }: Extract<Condition, { is: 'word' }>,
    within: Uint8Array,
    isScored: boolean,
  ): Uint8Array {
    const scores = isScored ? this.#scores : null
    const met = new Uint8Array(this.#facts.count)
    const inFields = field === null ? allFields : 1 << textFields.indexOf(field)
    const fields = inFields << fieldShift
    const papers = this.#facts.size
    const frequency = Math.min(this.#postingsOf(word, isWhole), papers)
    const rarity = Math.log(1 + (papers - frequency + 0.5) / (frequency + 0.5))
    for (const segment of this.#segments) {
      const { words, starts, postings, lengths, papers: placeOf } = segment
      const average = lengths.length > 0 ? averageOf(segment) : 1
      const [first, last] = rangeOf(words, word, isWhole)
      const documents = scores
        ? null
        : documentsWith(segment, { word, isWhole, fields: inFields, first, last })
      if (documents) {
        for (let document = 0; document < documents.length; document++) {
          const place = placeOf[document] as number
          const isMet = (documents[document] as number) & (within[place] as number)
          met[place] = (met[place] as number) | isMet
        }
        continue
      }
      for (let w = first; w < last; w++) {
        const weight = rarity * (words[w] === word ? wholeWordBonus : 1)
        const end = starts[w + 1] as number
        for (let p = starts[w] as number; p < end; p++) {
          const posting = postings[p] as number
          if ((posting & fields) === 0) continue
          const document = posting >>> documentShift
          const place = placeOf[document] as number
          if (within[place] !== 1) continue
          met[place] = 1
          if (!scores) continue
          const count = posting & heaviest
          const length = 1 - lengthShare + (lengthShare * (lengths[document] as number)) / average
          scores[place] =
            (scores[place] as number) + (weight * count * (saturation + 1)) / (count + saturation * length)
        }
      }
    }
    return met
  }

  /** How many postings a word has; a paper with several words that begin so counts several times. */
  #postingsOf(word: string, isWhole: boolean): number {
    let count = 0
    for (const { words, starts } of this.#segments) {
      const [first, last] = rangeOf(words, word, isWhole)
      count += (starts[last] ?? 0) - (starts[first] ?? 0)
    }
    return count
  }

  #cheapestFirst(conditions: readonly Condition[]): Condition[] {
    const cost = (one: Condition): number => {
      switch (one.is) {
        case 'word':
          return this.#postingsOf(one.word, one.isWhole)
        case 'phrase':
          return Math.min(...wordsOfPhrase(one).map(cost))
        case 'or':
        case 'and':
          return one.conditions.reduce((sum, part) => sum + cost(part), 0)
        case 'not':
          return Infinity // takes away from what the others left
        case 'in':
        case 'starred':
        case 'has':
        case 'year':
        case 'time':
          return this.#facts.count / 8 // a glance at each paper
      }
    }
    return conditions
      .map(one => ({ one, costs: cost(one) }))
      .sort((a, b) => a.costs - b.costs || 0)
      .map(({ one }) => one)
  }
}

/** Whether a condition says more than the index knows: where words stand beside each other. */
export function hasPhrase(condition: Condition): boolean {
  switch (condition.is) {
    case 'phrase':
      return true
    case 'not':
      return hasPhrase(condition.condition)
    case 'and':
    case 'or':
      return condition.conditions.some(hasPhrase)
    case 'word':
    case 'in':
    case 'starred':
    case 'has':
    case 'year':
    case 'time':
      return false
  }
}

type Phrase = Extract<Condition, { is: 'phrase' }>

function wordsOfPhrase({ words, field, isOpen }: Phrase): Condition[] {
  return words.map((word, at) => ({
    is: 'word',
    word,
    field,
    isWhole: !(isOpen && at === words.length - 1),
  }))
}

/** Where the words that are meant stand: from, and up to but not including. */
function rangeOf(words: readonly string[], word: string, isWhole: boolean): [number, number] {
  const first = lowerBound(words, word)
  if (isWhole) return [first, words[first] === word ? first + 1 : first]
  return [first, lowerBound(words, `${word}\uffff`)]
}

const averages = new WeakMap<Segment, number>()

/** How many words a document of the segment has on average, at least one. */
function averageOf(segment: Segment): number {
  let average = averages.get(segment)
  if (average === undefined) {
    average = Math.max(segment.lengths.reduce((sum, length) => sum + length, 0) / segment.lengths.length, 1)
    averages.set(segment, average)
  }
  return average
}
