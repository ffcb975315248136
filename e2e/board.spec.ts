import { expect, test } from './app.ts'
import { listing, listingAbstract, listingTitles } from './listing.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

test('a card is dragged to another column, and several at once', async ({ paperlane }) => {
  await paperlane.card(/^Sheep/).dragTo(paperlane.column('done'), { steps: 8 })
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
  await paperlane.card(/Lighthouse/).click()
  await paperlane.card(/One Path/).click({ modifiers: ['Shift'] })
  await expect(paperlane.page.getByRole('toolbar', { name: 'Selected papers' })).toContainText(
    '3 papers selected',
  )
  await paperlane.card(/Gossip/).dragTo(paperlane.column('to-read'), { steps: 8 })
  await expect.poll(() => paperlane.counts()).toEqual([2, 3, 0, 1, 0])
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
})

test('a paper is moved by clicks alone', async ({ paperlane }) => {
  await paperlane.card(/Gossip/).click()
  await paperlane
    .card(/Gossip/)
    .getByTitle('Move to…')
    .click()
  await paperlane.page.getByRole('menuitem', { name: /Reading/ }).click()
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 1, 0, 0])
  await paperlane.toast.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('a decision focuses the next paper, and an undo the one that came back', async ({ paperlane }) => {
  const focused = paperlane.focusedCard.locator('.card-title')
  await paperlane.press('j')
  await expect(focused).toHaveText(listingTitles[1] ?? '')
  await paperlane.press('s')
  await expect(focused).toHaveText(listingTitles[2] ?? '')
  await paperlane.press('End', 's')
  await expect(focused).toHaveText(listingTitles[4] ?? '')
  await paperlane.press('z')
  await expect(focused).toHaveText(listingTitles[5] ?? '')
})

test('every column remembers its card, and papers follow to the next column', async ({ paperlane }) => {
  const focused = paperlane.focusedCard.locator('.card-title')
  await paperlane.press('j', 'ControlOrMeta+ArrowRight')
  await expect(focused).toHaveText(listingTitles[1] ?? '')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
  await paperlane.press('h')
  await expect(focused).toHaveText(listingTitles[2] ?? '')
  await paperlane.press('l')
  await expect(focused).toHaveText(listingTitles[1] ?? '')
})

test('a held key moves the focus and never triages', async ({ paperlane }) => {
  await paperlane.page.keyboard.down('d')
  for (let press = 0; press < 5; press++) await paperlane.page.keyboard.down('d')
  await paperlane.page.keyboard.up('d')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
})

test('twenty keys at once meet the papers one after the other', async ({ paperlane, running }) => {
  const more = Array.from(
    { length: 20 },
    (_, index) => `Paper number ${index} of a long and busy day\n\n${listingAbstract(index % 6)}`,
  )
  await paperlane.press('ControlOrMeta+a', 'Delete')
  await paperlane.paste(more.join('\n\n'))
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('20')
  // Faster than any hand: all in one turn of the page.
  await paperlane.page.evaluate(() => {
    const target = document.activeElement ?? document.body
    for (const key of 'trdstrdstrdstrdstrds')
      target.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          code: `Key${key.toUpperCase()}`,
          bubbles: true,
          cancelable: true,
        }),
      )
  })
  await expect.poll(() => paperlane.counts()).toEqual([0, 5, 5, 5, 5])
  await expect(paperlane.cards('to-read').locator('.card-title')).toHaveText(
    [16, 12, 8, 4, 0].map(index => `Paper number ${index} of a long and busy day`),
  )
  await running.kill()
  await running.start()
  await expect.poll(() => paperlane.counts()).toEqual([0, 5, 5, 5, 5])
})

test('delete is undoable, and starring marks the card', async ({ paperlane }) => {
  await paperlane.press('f')
  await expect(paperlane.focusedCard.getByText('Starred')).toBeAttached()
  await paperlane.press('ControlOrMeta+a', 'Delete')
  await expect(paperlane.page.getByRole('heading', { name: /reading list you can cite/ })).toBeVisible()
  await expect(paperlane.toast).toContainText('Removed 6 papers')
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('the palette runs a command by name', async ({ paperlane }) => {
  await paperlane.run('Move to Reading')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 1, 0, 0])
})

test('formulas are drawn in review, and markup in a text stays text', async ({ paperlane }) => {
  await paperlane.paste(
    `A Title With <img src=x onerror=alert(1)> in It & <b>Bold</b> Claims\n\n${'We show <script>alert(1)</script> and $x^2$ in one abstract that goes on and on. '.repeat(6)}`,
  )
  await paperlane.add()
  await paperlane.press('End', 'Enter')
  await expect(paperlane.reviewTitle).toHaveText(
    'A Title With <img src=x onerror=alert(1)> in It & <b>Bold</b> Claims',
  )
  await expect(paperlane.review.locator('.katex').first()).toBeVisible()
  await expect(paperlane.review.locator('img, script, b')).toHaveCount(0)
})

test('a narrow window shows one column and the others as tabs', async ({ paperlane, running }) => {
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(700, 600))
  await expect(paperlane.column('to-read')).toBeHidden()
  await paperlane.press('t', 'g', 't')
  await expect(paperlane.column('to-read')).toBeVisible()
  await expect(paperlane.column('inbox')).toBeHidden()
  await expect(paperlane.cards('to-read')).toHaveCount(1)
})
