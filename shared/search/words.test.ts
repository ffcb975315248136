import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlights } from './highlight.ts'
import { parseQuery } from './query.ts'
import { wordsOf } from './words.ts'

describe('words', () => {
  it.each([
    ['Ray-Tracing in 3D', ['ray', 'tracing', 'in', '3d']],
    ['Ødegård, Łukasz & Müßig', ['odegard', 'lukasz', 'mussig']],
    ['ﬁne ½ ﬂow', ['fine', '1', '2', 'flow']],
    ['İstanbul ΟΔΟΣ', ['istanbul', 'οδοσ']],
    ['深度学习 ガウス', ['深', '度', '学', '习', 'カ', 'ウ', 'ス']],
    ['$\\mathcal{O}(n^2)$', ['mathcal', 'o', 'n', '2']],
    ['x'.repeat(60), ['x'.repeat(40)]],
  ])('of %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })
})

describe('highlights', () => {
  const stretches = (text: string, query: string, field: 'title' | 'abstract' = 'title') => {
    const { condition } = parseQuery(query, 0)
    return condition ? highlights(text, condition, field).map(({ start, end }) => text.slice(start, end)) : []
  }
  it.each([
    ['Gaussian splats of Gauß', 'gauss', ['Gaussian', 'Gauß']],
    ['Graph neural networks; neural graphs', '"neural networks"', ['neural networks']],
    ['Ray tracing without rays', 'ray -without', ['Ray', 'rays']],
    ['Ray tracing', '"rays"', []],
    ['E\u0301cole normale', 'ecole', ['E\u0301cole']],
    ['Ray tracing', 'author:ray', []],
    ['Ray tracing', 'title:tra OR author:ray', ['tracing']],
    ['深度学习入门', '"学习"', ['学习']],
    ['1½ cups', '2', ['½']],
    ['1½ cups', '1 2', ['1½']],
    ['the end of theory', '"the end"', ['the end']],
    ['x'.repeat(60) + ' y', '"' + 'x'.repeat(40) + ' y"', ['x'.repeat(60) + ' y']],
  ])('in %s of %s', (text, query, expected) => {
    expect(stretches(text, query)).toEqual(expected)
  })

  it('are as many as the words that begin as what is looked for, in any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', 'ß', ' ', '-', '学', 'ﬁ', 'i') }),
    )
    fc.assert(
      fc.property(text, fc.nat(), (one, which) => {
        fc.pre(Array.from(one).every(character => wordsOf(character).length <= 1)) // ½ is two words and one mark
        const words = wordsOf(one)
        const word = words[which % Math.max(words.length, 1)]?.slice(0, 2) ?? 'a'
        const condition = { is: 'word', word, field: null, isWhole: false } as const
        const found = highlights(one, condition, 'title')
        expect(found).toHaveLength(words.filter(each => each.startsWith(word)).length)
        for (const { start, end } of found)
          expect(wordsOf(one.slice(start, end)).some(each => each.startsWith(word))).toBe(true)
      }),
    )
  })
})
