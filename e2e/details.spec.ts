import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

test('a paper is skipped with a reason in one further key, and the choices are shown', async ({
  paperlane,
}) => {
  await paperlane.press('Shift+S')
  await expect(paperlane.page.getByRole('status', { name: /Shift\+S/ })).toContainText('Skip: weak')
  await paperlane.press('w')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 0, 1])
  await expect(paperlane.toast).toContainText('Moved 1 paper to Skipped: weak')
  await expect(paperlane.cards('skipped').first()).toContainText('weak')
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
  await expect(paperlane.cards('inbox').first()).not.toContainText('weak')
})

test('tags are given to several papers by key, found by search, and taken back', async ({
  paperlane,
  running,
}) => {
  const { page } = paperlane
  await paperlane.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+T')
  await page.getByRole('combobox', { name: 'Tag 3 papers' }).waitFor()
  await page.keyboard.type('looms')
  await page.getByRole('option', { name: 'New tag “looms”' }).waitFor()
  await paperlane.press('Enter')
  await expect(page.getByRole('option', { name: /On all: looms/ })).toBeVisible()
  await page.keyboard.type('to read twice')
  await page.getByRole('option', { name: /New tag/ }).waitFor()
  await paperlane.press('Enter', 'Escape')
  await expect(paperlane.card(/Sheep/)).toContainText('looms')
  await paperlane.search('tag:loom')
  await expect(paperlane.cards('inbox')).toHaveCount(3)
  await running.restart()
  await expect(paperlane.card(/Sheep/)).toContainText('looms')
  await paperlane.press('z', 'z')
  await expect(paperlane.card(/Sheep/)).not.toContainText('looms')
})

test('a note is written by key and kept, also when the app is killed', async ({ paperlane, running }) => {
  const { page } = paperlane
  const note = () => paperlane.page.getByRole('textbox', { name: 'Note' })
  await paperlane.press('n')
  await expect(note()).toBeFocused()
  await page.keyboard.type('t s d: read the proof')
  await expect(paperlane.card(/Sheep/)).toContainText('Has a note')
  // A hand that rested in the middle has kept a part already.
  await expect.poll(() => paperlane.keptNote(/Sheep/)).toBe('t s d: read the proof')
  await running.kill()
  await running.start()
  await paperlane.press('n')
  await expect(note()).toHaveValue('t s d: read the proof')
  await expect(note()).toBeFocused()
  await paperlane.page.keyboard.type('!')
  await paperlane.press('Escape', 'j')
  await expect(note()).toHaveValue('')
  await paperlane.press('k')
  await expect(note()).toHaveValue(/!/)
  await paperlane.search('note:proof')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
})

test('what is typed right after the key belongs to the note, however soon', async ({ paperlane }) => {
  const { page } = paperlane
  // All at once: the details are not there yet when the first letters come.
  await page.evaluate(() => {
    for (const key of ['n', 's', 't', 'd'])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  })
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('std')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('a note is kept, and the next key goes on, where somebody leaves its field before it is there', async ({
  paperlane,
}) => {
  await paperlane.page.evaluate(() => {
    for (const key of ['n', 's', 't', 'Escape', 'j'])
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      )
  })
  await expect.poll(() => paperlane.keptNote(/Sheep/)).toBe('st')
  await expect(paperlane.focusedCard).not.toContainText('Sheep')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('a dialog that loses the focus to what lies below it gets it back', async ({ paperlane }) => {
  await paperlane.press('Shift+T')
  const field = paperlane.page.getByRole('combobox', { name: /^Tag/ })
  await expect(field).toBeFocused()
  // As a dialog that closes late does.
  await paperlane.page.evaluate(() => document.querySelector<HTMLElement>('[data-home]')?.focus())
  await expect(field).toBeFocused()
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
})

test('a dialog that closes takes nobody out of the field they went on to', async ({ paperlane }) => {
  const { page } = paperlane
  for (const [key, field] of [
    ['n', page.getByRole('textbox', { name: 'Note' })],
    ['/', paperlane.searchField],
  ] as const) {
    await paperlane.press('Shift+T')
    await page.getByRole('combobox', { name: /^Tag/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press(key)
    await page.keyboard.type('std')
    await page.waitForTimeout(300) // until the dialog is gone for good
    await page.keyboard.type('!')
    await expect(field).toHaveValue('std!')
    await field.fill('')
    await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
    await paperlane.list('inbox').focus()
  }
})

test('a note is not lost when the window is closed in the middle of a word', async ({
  paperlane,
  running,
}) => {
  await paperlane.press('n')
  await paperlane.page.keyboard.type('half a wor')
  await running.restart()
  await paperlane.press('n')
  await expect(paperlane.page.getByRole('textbox', { name: 'Note' })).toHaveValue('half a wor')
})

test('fields are edited in place, checked in words, and taken back', async ({ paperlane }) => {
  const { page } = paperlane
  await paperlane.press('Control+b')
  await page.getByRole('button', { name: 'Add Year' }).click()
  await page.keyboard.type('24')
  await paperlane.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('A year has four digits, such as 2024.')
  await page.keyboard.type('00')
  await paperlane.press('Enter')
  await expect(page.getByRole('button', { name: 'Edit Year: 2400' })).toBeFocused()
  await page.getByRole('button', { name: 'Add Authors' }).click()
  await page.keyboard.type('van der Berg, Jan\nAna Lima')
  await paperlane.press('Control+Enter')
  await expect(paperlane.card(/Sheep/)).toContainText('van der Berg and Lima · 2400')
  await page.getByRole('button', { name: /^Edit Title/ }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('A Better Title')
  await paperlane.press('Escape')
  await expect(paperlane.focusedCard).toContainText('Sheep')
  await page.getByRole('button', { name: /^Edit Title/ }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('A Better Title')
  await paperlane.press('Control+Enter')
  await expect(paperlane.focusedCard).toContainText('A Better Title')
  await paperlane.list('inbox').focus()
  await paperlane.press('z', 'z', 'z')
  await expect(paperlane.focusedCard).toContainText(listingTitles[0] ?? '')
  await expect(paperlane.focusedCard).not.toContainText('2400')
})

test('priority, width and whether the reader is open come back', async ({ paperlane, running }) => {
  const { page } = paperlane
  await paperlane.press('u', 'u')
  await expect(paperlane.focusedCard).toContainText('Priority 2')
  await paperlane.press('Shift+U')
  await expect(paperlane.focusedCard).toContainText('Priority 3')
  await paperlane.press('Control+b')
  const divider = () => paperlane.page.getByRole('separator', { name: 'Width of the reader' })
  const width = Number(await divider().getAttribute('aria-valuenow'))
  await divider().focus()
  await paperlane.press('ArrowRight', 'ArrowRight')
  await expect(divider()).toHaveAttribute('aria-valuenow', String(width - 48))
  await page.getByRole('group', { name: 'Priority' }).getByRole('button', { name: '1' }).click()
  await expect(paperlane.focusedCard).toContainText('Priority 1')
  await page.waitForTimeout(600)
  await running.restart()
  await expect(divider()).toHaveAttribute('aria-valuenow', String(width - 48))
  await expect(paperlane.focusedCard).toContainText('Priority 1')
  await paperlane.press('Control+b')
  await expect(divider()).toHaveCount(0)
  await expect(paperlane.list('inbox')).toBeFocused()
})

test('the review says what was decided today and sums it up at the end; statistics count by day', async ({
  paperlane,
}) => {
  const { page } = paperlane
  await paperlane.press('Enter', 't', 's', 's')
  await expect(paperlane.review.locator('[data-session]')).toContainText('1 kept, 2 skipped today')
  await paperlane.press('z')
  await expect(paperlane.review.locator('[data-session]')).toContainText('1 kept, 1 skipped today')
  await paperlane.press('s', 'd', 'd', 'd')
  await expect(paperlane.review).toContainText('Today you kept 4 papers and skipped 2 papers.')
  await paperlane.press('ControlOrMeta+3')
  const cells = page.getByRole('row').nth(1).getByRole('cell')
  await expect(cells).toHaveText(['6', '4', '2'])
})

test('F6 goes round the parts of the window', async ({ paperlane }) => {
  await paperlane.press('Control+b', 'F6')
  await expect(paperlane.page.locator('[data-reader-page]')).toBeFocused()
  await paperlane.press('F6')
  await expect(paperlane.toast.getByRole('button').first()).toBeFocused()
  await paperlane.press('F6')
  await expect(paperlane.searchField).toBeFocused()
  await paperlane.press('F6')
  await expect(paperlane.list('inbox')).toBeFocused()
  await paperlane.press('Shift+F6')
  await expect(paperlane.searchField).toBeFocused()
})
