import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { arrayOf, isSameList, partOf } from './paper-list.ts'

// More than fit into a few words of bits, and not a whole number of words.
const list = Array.from({ length: 70 }, (_, place) => paperId(`p${place}`))
const marks = fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length })
const at = fc.integer({ min: -list.length - 2, max: list.length + 2 })
const marked = (isIn: readonly boolean[]) => partOf(list, place => Number(isIn[place]))
const written = (isIn: readonly boolean[]) => list.filter((_, place) => isIn[place] === true)

describe('a part of a list of papers', () => {
  it('answers what an array of the same papers answers', () => {
    fc.assert(
      fc.property(marks, at, at, (isIn, from, to) => {
        const [part, array] = [marked(isIn), written(isIn)]
        const isOdd = (id: string) => Number(id.slice(1)) % 2 === 1
        expect(part.length).toBe(array.length)
        expect(Array.from(array, (_, index) => part.at(index))).toEqual(array)
        expect(part.at(from)).toBe(array.at(from))
        expect(part.slice(from, to)).toEqual(array.slice(from, to))
        expect(part.filter(isOdd)).toEqual(array.filter(isOdd))
        expect(list.map(id => part.indexOf(id))).toEqual(list.map(id => array.indexOf(id)))
        expect([...part]).toEqual(array)
        expect(arrayOf(part)).toEqual(array)
      }),
    )
  })

  it('is the list itself where that is all', () => {
    expect(partOf(list, () => 1)).toBe(list)
    expect(partOf(list, () => 0).length).toBe(0)
    expect(partOf([], () => 1).at(0)).toBeUndefined()
  })

  it('is the same as another just where an array would have the same papers', () => {
    const few = fc.uniqueArray(fc.nat({ max: list.length - 1 }), { maxLength: 2 })
    fc.assert(
      fc.property(marks, few, (isIn, others) => {
        const other = isIn.map((is, place) => is !== others.includes(place))
        const isSame = others.length === 0
        expect(isSameList(marked(isIn), marked(other))).toBe(isSame)
        expect(isSameList(marked(isIn), written(other))).toBe(isSame)
        // Of another list of the same papers.
        const copy = partOf([...list], place => Number(other[place]))
        expect(isSameList(marked(isIn), copy)).toBe(isSame)
      }),
    )
  })
})
