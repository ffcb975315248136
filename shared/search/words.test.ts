import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlights } from './highlight.ts'
import { parseQuery } from './query.ts'
import { fold, placedWords, wordsOf } from './words.ts'

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

  it('are the same with and without their places', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), fc.string())
    fc.assert(
      fc.property(text, one => {
        const placed = placedWords(one)
        expect(placed.map(word => word.text)).toEqual(wordsOf(one))
        for (const { text: word, start, end } of placed)
          expect(fold(one.slice(start, end))).toContain(word.slice(0, 1))
      }),
    )
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
  ])('in %s of %s', (text, query, expected) => {
    expect(stretches(text, query)).toEqual(expected)
  })
})
