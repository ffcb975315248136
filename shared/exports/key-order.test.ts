import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareKeys } from '../bibtex/format.ts'
import { inKeyOrder } from './key-order.ts'

function sorted(keys: readonly string[]): string[] {
  const steps = inKeyOrder(keys)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  return Array.from(step.value, place => `${keys[place] ?? ''} ${place}`)
}

function compared(keys: readonly string[]): string[] {
  return keys
    .map((key, place) => ({ key, lower: key.toLowerCase(), place }))
    .sort(compareKeys)
    .map(({ key, place }) => `${key} ${place}`)
}

/** Few signs, so that many begin alike, and some that are no ASCII. */
const key = fc.string({
  unit: fc.constantFrom('a', 'A', 'b', 'B', '-', '_', '0', '[', 'É', 'é', 'İ', '😀'),
  maxLength: 6,
})

test('keys are in the order of their signs, whatever their capitals, and equal ones in the order they came', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), keys => {
      expect(sorted(keys)).toEqual(compared(keys))
    }),
    { numRuns: 2_000 },
  )
})

test('many keys are sorted with rests', () => {
  const keys = Array.from(
    { length: 20_000 },
    (_, at) => `lima${(at * 7_919) % 20_011}Tea${at % 3 === 0 ? 'A' : 'a'}`,
  )
  expect(sorted(keys)).toEqual(compared(keys))
  expect([...inKeyOrder(keys)].length).toBeGreaterThan(1_000)
  const same = keys.map((_, at) => (at % 2 === 0 ? 'lima' : 'LIMA'))
  expect(sorted(same)).toEqual(compared(same))
})
