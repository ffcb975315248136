import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortInParts } from './sort.ts'

test('sorts as the built-in sort does, equal items in their order', () => {
  const list = fc.array(fc.record({ key: fc.integer({ min: 0, max: 50 }), mark: fc.nat() }), {
    minLength: 0,
    maxLength: 9_000,
    size: 'max',
  })
  fc.assert(
    fc.property(list, items => {
      const byKey = (a: { key: number }, b: { key: number }) => a.key - b.key
      expect(finish(sortInParts(items, byKey))).toEqual(items.toSorted(byKey))
    }),
    { numRuns: 40 },
  )
})

test('offers a rest at least once in two thousand items', () => {
  const items = Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 100_003)
  const rests = [...sortInParts(items, (a, b) => a - b)]
  expect(rests.length).toBeGreaterThan(50)
})

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done === true) return step.value
  }
}
