/**
 * The reader: the focused paper beside the board, in its place in a narrow window, and every field of it.
 */
import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'
import type { PaperlanePage } from './page.ts'

const reader = ({ page }: PaperlanePage) => page.getByRole('complementary', { name: 'Reader' })
const divider = ({ page }: PaperlanePage) => page.getByRole('separator', { name: 'Width of the reader' })

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

test('keys go on working while the reader shows the focused paper, each from its top', async ({
  paperlane,
  running,
}) => {
  await (await running.window()).evaluate(window => window.setContentSize(1000, 520))
  await paperlane.press('ControlOrMeta+b')
  const title = reader(paperlane).getByRole('heading', { level: 2 })
  await expect(title).toHaveText(listingTitles[0] ?? '')
  await expect(paperlane.list('inbox')).toBeFocused()
  await paperlane.press('j', 't', 'j')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
  await expect(title).toHaveText(listingTitles[3] ?? '')
  await expect(paperlane.focusedCard).toContainText(listingTitles[3] ?? '')
  const page = reader(paperlane).locator('[data-reader-page]')
  await page.evaluate(node => node.scrollTo(0, 60))
  expect(await page.evaluate(node => node.scrollTop)).toBe(60)
  await paperlane.press('k')
  await expect(title).toHaveText(listingTitles[2] ?? '')
  expect(await page.evaluate(node => node.scrollTop)).toBe(0)
})

test('a note that is written in review stays in view when the board comes back', async ({
  paperlane,
  running,
}) => {
  await (await running.window()).evaluate(window => window.setContentSize(1000, 520))
  await paperlane.press('Enter')
  await expect(paperlane.review).toBeVisible()
  await paperlane.press('n')
  await paperlane.page.keyboard.type('on')
  const note = paperlane.page.getByRole('textbox', { name: 'Note' })
  await expect(note).toHaveValue('on')
  await paperlane.press('ControlOrMeta+1')
  await expect(paperlane.list('inbox')).toBeVisible()
  await expect(note).toBeFocused()
  await expect(note).toBeInViewport({ ratio: 0.9 })
})

test('Space reads on in the reader, and goes to the next paper at the end', async ({
  paperlane,
  running,
}) => {
  await (await running.window()).evaluate(window => window.setContentSize(1000, 520))
  await paperlane.press('ControlOrMeta+b')
  const page = reader(paperlane).locator('[data-reader-page]')
  const scrolled = () => page.evaluate(node => node.scrollTop)
  await expect(page).toBeVisible()
  expect(await scrolled()).toBe(0)
  await paperlane.press(' ')
  await expect.poll(scrolled).toBeGreaterThan(0)
  await expect(paperlane.focusedCard).toContainText(listingTitles[0] ?? '')
  for (let presses = 0; presses < 20; presses++) {
    if ((await paperlane.focusedCard.textContent())?.includes(listingTitles[1] ?? '')) break
    await paperlane.press(' ')
  }
  await expect(paperlane.focusedCard).toContainText(listingTitles[1] ?? '')
  await expect.poll(scrolled).toBe(0)
  await paperlane.press('Shift+ ')
  await expect(paperlane.focusedCard).toContainText(listingTitles[0] ?? '')
})

test('the divider is dragged, moved by keys and put back by a double click', async ({ paperlane }) => {
  await paperlane.press('ControlOrMeta+b')
  const width = async () => Math.round((await reader(paperlane).boundingBox())?.width ?? 0)
  const usual = await width()
  const box = await divider(paperlane).boundingBox()
  if (!box) throw new Error('there is no divider')
  const { mouse } = paperlane.page
  await mouse.move(box.x + 4, box.y + 200)
  await mouse.down()
  await mouse.move(box.x - 76, box.y + 200, { steps: 4 })
  await mouse.up()
  await expect.poll(width).toBeGreaterThan(usual + 70)
  await divider(paperlane).dblclick()
  await expect.poll(width).toBe(usual)
  await divider(paperlane).focus()
  await paperlane.press('Home')
  await expect.poll(width).toBe(280)
  await expect(paperlane.column('skipped')).toBeVisible()
  await paperlane.press('Enter')
  await expect.poll(width).toBe(usual)
})

test('in a narrow window the reader takes the place of the papers, and Escape gives it back', async ({
  paperlane,
  running,
}) => {
  await (await running.window()).evaluate(window => window.setContentSize(660, 500))
  await expect.poll(() => paperlane.page.evaluate(() => window.innerWidth)).toBe(660)
  await paperlane.press('ControlOrMeta+b')
  const title = reader(paperlane).getByRole('heading', { level: 2 })
  await expect(reader(paperlane).locator('[data-reader-page]')).toBeFocused()
  await expect(paperlane.list('inbox')).toBeHidden()
  await paperlane.press('j')
  await expect(title).toHaveText(listingTitles[1] ?? '')
  await paperlane.press('d')
  await expect(title).toHaveText(listingTitles[2] ?? '')
  await paperlane.press('Escape')
  await expect(reader(paperlane)).toHaveCount(0)
  await expect(paperlane.list('inbox')).toBeFocused()
  await expect(paperlane.focusedCard).toContainText(listingTitles[2] ?? '')
  await paperlane.press('ControlOrMeta+b')
  await reader(paperlane).getByRole('button', { name: 'Back' }).click()
  await expect(paperlane.list('inbox')).toBeFocused()
})

test('in a wide window the reader is there by itself, until somebody closes it', async ({
  paperlane,
  running,
}) => {
  await expect(reader(paperlane)).toHaveCount(0)
  await (await running.window()).evaluate(window => window.setContentSize(2000, 900))
  await expect(reader(paperlane)).toBeVisible()
  await expect(paperlane.column('skipped')).toBeVisible()
  await paperlane.press('ControlOrMeta+b')
  await expect(reader(paperlane)).toHaveCount(0)
})

test('a paper is moved and starred by click', async ({ paperlane }) => {
  await paperlane.press('ControlOrMeta+b')
  const head = reader(paperlane)
  await head.getByRole('button', { name: 'Star' }).click()
  await expect(head.getByRole('button', { name: 'Star' })).toHaveAttribute('aria-pressed', 'true')
  await head.getByRole('button', { name: 'In Inbox. Move to…' }).click()
  await paperlane.page.getByRole('menuitem', { name: 'Reading' }).click()
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 1, 0, 0])
})

test('links are added, given another kind, put right and taken away, each one step', async ({
  paperlane,
}) => {
  const { page } = paperlane
  await paperlane.press('j', 'j', 'ControlOrMeta+b')
  const links = reader(paperlane).getByRole('group', { name: 'Links' })
  await links.getByRole('button', { name: 'Add a link' }).click()
  await page.keyboard.type('ftp://example.org')
  await paperlane.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(
    'A link begins with http:// or https:// and has no spaces.',
  )
  await page.getByRole('textbox', { name: 'New link' }).fill('https://example.org/paper.pdf')
  await paperlane.press('Enter')
  const kind = links.getByRole('combobox')
  await expect(kind).toHaveValue('pdf')
  await expect(paperlane.focusedCard).toContainText('PDF')
  await kind.selectOption('data')
  await expect(paperlane.focusedCard).toContainText('Data')
  await links.getByRole('button', { name: /^Edit Link 1/ }).click()
  await page.getByRole('textbox', { name: 'Link 1' }).fill('https://example.org/rows')
  await paperlane.press('Enter')
  await expect(links.getByRole('button', { name: /^Edit Link 1: .*rows/ })).toBeVisible()
  await links.getByRole('button', { name: /^Remove the link/ }).click()
  await expect(kind).toHaveCount(0)
  await paperlane.list('inbox').focus()
  await paperlane.press('z', 'z', 'z')
  await expect(kind).toHaveValue('pdf')
  await paperlane.press('z')
  await expect(kind).toHaveCount(0)
})

test('what cannot be kept is said and comes back with its paper', async ({ paperlane }) => {
  const { page } = paperlane
  await paperlane.press('ControlOrMeta+b')
  await page.getByRole('button', { name: 'Add Month' }).click()
  await page.keyboard.type('Juno')
  await paperlane.card(listingTitles[1] ?? '').click()
  await expect(paperlane.toast).toContainText('Month is not kept yet')
  await expect(page.getByRole('textbox', { name: 'Month' })).toHaveCount(0)
  await paperlane.press('k')
  await expect(page.getByRole('textbox', { name: 'Month' })).toHaveValue('Juno')
  await expect(paperlane.list('inbox')).toBeFocused()
  await page.getByRole('textbox', { name: 'Month' }).fill('jun')
  await paperlane.press('Enter')
  await expect(page.getByRole('button', { name: 'Edit Month: June' })).toBeFocused()
})

test('title and abstract are put right where they are read, in review too', async ({ paperlane }) => {
  const { page } = paperlane
  await paperlane.press('Enter')
  await paperlane.review.getByRole('button', { name: 'Edit Title' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Another Title')
  await paperlane.press('Enter')
  await expect(paperlane.reviewTitle).toHaveText('Another Title')
  await paperlane.review.getByRole('button', { name: 'Edit Abstract' }).click()
  await page.getByRole('textbox', { name: 'Abstract' }).fill('One.\n\nTwo.')
  await paperlane.press('ControlOrMeta+Enter')
  await expect(paperlane.review.locator('.paper-abstract p')).toHaveText(['One.', 'Two.'])
})

test('a skipped paper says why, by click', async ({ paperlane }) => {
  await paperlane.press('s', 'g', 's', 'ControlOrMeta+b')
  const reasons = reader(paperlane).getByRole('group', { name: 'Skipped as' })
  await reasons.getByRole('button', { name: 'Weak' }).click()
  await expect(reasons.getByRole('button', { name: 'Weak' })).toHaveAttribute('aria-pressed', 'true')
  await expect(paperlane.focusedCard).toContainText('weak')
})

test('how a paper was published is shown where it is known, and the rest is asked for', async ({
  paperlane,
}) => {
  const { page } = paperlane
  await paperlane.press('ControlOrMeta+b')
  const group = reader(paperlane).getByRole('region', { name: 'Publication' })
  await expect(group.getByRole('button')).toHaveText([/Add a field/])
  await group.getByRole('button', { name: 'Add a field' }).click()
  await group.getByRole('button', { name: 'Add Kind' }).click()
  await group.getByRole('combobox', { name: 'Kind' }).selectOption('Conference paper')
  await paperlane.press('Enter')
  await expect(group.getByRole('button', { name: /^Edit Kind/ })).toHaveText('Conference paper')
  await group.getByRole('button', { name: 'Add Pages' }).click()
  await page.keyboard.type('12-34')
  await paperlane.press('Enter')
  await expect(group.getByRole('button', { name: 'Edit Pages: 12–34' })).toBeFocused()
  await group.getByRole('button', { name: 'Add Keywords' }).click()
  await page.keyboard.type('looms; sheep')
  await paperlane.press('Enter')
  await expect(group.getByRole('button', { name: 'Edit Keywords: looms; sheep' })).toBeFocused()
  await paperlane.press('j')
  await expect(group.locator('.field-label')).toHaveCount(0)
  await paperlane.press('k')
  await expect(group.locator('.field-label')).toHaveText(['Kind', 'Pages', 'Keywords'])
  await paperlane.list('inbox').focus()
  await paperlane.press('z', 'z', 'z')
  await expect(group.getByRole('button')).toHaveText([/Add a field/])
})
