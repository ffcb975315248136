import { expect, test } from 'vitest'
import { faults } from './faults.ts'
import { shortForm, unharmed } from './short.ts'

test('whichever call fails, with whatever error, nothing is said to be saved that is not [L2]', async () => {
  const figures = await shortForm(faults)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBe(faults.short)
  expect(figures.also['refused']).toBeGreaterThan(faults.short / 2)
})
