import { expect, test } from 'vitest'
import { model } from './model.ts'
import { shortForm, unharmed } from './short.ts'

test('through commands, undo, restore, faults and crashes, the library is what a plain map would be [L1] [L7]', async () => {
  const figures = await shortForm(model)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBe(model.short)
})
