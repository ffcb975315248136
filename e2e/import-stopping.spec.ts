import { expect, test } from './app.ts'

/** A made-up bibliography that takes a while to be read. */
const large = Array.from(
  { length: 30_000 },
  (_, at) => `@misc{k${at}, title = {The Kettle of House ${at} by the Lake of ${at * 7}}}`,
).join('\n')

/** Stops an import. */
const stopKey = { key: '.', code: 'Period', ctrlKey: true }

test('a file that is stopped before it has said a word is not shown, and the next one is', async ({
  paperlane,
}) => {
  await paperlane.drop({ 'unwanted.bib': large }, stopKey)
  await paperlane.drop({ 'wanted.bib': '@misc{tea, title = {A Cup of Tea for Two}}' })
  await expect(paperlane.importSheet).toContainText('1 paper in wanted.bib', { timeout: 30_000 })
})

test('Escape in the moment of adding, before that has said a word, adds nothing', async ({ paperlane }) => {
  await paperlane.drop({ 'large.bib': large })
  const add = paperlane.importSheet.getByRole('button', { name: 'Add 30,000 papers' })
  await expect(add).toBeEnabled({ timeout: 60_000 })
  await add.evaluate((button: HTMLElement) => {
    button.click()
    button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }))
  })
  await expect(add).toBeEnabled({ timeout: 30_000 })
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.page.getByRole('button', { name: /sample/i })).toBeVisible()
})
