import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse } from '@retorquere/bibtex-parser'
import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'

const sample = readFileSync(resolve(import.meta.dirname, '../resources/sample-listing.txt'), 'utf8')
const realListing = resolve(import.meta.dirname, '../../shared/data/seed/listing.txt')

/** Titles and types that a parser which is not ours reads from a .bib file. */
function readBack(text: string) {
  const { entries, errors } = parse(text, { sentenceCase: false, verbatimFields: ['abstract'] })
  expect(errors).toEqual([])
  return entries.map(({ type, key, fields }) => ({ type, key, title: fields['title'] }))
}

test('the whole job by keyboard alone: paste, triage, review, export, come back', async ({
  paperlane,
  running,
}) => {
  await expect(paperlane.page.getByRole('heading', { name: /reading list you can cite/ })).toBeVisible()

  await paperlane.paste(sample)
  await expect(paperlane.figure('new')).toHaveText('12')
  await expect(paperlane.figure('unsure')).toHaveText('0')
  await paperlane.add()
  await expect.poll(() => paperlane.counts()).toEqual([12, 0, 0, 0, 0])

  // One decision each; the focus goes to the next paper by itself.
  await paperlane.press('t', 'r', 'd', 's')
  await expect.poll(() => paperlane.counts()).toEqual([8, 1, 1, 1, 1])
  // Three at once, and all of it taken back and done again as one step.
  await paperlane.press('x', 'Shift+ArrowDown', 'Shift+ArrowDown', 's')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 1, 1, 4])
  await expect(paperlane.toast).toContainText('Moved 3 papers to Skipped')
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([8, 1, 1, 1, 1])
  await paperlane.press('ControlOrMeta+Shift+z')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 1, 1, 4])

  await paperlane.press('Home', 'Enter')
  await expect(paperlane.review.locator('[data-progress]')).toHaveText('1 of 5')
  for (const [key, at] of [
    ['t', '2 of 5'],
    ['t', '3 of 5'],
    ['s', '4 of 5'],
    ['d', '5 of 5'],
  ] as const) {
    await paperlane.press(key)
    await expect(paperlane.review.locator('[data-progress]')).toHaveText(at)
  }
  await paperlane.press('t')
  await expect(paperlane.review.getByRole('heading', { name: 'Inbox is empty' })).toBeVisible()
  await paperlane.press('Escape')
  await expect.poll(() => paperlane.counts()).toEqual([0, 4, 1, 2, 5])

  const file = join(running.userData, 'to-read.bib')
  await running.chooseFileOnSave(file)
  await paperlane.press('g', 't', 'ControlOrMeta+e')
  await paperlane.exportShown()
  await expect(paperlane.toast).toContainText('Exported 4 papers')
  // Exporting pins keys, which changes the papers and nothing that is to be seen of them.
  for (const excerpt of await paperlane.cards('to-read').locator('.card-excerpt').all())
    await expect(excerpt).not.toBeEmpty()
  const shown = await paperlane.cards('to-read').locator('.card-title').allTextContents()
  const titles = readBack(await readFile(file, 'utf8')).map(({ title }) => title)
  expect(titles).toHaveLength(shown.length)

  await running.restart()
  await expect.poll(() => paperlane.counts()).toEqual([0, 4, 1, 2, 5])
  await expect(paperlane.cards('to-read').locator('.card-title')).toHaveText(shown)
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([1, 3, 1, 2, 5])
})

test('the same page again adds nothing, and says where the papers are', async ({ paperlane }) => {
  await paperlane.paste(listing)
  await expect(paperlane.figure('new')).toHaveText('6')
  await expect(paperlane.figure('chrome')).toHaveText('4')
  await paperlane.add()
  await paperlane.press('d')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])

  await paperlane.paste(listing)
  await expect(paperlane.figure('new')).toHaveText('0')
  await expect(paperlane.figure('known')).toHaveText('6')
  await expect(paperlane.importSheet.locator('[data-status=known]').first()).toContainText(
    'you were done with it',
  )
  await expect(paperlane.importSheet.getByRole('button', { name: /Nothing new/ })).toBeDisabled()
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  expect(await paperlane.counts()).toEqual([5, 0, 0, 1, 0])
})

test('a move that was seen is there after the app is killed', async ({ paperlane, running }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('t', 't', 's')
  await expect(paperlane.count('skipped')).toHaveText('1')
  await running.kill()
  await running.start()
  await expect.poll(() => paperlane.counts()).toEqual([3, 2, 0, 0, 1])
  await expect(paperlane.notices).toHaveCount(0)
})

test.describe('the import sheet', () => {
  test('lets every line be put right before anything is added', async ({ paperlane }) => {
    await paperlane.paste(`${listing}\n\nA Last Title Whose Abstract Was Cut Off by the Page\n`)
    await expect(paperlane.figure('unsure')).toHaveText('1')
    await paperlane.importSheet.getByRole('button', { name: 'Not a paper' }).first().click()
    await expect(paperlane.figure('new')).toHaveText('5')
    await paperlane.press('u')
    await paperlane.importSheet
      .locator('[data-left=unsure]')
      .getByRole('combobox', { name: /What line/ })
      .first()
      .selectOption('title')
    await expect(paperlane.figure('new')).toHaveText('6')
    await expect(paperlane.figure('unsure')).toHaveText('0')
    await paperlane.figure('all').click()
    await paperlane.foundPapers.first().click()
    await paperlane.importSheet.getByRole('button', { name: 'Leave it out' }).click()
    await paperlane.importSheet.getByRole('combobox', { name: 'Add to' }).selectOption('to-read')
    await paperlane.importSheet.getByRole('button', { name: 'Add 5 papers' }).click()
    await expect.poll(() => paperlane.counts()).toEqual([0, 5, 0, 0, 0])
  })

  test('says that a text holds no papers, and adds nothing', async ({ paperlane, running }) => {
    await running.copy('just a line\nand another')
    await paperlane.press('ControlOrMeta+v')
    await expect(paperlane.dialog).toContainText('No papers found')
    await paperlane.press('Escape')
    await running.copy('')
    await paperlane.press('ControlOrMeta+v')
    await expect(paperlane.toast).toContainText('clipboard holds no text')
  })

  test('opens a file, and one dropped on the window', async ({ paperlane, running }) => {
    await running.chooseFileOnOpen(resolve(import.meta.dirname, '../resources/sample-listing.txt'))
    await paperlane.press('ControlOrMeta+o')
    await expect(paperlane.importSheet).toContainText('sample-listing.txt')
    await paperlane.press('Escape')
    await expect(paperlane.dialog).toHaveCount(0)
    await paperlane.drop({ 'dropped.txt': listing })
    await expect(paperlane.importSheet).toContainText('6 papers in dropped.txt')
  })
})

test('what is typed in a field is text, not a command', async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('Shift+?')
  await paperlane.page.keyboard.type('tdszx')
  await expect(paperlane.page.getByRole('searchbox')).toHaveValue('tdszx')
  await paperlane.press('Escape')
  expect(await paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('copies BibTeX and keys, and a key that was copied stays', async ({ paperlane, running }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('Shift+y')
  await expect(paperlane.toast).toContainText('Copied 1 citation key')
  const key = await running.clipboard()
  expect(key).toMatch(/^[A-Za-z0-9:_-]+$/)
  await paperlane.press('y')
  await expect(paperlane.toast).toContainText('Copied 1 paper as BibTeX')
  expect(readBack(await running.clipboard())).toEqual([
    { type: expect.any(String), key, title: expect.stringContaining('Sheep, Looms') },
  ])
  await running.restart()
  await expect(paperlane.count('inbox')).toHaveText('6')
  await paperlane.press('Shift+y')
  await expect.poll(() => running.clipboard()).toBe(key)
})

test('the order, the place and the history are there after a restart', async ({ paperlane, running }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('End', 'ControlOrMeta+ArrowUp', 'd')
  await expect(paperlane.count('done')).toHaveText('1')
  await paperlane.press('j', 'j')
  const focused = await paperlane.focusedCard.getAttribute('data-id')
  const order = await paperlane.cards('inbox').locator('.card-title').allTextContents()
  expect(order).toEqual(listingTitles.slice(0, 5))
  await paperlane.page.waitForTimeout(600) // where somebody is, is written down once they stop moving
  await running.restart()
  await expect(paperlane.cards('inbox').locator('.card-title')).toHaveText(order)
  await expect(paperlane.focusedCard).toHaveAttribute('data-id', focused ?? '')
  // The move to Done, the place at the top, and the import itself.
  await paperlane.press('z')
  await expect(paperlane.count('inbox')).toHaveText('6')
  await expect(paperlane.cards('inbox').first().locator('.card-title')).toHaveText(listingTitles[5] ?? '')
  await paperlane.press('z')
  await expect(paperlane.cards('inbox').first().locator('.card-title')).toHaveText(listingTitles[0] ?? '')
  await paperlane.press('z')
  await expect(paperlane.page.getByRole('heading', { name: /reading list you can cite/ })).toBeVisible()
})

if (existsSync(realListing)) {
  test('a real page of 88 papers comes in, and goes out as 88 entries', async ({ paperlane, running }) => {
    await paperlane.paste(await readFile(realListing, 'utf8'))
    await expect(paperlane.figure('new')).toHaveText('88')
    await expect(paperlane.figure('chrome')).toHaveText('5')
    await expect(paperlane.figure('unsure')).toHaveText('0')
    await paperlane.add()
    await expect(paperlane.count('inbox')).toHaveText('88')
    const file = join(running.userData, 'all.bib')
    await running.chooseFileOnSave(file)
    await paperlane.run('Export the library')
    await paperlane.exportShown()
    await expect(paperlane.toast).toContainText('Exported 88 papers')
    expect(readBack(await readFile(file, 'utf8'))).toHaveLength(88)
  })
} else {
  console.log('main-job.spec.ts: left out the real page of 88 papers, which does not lie beside the project')
}

test('papers are typed, and nothing is added before it was seen', async ({ paperlane }) => {
  const { page } = paperlane
  await page.getByRole('button', { name: /sample/i }).waitFor()
  await paperlane.press('ControlOrMeta+n')
  await expect(page.getByRole('textbox', { name: 'Text with papers' })).toBeFocused()
  await page.keyboard.type('A Typed Paper About Typing')
  await paperlane.press('Enter', 'Enter')
  await page.keyboard.insertText('Typing is slow, and this abstract says so. '.repeat(8))
  await paperlane.press('ControlOrMeta+Enter')
  await expect(paperlane.figure('new')).toHaveText('1')
  await paperlane.add()
  await expect(paperlane.card('A Typed Paper About Typing')).toBeVisible()
})
