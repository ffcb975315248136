import { describe, expect, it } from 'vitest'
import { excerptLength, existing, revealed, within } from './card-window.ts'

const view = { top: 1_000, height: 500 }

describe('what of a column is drawn', () => {
  it.each([
    { place: 11, top: 1_000, why: 'it is in view' },
    { place: 10, top: 1_000, why: 'it begins with the view' },
    { place: 14, top: 1_000, why: 'it ends with the view' },
    { place: 9, top: 900, why: 'it is above' },
    { place: 0, top: 0, why: 'it is the first' },
    { place: 15, top: 1_100, why: 'it is below' },
  ])('scrolls to $top for card $place, since $why', ({ place, top }) => {
    expect(revealed(view, place, 100)).toBe(top)
  })

  it('begins with a card that is taller than the view', () => {
    expect(revealed({ top: 1_000, height: 60 }, 12, 100)).toBe(1_200)
  })

  it('shows the end of a column that became shorter, and all of a short one', () => {
    expect(within({ from: 90, to: 96 }, 1_000)).toEqual({ from: 90, to: 96 })
    expect(within({ from: 90, to: 96 }, 50)).toEqual({ from: 44, to: 50 })
    expect(within({ from: 90, to: 96 }, 3)).toEqual({ from: 0, to: 3 })
    expect(within({ from: 0, to: 6 }, 0)).toEqual({ from: 0, to: 0 })
  })

  it('has the cards in view, those beside them and the focused one, in their order and each once', () => {
    expect(existing({ from: 10, to: 13 }, 1, 100, -1)).toEqual([9, 10, 11, 12, 13])
    expect(existing({ from: 10, to: 13 }, 1, 100, 12)).toEqual([9, 10, 11, 12, 13])
    expect(existing({ from: 10, to: 13 }, 1, 100, 2)).toEqual([2, 9, 10, 11, 12, 13])
    expect(existing({ from: 10, to: 13 }, 1, 100, 50)).toEqual([9, 10, 11, 12, 13, 50])
    expect(existing({ from: 0, to: 3 }, 4, 2, 1)).toEqual([0, 1])
    expect(existing({ from: 0, to: 0 }, 4, 0, -1)).toEqual([])
  })

  it('draws as much of an abstract as two lines have room for, in steps', () => {
    expect(excerptLength(212)).toBe(120)
    expect(excerptLength(214)).toBe(120)
    expect(excerptLength(850)).toBe(400)
  })
})
