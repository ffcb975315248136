import { expect, test } from 'vitest'
import { crashStates } from './crash-states.ts'
import { shortForm, unharmed } from './short.ts'

test('whatever a power cut leaves of a library, everything answered is there and nothing else [L2] [L4]', async () => {
  const figures = await shortForm(crashStates)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBeGreaterThanOrEqual(crashStates.short)
  expect(figures.also['crashesInRecovery']).toBeGreaterThan(500)
})
