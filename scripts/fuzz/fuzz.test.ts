import { describe, expect, test } from 'vitest'
import { inputOf } from './inputs.ts'
import { problemOf } from './problem.ts'
import { seeds } from './seeds.ts'

describe('damaged texts', () => {
  test('are read without a crash and without losing a line', () => {
    const tried = Array.from({ length: 1_500 }, (_, at) => at + 1)
    expect(tried.flatMap(seed => problemOf(inputOf(seed)) ?? [])).toEqual([])
  })

  test('that once were read wrongly are read rightly', () => {
    expect(seeds.flatMap(([seed]) => problemOf(inputOf(seed)) ?? [])).toEqual([])
  })

  test('are the same for the same number', () => {
    expect(inputOf(7)).toBe(inputOf(7))
    expect(new Set(Array.from({ length: 100 }, (_, seed) => inputOf(seed))).size).toBeGreaterThan(80)
  })
})
