/**
 * Many papers at once: what is selected is shown everywhere, moves in order, and is one step of undo.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { corpus } from './bench/corpus.ts'
import type { PaperlanePage } from './page.ts'
import { withPapers } from './prepare.ts'

const many = 10_000

test.use({
  startWith: withPapers(corpus(many)),
})

test.beforeEach(async ({ paperlane }) => {
  await expect(paperlane.count('inbox')).toHaveText('10,000')
  await expect(paperlane.focusedCard).toBeVisible()
})

const bar = (paperlane: PaperlanePage) => paperlane.page.getByRole('toolbar', { name: 'Selected papers' })
const undo = (paperlane: PaperlanePage) =>
  paperlane.page.getByRole('banner').getByRole('button', { name: 'Undo' })
const selected = (paperlane: PaperlanePage) => paperlane.page.locator('.card[aria-selected=true]')
const at = (paperlane: PaperlanePage, place: number) => paperlane.page.locator(`[aria-posinset="${place}"]`)

test('ten thousand papers are moved, starred, tagged and removed, each in one step that is taken back', async ({
  paperlane,
}) => {
  test.setTimeout(180_000)
  const { page } = paperlane
  const isWhole = () => expect.poll(() => paperlane.counts(), { timeout: 30_000 }).toEqual([many, 0, 0, 0, 0])
  await paperlane.press('ControlOrMeta+a')
  await expect(bar(paperlane)).toContainText('10,000 papers selected')
  await paperlane.press('t')
  await expect.poll(() => paperlane.counts(), { timeout: 30_000 }).toEqual([0, many, 0, 0, 0])
  await expect(paperlane.toast).toContainText('Moved 10,000 papers to To read')
  await expect(undo(paperlane)).toHaveAttribute('title', /^Undo: Moved 10,000 papers to To read/)
  await expect(bar(paperlane)).toHaveCount(0)
  // In the order that they had.
  for (const place of [1, 2, 3]) await expect(at(paperlane, place)).toContainText(`-${place - 1}:`)
  await paperlane.press('g', 't', 'End')
  await expect(paperlane.focusedCard).toContainText('-9999:')
  await paperlane.press('z')
  await isWhole()

  await paperlane.press('ControlOrMeta+a', 'f')
  await expect(paperlane.toast).toContainText('Starred 10,000 papers')
  await expect(bar(paperlane)).toContainText('10,000 papers selected')
  await paperlane.press('Shift+T')
  await page.getByRole('combobox', { name: 'Tag 10,000 papers' }).waitFor()
  await page.keyboard.type('looms')
  await page.getByRole('option', { name: 'New tag “looms”' }).waitFor()
  await paperlane.press('Enter', 'Escape')
  await expect(paperlane.toast).toContainText('Changed the tags of 10,000 papers')
  await expect(paperlane.dialog).toHaveCount(0)
  await paperlane.press('Delete')
  await expect(page.getByRole('heading', { name: /reading list you can cite/ })).toBeVisible({
    timeout: 30_000,
  })
  await expect(paperlane.toast).toContainText('Removed 10,000 papers')
  await paperlane.press('z')
  await isWhole()
  await expect(paperlane.focusedCard).toContainText('looms')
  await paperlane.press('z')
  await expect(paperlane.focusedCard).not.toContainText('looms')
  await expect(paperlane.focusedCard).toContainText('Starred')
  await paperlane.press('z')
  await expect(paperlane.focusedCard).not.toContainText('Starred')
  await expect(undo(paperlane)).toHaveAttribute('title', /^Undo: Added 10,000 papers/)
})

test('what is selected is exported, and nothing else', async ({ paperlane, running }) => {
  await paperlane.search('title:kernel')
  await expect(paperlane.page.locator('.search-count')).toHaveText(/found/)
  // Pressed while the index is still being built: it waits for what is found to be all.
  await paperlane.press('Enter', 'ControlOrMeta+Shift+a')
  await expect(bar(paperlane)).toBeVisible({ timeout: 20_000 })
  const found = Number((await paperlane.count('inbox').textContent())?.replaceAll(',', ''))
  expect(found).toBeGreaterThan(50)
  await expect(bar(paperlane)).toContainText(`${found.toLocaleString('en-US')} papers selected`)
  const file = join(running.userData, 'found.bib')
  await running.chooseFileOnSave(file)
  await paperlane.press('ControlOrMeta+e')
  await paperlane.exportShown()
  await expect(paperlane.toast).toContainText(`Exported ${found.toLocaleString('en-US')} papers`)
  const entries = (await readFile(file, 'utf8')).split(/^@/m).slice(1)
  expect(entries).toHaveLength(found)
  for (const entry of entries) expect(entry.replaceAll(/[{}]/g, '')).toMatch(/title = .*kernel/i)
})

test('a range is made longer and shorter by click and by key, single ones are added, Escape clears', async ({
  paperlane,
}) => {
  const shown = async (...places: readonly number[]) => {
    await expect(bar(paperlane)).toContainText(
      `${places.length} paper${places.length === 1 ? '' : 's'} selected`,
    )
    await expect
      .poll(() => selected(paperlane).evaluateAll(all => all.map(card => Number(card.ariaPosInSet)).sort()))
      .toEqual(places)
  }
  const click = (place: number, ...modifiers: readonly ('Shift' | 'ControlOrMeta')[]) =>
    at(paperlane, place).click({ modifiers: [...modifiers], position: { x: 40, y: 20 } })
  await click(1)
  await click(4, 'Shift')
  await shown(1, 2, 3, 4)
  await click(2, 'Shift')
  await shown(1, 2)
  await click(4, 'ControlOrMeta')
  await shown(1, 2, 4)
  await click(5, 'Shift')
  await shown(1, 2, 4, 5)
  await click(4, 'ControlOrMeta')
  await shown(1, 2, 5)
  await paperlane.press('Escape')
  await expect(bar(paperlane)).toHaveCount(0)
  await expect(selected(paperlane)).toHaveCount(0)
  await paperlane.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown')
  await shown(1, 2, 3, 4)
  await paperlane.press('Shift+ArrowUp', 'Shift+ArrowUp')
  await shown(1, 2)
})

test('a search keeps of the selection what it shows, so that no key acts on what cannot be seen', async ({
  paperlane,
}) => {
  await paperlane.press('x', 'j', 'x')
  await expect(bar(paperlane)).toContainText('2 papers selected')
  const first = (await at(paperlane, 1).locator('.card-title').textContent())?.split(':')[0] ?? ''
  await paperlane.search(`title:"${first}"`)
  await expect(paperlane.count('inbox')).toHaveText('1')
  await expect(bar(paperlane)).toContainText('1 paper selected')
  await paperlane.press('Enter', 'd')
  await expect(paperlane.toast).toContainText('Moved 1 paper to Done')
  await paperlane.search('')
  await expect.poll(() => paperlane.counts()).toEqual([many - 1, 0, 0, 1, 0])
  await expect(bar(paperlane)).toHaveCount(0)
})

test('a search that finds more than can be named is decided on, narrowed and left, with nothing lost', async ({
  paperlane,
}) => {
  test.setTimeout(180_000)
  const found = corpus(many).flatMap(({ year, authors }, place) => (year === 2024 ? { authors, place } : []))
  const lima = found.filter(({ authors }) => authors.some(({ family }) => family === 'Lima'))
  // More than so many papers are told by their numbers, and fewer by name.
  expect(found.length).toBeGreaterThan(500)
  expect(lima.length).toBeLessThan(500)
  const shows = async (...counts: readonly number[]) =>
    expect.poll(() => paperlane.counts(), { timeout: 30_000 }).toEqual(counts)
  const stands = (place: number, paper: { readonly place: number } | undefined) =>
    expect(at(paperlane, place).first()).toContainText(`-${paper?.place ?? 'none'}:`)

  await paperlane.search('year:2024')
  await shows(found.length, 0, 0, 0, 0)
  for (const place of [1, 2, 3]) await stands(place, found[place - 1])
  await paperlane.press('Enter', 't', 'd')
  await shows(found.length - 2, 1, 0, 1, 0)
  await expect(paperlane.focusedCard).toContainText(`-${found[2]?.place ?? 'none'}:`)
  await paperlane.press('z', 'z')
  await shows(found.length, 0, 0, 0, 0)
  await stands(1, found[0])

  await paperlane.search('year:2024 author:lima')
  await shows(lima.length, 0, 0, 0, 0)
  await stands(1, lima[0])
  await paperlane.press('Enter', 'End')
  await expect(paperlane.focusedCard).toContainText(`-${lima.at(-1)?.place ?? 'none'}:`)
  await paperlane.press('ControlOrMeta+Shift+a', 's')
  await shows(0, 0, 0, 0, lima.length)
  await paperlane.search('year:2024')
  await shows(found.length - lima.length, 0, 0, 0, lima.length)
  await paperlane.press('Enter', 'z')
  await shows(found.length, 0, 0, 0, 0)
  await paperlane.press('Escape')
  await shows(many, 0, 0, 0, 0)
})
