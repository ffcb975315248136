import { describe, expect, test } from 'vitest'
import { allMutants, tryMutant } from './mutate.ts'
import { shortSeed } from './short.ts'

describe('a library that', () => {
  const mutants = allMutants()

  test.each(mutants.map(mutant => [mutant.mistake, mutant] as const))('%s is caught', async (_, mutant) => {
    expect((await tryMutant(mutant, shortSeed)).by).not.toBeNull()
  })

  test('has one of twenty different mistakes and more', () => {
    expect(mutants.length).toBeGreaterThanOrEqual(20)
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length)
  })
})
