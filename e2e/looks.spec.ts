/**
 * Looks: zoom to 400 %, small windows, density, the system's own colours, and papers made to break a layout.
 */
import type { Page } from '@playwright/test'
import type { Bridge } from '../shared/ipc/contract.ts'
import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'

/** Strips of buttons, which may scroll sideways where everything else may not. */
const strips = '.selection, .tabs, .saved-list'

/** What has to be scrolled sideways to be seen, or can not be seen at all. */
function sidewaysIn(page: Page): Promise<string[]> {
  return page.evaluate(allowed => {
    const named = (element: Element) => `${element.tagName} ${element.getAttribute('class') ?? ''}`
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true }) &&
      element.closest(`.visually-hidden, [inert], ${allowed}`) === null
    const scrollers = [document.documentElement, ...document.querySelectorAll('*')].filter(
      element =>
        isShown(element) &&
        /auto|scroll/.test(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1,
    )
    const outside = [
      ...document.querySelectorAll('button, input, select, textarea, [role=option], p, h2'),
    ].filter(element => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && isShown(element) && (left < -1 || right > window.innerWidth + 1)
    })
    return [...scrollers, ...outside].map(named)
  }, strips)
}

async function expectNothingSideways(page: Page, view: string): Promise<void> {
  await expect.poll(() => sidewaysIn(page), view).toEqual([])
}

test('at 400 % every view is read without scrolling sideways, and does its work', async ({
  paperlane,
  running,
}) => {
  const { page } = paperlane
  await (await running.window()).evaluate(window => window.setContentSize(1280, 800))
  for (let step = 0; step < 12; step++) await paperlane.press('ControlOrMeta+=')
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(320)
  await expectNothingSideways(page, 'the first screen')
  await paperlane.paste(listing)
  await expectNothingSideways(page, 'the import')
  await paperlane.add()
  await expectNothingSideways(page, 'the board')
  await expect(paperlane.focusedCard).toBeInViewport()
  await paperlane.press('x', 'j', 'x')
  await expectNothingSideways(page, 'a selection')
  await paperlane.press('Escape', 'ControlOrMeta+b')
  await expectNothingSideways(page, 'the reader')
  await paperlane.press('Escape', 'Enter')
  await expectNothingSideways(page, 'the review')
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  await paperlane.press('Escape')
  await expect(paperlane.count('done')).toHaveText('1')
  await paperlane.press('/')
  await page.keyboard.type('lo in:')
  await expect(paperlane.searchField).toBeInViewport()
  await expectNothingSideways(page, 'a search')
  await page.keyboard.press('Escape')
  for (const [view, keys] of [
    ['the palette', 'ControlOrMeta+k'],
    ['the keys', 'F1'],
    ['the statistics', 'ControlOrMeta+3'],
    ['the settings', 'ControlOrMeta+,'],
    ['adding', 'ControlOrMeta+n'],
    ['the export', 'ControlOrMeta+e'],
    ['tags', 'Shift+T'],
  ] as const) {
    await paperlane.list('inbox').focus()
    await paperlane.press(keys)
    await expect(paperlane.dialog.first()).toBeVisible()
    await expectNothingSideways(page, view)
    await page.keyboard.press('Escape')
    await expect(paperlane.dialog).toHaveCount(0)
  }
  await paperlane.press('ControlOrMeta+0')
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1280)
})

test('compact cards show more papers and no abstract, and stay', async ({ paperlane, running }) => {
  const { page } = paperlane
  await paperlane.paste(listing)
  await paperlane.add()
  const pitch = async () => {
    const [first, second] = await Promise.all(
      [0, 1].map(async at => (await paperlane.cards('inbox').nth(at).boundingBox())?.y ?? NaN),
    )
    return Math.round((second ?? NaN) - (first ?? NaN))
  }
  expect(await pitch()).toBe(132)
  await expect(paperlane.focusedCard.locator('.card-excerpt')).toHaveCount(1)
  await paperlane.press('ControlOrMeta+,')
  await page.getByText('Compact', { exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(paperlane.list('inbox')).toBeFocused()
  await expect.poll(pitch).toBe(78)
  await expect(page.locator('.card-excerpt')).toHaveCount(0)
  await paperlane.press('j', 't')
  await expect(paperlane.focusedCard).toContainText(listingTitles[2] ?? '')
  await running.restart()
  await expect.poll(pitch).toBe(78)
})

test('after a decision the next paper stands at the same place', async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('j', 'j')
  const place = await paperlane.focusedCard.boundingBox()
  await paperlane.press('t')
  await expect(paperlane.focusedCard).toContainText(listingTitles[3] ?? '')
  expect(await paperlane.focusedCard.boundingBox()).toEqual(place)
  await paperlane.press('z')
  await expect(paperlane.focusedCard).toContainText(listingTitles[2] ?? '')
  expect(await paperlane.focusedCard.boundingBox()).toEqual(place)
})

test('in the colours of the system, focus, selection and what is on are still seen', async ({
  paperlane,
}) => {
  const { page } = paperlane
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('x', 'j')
  await page.emulateMedia({ forcedColors: 'active' })
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  expect(await style('.card[data-focused]', 'outline-style')).toBe('solid')
  expect(await style('.card[aria-selected=true]:not([data-focused])', 'outline-style')).toBe('dashed')
  expect(await style('.segment[aria-pressed=true]', 'background-color')).not.toBe(
    await style('.segment[aria-pressed=false]', 'background-color'),
  )
  await paperlane.press('Escape', 'ControlOrMeta+b')
  expect(await style('.reader', 'border-inline-start-style')).toBe('solid')
  expect(await style('.choice[aria-pressed=true]', 'background-color')).not.toBe(
    await style('.choice[aria-pressed=false]', 'background-color'),
  )
})

/** A paper of which everything is too long, and another one written from right to left. */
const hostile = `@article{long,
  title = {${'Pneumonoultramicroscopic'.repeat(13)} and ${'a rather long title of many words '.repeat(20)}},
  author = {${Array.from({ length: 60 }, (_, at) => `Name${at}, Extraordinarily Long Given`).join(' and ')}},
  journal = {${'Journal'.repeat(45)}}, year = {2024}, doi = {10.1234/${'x'.repeat(300)}},
  abstract = {${'W'.repeat(300)} and $${'x+'.repeat(150)}y$ go on.}}
@misc{rtl, title = {\u{202b}בדיקה של כותרת ארוכה מאוד שנכתבת מימין לשמאל (2024)}, year = {2023}}`

for (const [width, height] of [
  [1280, 800],
  [640, 480],
] as const)
  test(`nothing overflows at ${width} x ${height}, whatever a paper holds`, async ({
    paperlane,
    running,
  }) => {
    const { page } = paperlane
    await (
      await running.window()
    ).evaluate((window, size) => window.setContentSize(...size), [width, height] as [number, number])
    await paperlane.paste(hostile)
    await expectNothingSideways(page, 'the import')
    await paperlane.add()
    const ids = await page.locator('[data-id]').evaluateAll(cards => cards.map(card => card.dataset['id']))
    const add = Array.from({ length: 40 }, (_, at) => `${'tag'.repeat(1 + (at % 30))} ${at}`)
    await page.evaluate(
      operation => (window as unknown as { paperlane: Bridge }).paperlane.call('library.apply', operation),
      {
        type: 'tag',
        ids,
        add,
        remove: [],
      },
    )
    await expect(paperlane.focusedCard).toContainText('+38')
    const cards = await page
      .locator('.card')
      .evaluateAll(all => all.map(card => card.scrollWidth <= card.clientWidth))
    expect(cards).toEqual(cards.map(() => true))
    await expectNothingSideways(page, 'the board')
    await paperlane.press('ControlOrMeta+b')
    for (let paper = 0; paper < ids.length; paper++) {
      await expect(page.getByRole('heading', { level: 2 }).last()).toBeVisible()
      const sheet = page.locator('[data-reader-page]')
      expect(await sheet.evaluate(node => node.scrollWidth <= node.clientWidth)).toBe(true)
      await expectNothingSideways(page, 'the reader')
      await paperlane.press('j')
    }
    await page.getByRole('button', { name: 'and 48 more' }).or(page.locator('#paper-title')).first().waitFor()
    await paperlane.press('ControlOrMeta+b', 'Enter')
    await expectNothingSideways(page, 'the review')
  })
