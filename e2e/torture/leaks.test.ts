import { expect, test } from 'vitest'
import { leaks } from './leaks.ts'
import { shortForm, unharmed } from './short.ts'

test('a library opened and closed over and over leaves no file open and no memory behind', async () => {
  const figures = await shortForm(leaks)
  expect(figures).toMatchObject(unharmed)
  expect(figures.trials).toBe(leaks.short)
})
