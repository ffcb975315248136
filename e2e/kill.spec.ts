import { expect, test } from './app.ts'
import { killApp } from './torture/kill-app.ts'
import { product } from './torture/subject.ts'

test('what was seen on the screen is there after the app is killed, again and again', async () => {
  test.setTimeout(180_000)
  const figures = await killApp.run({
    subject: product,
    seed: 1,
    trials: killApp.short,
    until: Infinity,
    stopsAtFirst: false,
  })
  expect(figures).toMatchObject({ trials: killApp.short, lost: 0, invented: 0, bad: 0, failures: [] })
  expect(figures.acknowledged).toBeGreaterThan(0)
})
