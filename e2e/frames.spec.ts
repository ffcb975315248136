/**
 * What a key changes is drawn at once and in one frame: the next key waits for any other.
 */
import type { Page } from '@playwright/test'
import type { Bridge } from '../shared/ipc/contract.ts'
import { expect, test } from './app.ts'
import { corpus } from './bench/corpus.ts'
import { withPapers } from './prepare.ts'

const papers = 120

test.use({
  startWith: withPapers(corpus(papers)),
})

/** What happened in the page since it was begun to be watched. */
type Watched = typeof globalThis & { seen: string[]; readonly paperlane: Bridge }
const seen = (page: Page) => page.evaluate(() => (globalThis as Watched).seen)

test('a column that follows the focus has been scrolled when its frame begins', async ({ paperlane }) => {
  const { page } = paperlane
  await page.evaluate(() => {
    const watched = globalThis as Watched
    watched.seen = []
    const list = document.querySelector('[data-column=inbox] [role=listbox]')
    // Scrolling is told at the beginning of a frame, before its callbacks.
    list?.addEventListener('scroll', () => watched.seen.push('scrolled'))
    new MutationObserver(() => requestAnimationFrame(() => watched.seen.push('framed'))).observe(
      list as Element,
      {
        attributes: true,
        attributeFilter: ['aria-activedescendant'],
      },
    )
  })
  for (let pressed = 0; !(await seen(page)).includes('scrolled'); pressed++) {
    expect(pressed).toBeLessThan(papers)
    await paperlane.press('j')
  }
  for (let further = 0; further < 3; further++) {
    await page.evaluate(() => ((globalThis as Watched).seen = []))
    await paperlane.press('j')
    await expect.poll(() => seen(page)).toHaveLength(2)
    expect(await seen(page)).toEqual(['scrolled', 'framed'])
  }
})

test('a card that comes into being has its abstract already', async ({ paperlane }) => {
  const { page } = paperlane
  await expect(page.locator('.card-excerpt').first()).not.toBeEmpty()
  await page.evaluate(() => {
    const watched = globalThis as Watched
    watched.seen = []
    const look = (card: Element) =>
      watched.seen.push(card.querySelector('.card-excerpt')?.textContent === '' ? 'empty' : 'whole')
    new MutationObserver(records => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof Element && node.matches('[role=option]')) look(node)
    }).observe(document.querySelector('[data-column=inbox]') as Element, { childList: true, subtree: true })
  })
  for (let pressed = 0; pressed < 40; pressed++) {
    await paperlane.press('j')
    // Nobody presses as fast as a driver: what the key before asked for has been answered by then.
    await page.evaluate(() => (globalThis as Watched).paperlane.call('settings.read', undefined))
  }
  await expect.poll(async () => (await seen(page)).length).toBeGreaterThan(10)
  expect(await seen(page)).not.toContain('empty')
})
