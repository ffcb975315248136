import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'
import type { PaperlanePage } from './page.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

/** The titles of a column in the order in which assistive technology counts them; all of one moment. */
function titles(paperlane: PaperlanePage, column: 'inbox' | 'done' = 'inbox'): Promise<string[]> {
  return paperlane.cards(column).evaluateAll(cards =>
    cards
      .map(card => ({
        place: Number(card.getAttribute('aria-posinset')),
        title: card.querySelector('.card-title')?.textContent ?? '',
      }))
      .sort((a, b) => a.place - b.place)
      .map(({ title }) => title),
  )
}

const byTitle = listingTitles.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))

test('a column is ordered by title, the other way round and by hand again, by click and by name', async ({
  paperlane,
  running,
}) => {
  const { page } = paperlane
  await page.getByRole('button', { name: 'Inbox is ordered by hand' }).click()
  await page.getByRole('menuitemradio', { name: 'Title' }).click()
  await expect.poll(() => titles(paperlane)).toEqual(byTitle)
  await expect(paperlane.toast).toContainText('Inbox is ordered by title')
  await paperlane.run('Order this column the other way round')
  await expect.poll(() => titles(paperlane)).toEqual(byTitle.toReversed())

  // A decision and its undo keep the order, and so does another start.
  await expect(paperlane.dialog).toHaveCount(0)
  await paperlane.press('Home', 'd')
  await expect.poll(() => titles(paperlane)).toEqual(byTitle.toReversed().slice(1))
  await paperlane.press('z')
  await expect.poll(() => titles(paperlane)).toEqual(byTitle.toReversed())
  await running.restart()
  await expect.poll(() => titles(paperlane)).toEqual(byTitle.toReversed())
  await paperlane.run('Order this column by hand')
  await expect.poll(() => titles(paperlane)).toEqual([...listingTitles])
})

test('a card is dragged to its place in a column that is ordered by hand, and in no other', async ({
  paperlane,
}) => {
  const [first = '', second = '', ...rest] = listingTitles
  const last = rest.at(-1) ?? ''
  await paperlane.card(first).dragTo(paperlane.card(second), { steps: 8, targetPosition: { x: 40, y: 110 } })
  await expect.poll(() => titles(paperlane)).toEqual([second, first, ...rest])
  await paperlane.press('z')
  await expect.poll(() => titles(paperlane)).toEqual([...listingTitles])

  await paperlane.run('Order this column by title')
  await expect.poll(() => titles(paperlane)).toEqual(byTitle)
  await paperlane.card(first).dragTo(paperlane.card(last), { steps: 8, targetPosition: { x: 40, y: 10 } })
  await paperlane.press('ControlOrMeta+ArrowDown')
  await expect(paperlane.toast).toContainText('ordered by title')
  await expect.poll(() => titles(paperlane)).toEqual(byTitle)
  await paperlane.toast.getByRole('button', { name: 'Order by hand' }).click()
  await expect.poll(() => titles(paperlane)).toEqual([...listingTitles])
})

test('axe finds nothing to mend in an ordered column and its menu', async ({ paperlane }) => {
  const { page } = paperlane
  await paperlane.run('Order this column by year')
  await page.getByRole('button', { name: 'Inbox is ordered by year' }).click()
  await expect(page.getByRole('menu', { name: 'Order of Inbox' })).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // A menu lies above the page and belongs to none of its regions.
    const axe = new AxeBuilder({ page }).setLegacyMode(true).disableRules(['region'])
    const { violations } = await axe.analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([])
  }
})
