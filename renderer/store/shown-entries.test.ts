import { expect, test } from 'vitest'
import { ShownEntries } from './shown-entries.ts'

function read(seq: number): ShownEntries {
  const shown = new ShownEntries()
  shown.readTo(seq)
  return shown
}

test('entries come one after the other, each once; a gap is noticed', () => {
  const shown = read(4)
  expect([3, 4, 5, 6].map(seq => shown.placeOf(seq, null))).toEqual(['known', 'known', 'next', 'gap'])
  shown.add(5)
  expect([5, 6, 7].map(seq => shown.placeOf(seq, null))).toEqual(['known', 'next', 'gap'])
  expect([5, 6].map(seq => shown.isShown(seq))).toEqual([true, false])
})

test('what is told beside a long entry is shown before it, in order, and nothing after it is', () => {
  const shown = read(4)
  // The sixth may come while parts of the fifth do, and only then.
  expect([shown.placeOf(6, null), shown.placeOf(6, 6), shown.placeOf(6, 5)]).toEqual(['gap', 'gap', 'next'])
  shown.add(6)
  expect([4, 5, 6, 7, 8].map(seq => shown.placeOf(seq, 5))).toEqual(['known', 'next', 'known', 'next', 'gap'])
  shown.add(7)
  expect([4, 5, 6, 7, 8].map(seq => shown.isShown(seq))).toEqual([true, false, true, true, false])
  expect([6, 7, 8].map(seq => shown.isNewest(seq))).toEqual([false, true, true])
  shown.add(5)
  expect(shown.isShown(5)).toBe(true)
  expect([5, 7].map(seq => shown.isNewest(seq))).toEqual([false, true])
  expect([7, 8, 9].map(seq => shown.placeOf(seq, null))).toEqual(['known', 'next', 'gap'])
})

test('rows that are read anew leave nothing of what was shown out of order', () => {
  const shown = read(4)
  shown.add(6)
  shown.readTo(9)
  expect([5, 9, 10].map(seq => shown.isShown(seq))).toEqual([true, true, false])
  expect([10, 11].map(seq => shown.placeOf(seq, null))).toEqual(['next', 'gap'])
})
