import { expect, test } from 'vitest'
import { fullDisk } from './full-disk.ts'
import { shortForm, unharmed } from './short.ts'

test('on a disk that is really full, what was answered is there and what was refused is not [L2]', async () => {
  const figures = await shortForm(fullDisk)
  expect(figures).toMatchObject(unharmed)
  // Only root may mount a small disk; elsewhere the layer has said that it was left out.
  if (figures.also['leftOut'] === undefined) expect(figures.also['refused']).toBeGreaterThan(0)
})
