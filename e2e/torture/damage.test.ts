import { expect, test } from 'vitest'
import { damage } from './damage.ts'
import { shortForm, unharmed } from './short.ts'

test('no cut, no flipped bit and no ruined file ever gives a wrong value, and what is gone is told [L4] [L5]', async () => {
  const figures = await shortForm(damage)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBe(damage.short)
  expect(figures.also['cuts']).toBeGreaterThan(50_000)
})
