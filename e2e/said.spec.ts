/**
 * What is said to who cannot see the window: after every change, exactly, once, and without taking the focus.
 */
import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'
import type { PaperlanePage } from './page.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

/** The live region; it is there before anything is said. */
const said = (paperlane: PaperlanePage) => paperlane.page.locator('[data-spoken]')

async function says(paperlane: PaperlanePage, text: string): Promise<void> {
  await expect(said(paperlane)).toHaveText(text)
}

test('every change is said in exact words, with what is left, and the focus stays where it is', async ({
  paperlane,
}) => {
  const inbox = paperlane.list('inbox')
  await says(paperlane, 'Added 6 papers. 6 left in Inbox')
  await expect(said(paperlane)).toHaveRole('status')
  const steps: readonly (readonly [readonly string[], string])[] = [
    [['t'], 'Moved 1 paper to To read. 5 left in Inbox'],
    [['Shift+S', 'w'], 'Moved 1 paper to Skipped: weak. 4 left in Inbox'],
    [['x'], '1 paper selected'],
    [['Shift+ArrowDown'], '2 papers selected'],
    [['Shift+ArrowUp'], '1 paper selected'],
    [['Escape'], 'Nothing is selected'],
    [['ControlOrMeta+a'], '4 papers selected'],
    [['d'], 'Moved 4 papers to Done. 0 left in Inbox'],
    [['z'], 'Undone: moved 4 papers to Done. 4 left in Inbox'],
    [['ControlOrMeta+Shift+z'], 'Done again: moved 4 papers to Done. 0 left in Inbox'],
    [['z'], 'Undone: moved 4 papers to Done. 4 left in Inbox'],
    [['f'], 'Starred 1 paper. 4 left in Inbox'],
    [['f'], 'Unstarred 1 paper. 4 left in Inbox'],
    [['u'], 'Changed the priority of 1 paper. 4 left in Inbox'],
    [['Home', 'ControlOrMeta+ArrowDown'], 'Rearranged 1 paper. 4 left in Inbox'],
    [['Delete'], 'Removed 1 paper. 3 left in Inbox'],
    [['y'], 'Copied 1 paper as BibTeX'],
  ]
  for (const [keys, words] of steps) {
    await paperlane.press(...keys)
    await says(paperlane, words)
    await expect(inbox).toBeFocused()
  }
})

test('the same sentence is said again, as something new', async ({ paperlane }) => {
  await paperlane.press('u')
  await says(paperlane, 'Changed the priority of 1 paper. 6 left in Inbox')
  // Only what is added to a live region is read out.
  await said(paperlane).evaluate(region => {
    const added: string[] = []
    Object.assign(window, { added })
    new MutationObserver(changes => {
      for (const { addedNodes } of changes) for (const node of addedNodes) added.push(node.textContent ?? '')
    }).observe(region, { childList: true, subtree: true })
  })
  await paperlane.press('u')
  await expect
    .poll(() => paperlane.page.evaluate(() => (window as unknown as { added: string[] }).added))
    .toEqual(['Changed the priority of 1 paper. 6 left in Inbox'])
})

test('another column is named with its count, and what is found with theirs', async ({ paperlane }) => {
  await paperlane.press('t', 'l')
  await expect(paperlane.page.getByRole('listbox', { name: 'To read, 1 paper', exact: true })).toBeFocused()
  const active = await paperlane.list('to-read').getAttribute('aria-activedescendant')
  await expect(paperlane.page.locator(`[id="${active}"]`)).toHaveAccessibleName(/^Sheep, Looms/)
  await paperlane.search('clock')
  await expect(paperlane.page.locator('.search-count')).toHaveText('2 papers found')
  await expect(paperlane.page.locator('.search-count')).toHaveRole('status')
  await expect(paperlane.searchField).toBeFocused()
  await expect(paperlane.page.getByRole('listbox', { name: 'Inbox, 2 papers found' })).toBeAttached()
})

test('in review a decision says which paper comes next', async ({ paperlane }) => {
  await paperlane.press('Enter')
  await says(paperlane, listingTitles[0] ?? '')
  await paperlane.press('j')
  await says(paperlane, listingTitles[1] ?? '')
  await paperlane.press('d')
  await says(paperlane, `Moved 1 paper to Done. 5 left in Inbox. ${listingTitles[2]}`)
  await paperlane.press('z')
  await says(paperlane, `Undone: moved 1 paper to Done. 6 left in Inbox. ${listingTitles[1]}`)
})

test('an error is said at once, as an alert, and the focus stays', async ({ paperlane, running }) => {
  // A file in the place of a folder can be written by nobody.
  await running.chooseFileOnSave(`${running.library}/library.json/to-read.bib`)
  await paperlane.press('ControlOrMeta+e')
  const go = paperlane.exportDialog.getByRole('button', { name: /^Export \d/ })
  await go.click()
  await expect(paperlane.page.getByRole('alert')).toContainText('could not be written')
  await expect(go).toBeFocused()
})

test('the message after a move takes it back, by click and by F6', async ({ paperlane }) => {
  const undo = paperlane.toast.getByRole('button', { name: 'Undo' })
  await paperlane.press('d')
  await expect(paperlane.toast).toContainText('Moved 1 paper to Done')
  await expect(paperlane.toast).toContainText('5 left in Inbox')
  await undo.click()
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
  await expect(paperlane.list('inbox')).toBeFocused()

  await paperlane.press('s', 'F6')
  await expect(undo).toBeFocused()
  await paperlane.press('Enter')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
  await expect(paperlane.page.locator('body')).not.toBeFocused()
  await paperlane.press('F6')
  await expect(paperlane.toast.getByRole('button', { name: 'Redo' })).toBeFocused()
})
