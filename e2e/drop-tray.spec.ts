/**
 * Dropping cards on a reason for skipping, and on a tag.
 */
import { expect, test } from './app.ts'
import { listing } from './listing.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

test('a card is dropped on a reason: it is skipped for that, said, and taken back', async ({ paperlane }) => {
  const tray = paperlane.page.locator('.drop-tray')
  await expect(tray).toHaveCount(0)
  const place = paperlane.dropPlace('Skip as', 'Weak')
  const letGo = await paperlane.holdOver(paperlane.card(/Gossip/), place)
  await expect(place).toHaveAttribute('data-over', 'true')
  await letGo()
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 0, 1])
  await expect(tray).toHaveCount(0)
  const skipped = paperlane.cards('skipped')
  await expect(skipped).toContainText('weak')
  await expect(paperlane.toast).toContainText('Skipped')
  await expect(paperlane.focusedCard).toBeVisible()

  // What is skipped is given another reason where it is.
  await paperlane.dragOnto(skipped, paperlane.dropPlace('Skip as', 'Not now'))
  await expect(skipped).toContainText('not now')
  await paperlane.press('z')
  await expect(skipped).toContainText('weak')
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('a selection is dropped on a reason, all of it', async ({ paperlane }) => {
  await paperlane.card(/Lighthouse/).click()
  await paperlane.card(/One Path/).click({ modifiers: ['Shift'] })
  await paperlane.dragOnto(paperlane.card(/Gossip/), paperlane.dropPlace('Skip as', 'Seen before'))
  await expect.poll(() => paperlane.counts()).toEqual([3, 0, 0, 0, 3])
  await expect(paperlane.cards('skipped').filter({ hasText: 'seen before' })).toHaveCount(3)
  await paperlane.toast.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('cards are dropped on tags: a new one is asked for, a known one is given at once', async ({
  paperlane,
}) => {
  const { page } = paperlane
  // Another card is selected: what was dragged is what is tagged.
  await paperlane.card(/One Path/).click({ modifiers: ['ControlOrMeta'] })
  await paperlane.dragOnto(paperlane.card(/Gossip/), paperlane.dropPlace('Tag', 'New tag'))
  await expect(page.getByRole('combobox', { name: 'Tag 1 paper' })).toBeFocused()
  await page.keyboard.type('looms')
  await page.getByRole('option', { name: 'New tag “looms”' }).waitFor()
  await paperlane.press('Enter', 'Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.card(/Gossip/).locator('.tag')).toHaveText('looms')
  await expect(paperlane.card(/One Path/).locator('.tag')).toHaveCount(0)

  await paperlane.card(/Lighthouse/).click()
  await paperlane.card(/One Path/).click({ modifiers: ['Shift'] })
  await paperlane.dragOnto(paperlane.card(/Lighthouse/), paperlane.dropPlace('Tag', 'looms'))
  const tagged = paperlane.cards('inbox').filter({ has: page.locator('.tag', { hasText: 'looms' }) })
  await expect(tagged).toHaveCount(3)
  await expect(paperlane.toast).toContainText('Changed the tags of 2 papers')

  // All of them have it by now, and to drop them there once more takes nothing away.
  await paperlane.dragOnto(paperlane.card(/Lighthouse/), paperlane.dropPlace('Tag', 'looms'))
  await expect(paperlane.toast).toContainText('Tagged looms already')
  await expect(tagged).toHaveCount(3)
  await paperlane.press('z')
  await expect(tagged).toHaveCount(1)
})

test('what is let go elsewhere, or given up, changes nothing', async ({ paperlane }) => {
  const tray = paperlane.page.locator('.drop-tray')
  const card = paperlane.card(/Gossip/)
  const letGo = await paperlane.holdOver(card, tray.getByText('Skip as'))
  await letGo()
  await expect(tray).toHaveCount(0)
  await paperlane.holdOver(card, paperlane.dropPlace('Skip as', 'Weak'))
  await paperlane.press('Escape')
  await expect(tray).toHaveCount(0)
  await paperlane.page.mouse.up()
  expect(await paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('in a narrow window every reason and the asking for a tag are in reach', async ({
  paperlane,
  running,
}) => {
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(640, 480))
  await expect(paperlane.page.getByRole('navigation', { name: 'Columns' })).toBeVisible()
  const letGo = await paperlane.holdOver(
    paperlane.card(/Gossip/),
    paperlane.dropPlace('Skip as', 'Off topic'),
  )
  for (const [of, name] of [
    ['Skip as', 'Seen before'],
    ['Skip as', 'Weak'],
    ['Skip as', 'Not now'],
    ['Tag', 'New tag'],
  ] as const)
    await expect(paperlane.dropPlace(of, name)).toBeInViewport({ ratio: 1 })
  await letGo()
  await expect(paperlane.card(/Gossip/)).toHaveCount(0)
})
