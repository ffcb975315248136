import { expect, test } from 'vitest'
import { killWriter } from './kill-writer.ts'
import { shortForm, unharmed } from './short.ts'

test('a process killed while it opens, writes and folds has lost nothing that it answered [L2] [L8]', async () => {
  const figures = await shortForm(killWriter)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBe(killWriter.short)
  expect(figures.acknowledged).toBeGreaterThan(figures.trials)
  expect(figures.also['insidePercent']).toBeGreaterThanOrEqual(10)
})
