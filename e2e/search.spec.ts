import { expect, test } from './app.ts'
import { listing, listingTitles } from './listing.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

test('typing finds, marks and counts; Enter goes to the papers, Escape back to all', async ({
  paperlane,
}) => {
  const { page, searchField } = paperlane
  await paperlane.press('/')
  await expect(searchField).toBeFocused()
  await page.keyboard.type('clock')
  await expect(paperlane.cards('inbox')).toHaveCount(2)
  await expect(paperlane.count('inbox')).toHaveText('2')
  await expect(paperlane.column('inbox')).toContainText('of 6')
  // Found in the abstract, which then shows the place.
  await expect(paperlane.card(/By Ear Alone/).locator('mark')).toHaveText(['Clockmakers'])
  await expect(paperlane.card(/Lighthouse/).locator('mark')).toHaveText(['clock'])
  await paperlane.press('Enter')
  await expect(paperlane.list('inbox')).toBeFocused()
  await paperlane.press('d')
  await expect.poll(() => paperlane.counts()).toEqual([1, 0, 0, 1, 0])
  await expect(paperlane.focusedCard).toHaveText(/By Ear Alone/)
  await paperlane.press('Escape')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
  await expect(searchField).toHaveValue('')
  await expect(paperlane.focusedCard).toHaveText(/By Ear Alone/)
})

test('the key of the search closes what is open, and what is typed then is looked for', async ({
  paperlane,
}) => {
  for (const key of ['Shift+?', 'ControlOrMeta+k', 'ControlOrMeta+3']) {
    await paperlane.press(key)
    await expect(paperlane.dialog).toBeVisible()
    await paperlane.press('ControlOrMeta+f')
    await paperlane.page.keyboard.type('std')
    await expect(paperlane.searchField).toHaveValue('std')
    await expect(paperlane.dialog).toHaveCount(0)
    await expect(paperlane.searchField).toBeFocused()
    await paperlane.press('Escape', 'Escape')
    await expect(paperlane.list('inbox')).toBeFocused()
  }
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
})

test('fields, phrases and what is taken away', async ({ paperlane }) => {
  const found = async (text: string, count: number) => {
    await paperlane.search(text)
    await expect(paperlane.cards('inbox'), text).toHaveCount(count)
  }
  await found('title:clock', 0)
  await found('"one path"', 1)
  await found('"path one"', 0)
  await found('a', 6)
  await found('a -clock', 4)
  await found('sourdough OR lighthouse', 2)
  await found('has:code', 1)
  await found('is:starred', 0)
  await paperlane.search('')
  await expect(paperlane.cards('inbox')).toHaveCount(6)
  await paperlane.press('Escape', 'f')
  await found('is:starred', 1)
  await expect(paperlane.page.getByRole('alert')).toHaveCount(0)
  await paperlane.search('bees in:attic')
  await expect(paperlane.page.getByRole('alert')).toContainText('“in:” takes a column')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
})

test('fields and values are offered, and taken by key or click', async ({ paperlane }) => {
  const { page, searchField } = paperlane
  await paperlane.press('ControlOrMeta+f')
  await page.keyboard.type('ti')
  await expect(page.getByRole('option', { name: 'title:' })).toBeVisible()
  await paperlane.press('Tab')
  await expect(searchField).toHaveValue('title:')
  await page.keyboard.type('lighthouse in:')
  await paperlane.press('ArrowDown', 'ArrowDown', 'Enter')
  await expect(searchField).toHaveValue('title:lighthouse in:to-read ')
  await expect(paperlane.cards('inbox')).toHaveCount(0)
  await paperlane.press('Escape')
  await expect(searchField).toHaveValue('')
  await page.keyboard.type('has')
  await page.getByRole('option', { name: 'has:' }).click()
  await expect(searchField).toHaveValue('has:')
  await expect(searchField).toBeFocused()
  await paperlane.press('Escape', 'Escape')
  await expect(paperlane.list('inbox')).toBeFocused()
})

test('what comes in, goes out and comes back is found at once', async ({ paperlane }) => {
  await paperlane.search('bees')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
  await paperlane.press('Enter', 'Delete')
  await expect(paperlane.cards('inbox')).toHaveCount(0)
  await paperlane.press('z')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
  await paperlane.paste(
    `A Second Paper on Honey Bees and Their Neighbours\n\n${'Bees dance, and others look on. '.repeat(9)}`,
  )
  await paperlane.add()
  await expect(paperlane.cards('inbox')).toHaveCount(2)
})

test('all that is found is selected and moved in one step', async ({ paperlane }) => {
  await paperlane.press('t')
  await paperlane.search('a -sheep')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 0, 0])
  await paperlane.search('a')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
  await paperlane.press('Enter', 'ControlOrMeta+Shift+a')
  await expect(paperlane.page.getByRole('toolbar', { name: 'Selected papers' })).toContainText(
    '6 papers selected',
  )
  await paperlane.press('s')
  await expect.poll(() => paperlane.counts()).toEqual([0, 0, 0, 0, 6])
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
})

test('the review goes through what was found, with its words marked', async ({ paperlane }) => {
  await paperlane.search('path')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
  await paperlane.press('Enter', 'Enter')
  await expect(paperlane.reviewTitle).toHaveText(listingTitles[3] ?? '')
  await expect(paperlane.review.locator('mark').first()).toHaveText('Path')
})

test('a card shows the word that was found, however far down its abstract', async ({ paperlane }) => {
  for (const word of ['tuned', 'rebuilt', 'workshops', 'precision']) {
    await paperlane.search(word)
    const mark = paperlane.card(/By Ear Alone/).locator('.card-excerpt mark')
    await expect(mark).toHaveText(word)
    const isInView = await mark.evaluate(element => {
      const [word, room] = [element.getBoundingClientRect(), element.closest('p')?.getBoundingClientRect()]
      return room !== undefined && word.bottom <= room.bottom + 1 && word.right <= room.right + 1
    })
    expect(isInView, word).toBe(true)
  }
})

test('a review counts the papers that are found, and those of another column from the first', async ({
  paperlane,
}) => {
  const counted = (text: string) => expect(paperlane.review.getByText(text, { exact: true })).toBeVisible()
  await paperlane.press('End', 't')
  await paperlane.search('clock')
  await expect(paperlane.cards('inbox')).toHaveCount(2)
  await paperlane.press('Enter', 'Home', 'Enter')
  await counted('1 of 2')
  await paperlane.press('d')
  await counted('2 of 2')
  await paperlane.search('')
  await counted('4 of 4')
  await paperlane.press('Escape', 'g', 't')
  await counted('1 of 1')
})

test('a library that was closed is searched right after the next start', async ({ paperlane, running }) => {
  await running.restart()
  await paperlane.search('sourdough')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
  await running.kill()
  await running.start()
  await paperlane.search('sourdough')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
})

test('keys that come before the answer act on what the last letter finds', async ({ paperlane, running }) => {
  await running.restart() // the first question waits until the index has been read
  await paperlane.press('/')
  await paperlane.page.keyboard.insertText('sourdough')
  await paperlane.press('Enter', 'd')
  await expect(paperlane.toast).toContainText('Moved 1 paper to Done')
  await paperlane.press('ControlOrMeta+f')
  await paperlane.search('')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
  await expect(paperlane.column('done')).toContainText('Gossip by Jar')
})

test('a search is saved, counted, renamed, used again and removed', async ({ paperlane, running }) => {
  const saved = () => paperlane.page.getByRole('navigation', { name: 'Saved searches' })
  await paperlane.search('clock in:inbox')
  await expect(paperlane.cards('inbox')).toHaveCount(2)
  await paperlane.press('ControlOrMeta+s')
  await expect(saved()).toContainText('clock in:inbox')
  await expect(saved().locator('.count')).toHaveText('2')
  await paperlane.press('Enter', 'd')
  await expect(saved().locator('.count')).toHaveText('1')
  await saved()
    .getByRole('button', { name: /^clock/ })
    .dblclick()
  await paperlane.page.keyboard.type('Clocks')
  await paperlane.press('Enter')
  await expect(saved().getByRole('button', { name: /^Clocks/ })).toBeVisible()
  await running.restart()
  await saved()
    .getByRole('button', { name: /^Clocks/ })
    .click()
  await expect(paperlane.searchField).toHaveValue('clock in:inbox')
  await expect(paperlane.cards('inbox')).toHaveCount(1)
  await paperlane.press('Escape')
  await saved().getByRole('button', { name: 'Remove the search Clocks' }).click()
  await expect(saved()).toHaveCount(0)
  await paperlane.toast.getByRole('button', { name: 'Undo' }).click()
  await expect(saved()).toContainText('Clocks')
})

test('the palette finds papers by their words, and shows them also where a search hides them', async ({
  paperlane,
}) => {
  await paperlane.search('clock')
  await paperlane.list('inbox').focus()
  await paperlane.press('ControlOrMeta+k')
  await paperlane.page.keyboard.type('sourdough')
  await paperlane.page.getByRole('option', { name: /Gossip by Jar/ }).waitFor()
  await paperlane.press('Enter')
  await expect(paperlane.focusedCard).toHaveText(/Gossip by Jar/)
  await expect(paperlane.searchField).toHaveValue('')
})
