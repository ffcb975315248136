import { expect, it } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { CardElements } from './card-elements.ts'

const keys = (elements: CardElements, cards: string) => elements.keysFor(Array.from(cards, paperId)).join('')

it('keeps the element of a card that stays, and gives those of others to what comes, in their order', () => {
  const elements = new CardElements()
  expect(keys(elements, 'abcd')).toBe('0123')
  expect(keys(elements, 'acde')).toBe('0231')
  expect(keys(elements, 'fghi')).toBe('0231')
})

it('makes elements where more cards come than go, and none twice', () => {
  const elements = new CardElements()
  expect(keys(elements, 'ab')).toBe('01')
  expect(keys(elements, 'bcde')).toBe('1023')
  expect(keys(elements, 'b')).toBe('1')
  expect(keys(elements, 'bc')).toBe('14')
})
