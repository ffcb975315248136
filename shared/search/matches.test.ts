import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paper } from '../library/test-paper.ts'
import { matches } from './matches.ts'
import { wordsOf } from './words.ts'

/** The rule itself: these words in this order with nothing between them. */
function hasWords(words: readonly string[], phrase: readonly string[], isOpen: boolean): boolean {
  return words.some((_, from) =>
    phrase.every((part, offset) =>
      isOpen && offset === phrase.length - 1
        ? words[from + offset]?.startsWith(part)
        : words[from + offset] === part,
    ),
  )
}

describe('a phrase', () => {
  it('is found exactly where its words stand beside each other', () => {
    const piece = fc.constantFrom(
      'a',
      'ab',
      'aba',
      'b',
      'é',
      '深',
      '学',
      ' ',
      ' ',
      '-',
      '...',
      '😀',
      'x'.repeat(45),
    )
    const text = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(text, text, fc.boolean(), (title, typed, isOpen) => {
        const words = wordsOf(typed)
        fc.pre(words.length > 0)
        const one = paper({ id: 'one', title })
        expect(matches(one, { is: 'phrase', words, field: 'title', isOpen })).toBe(
          hasWords(wordsOf(title), words, isOpen),
        )
      }),
      { numRuns: 5_000 },
    )
  })
})
