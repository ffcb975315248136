/**
 * The native menus: of a paper, of a selection, of a column, and the application's own.
 */
import { expect, test } from './app.ts'
import { listing } from './listing.ts'
import type { PaperlanePage } from './page.ts'

interface Entry {
  readonly id: string
  readonly label: string
  readonly isEnabled: boolean
  readonly isTicked: boolean
}

/** The menu that was popped up last, with those within it; nothing is put on the screen, where it would wait for a person. */
function poppedUp({ running }: PaperlanePage): Promise<Entry[]> {
  return running.app.evaluate(() => {
    const flat = (menu: Electron.Menu): Electron.MenuItem[] =>
      menu.items.flatMap(item => [item, ...(item.submenu ? flat(item.submenu) : [])])
    const { lastMenu } = globalThis as { lastMenu?: Electron.Menu }
    return (lastMenu ? flat(lastMenu) : []).map(({ id, label, enabled, checked }) => ({
      ...{ id, label, isEnabled: enabled, isTicked: checked },
    }))
  })
}

async function labels(paperlane: PaperlanePage): Promise<string[]> {
  return (await poppedUp(paperlane)).filter(({ isEnabled }) => isEnabled).map(({ label }) => label)
}

/** Chooses an entry of the menu that was popped up last. */
async function choose({ running }: PaperlanePage, id: string): Promise<void> {
  await running.app.evaluate((_electron, chosen) => {
    const { lastMenu } = globalThis as { lastMenu?: Electron.Menu }
    lastMenu?.getMenuItemById(chosen)?.click()
  }, id)
}

/** An entry of the application's menu. */
function ofApplication({ running }: PaperlanePage, id: string) {
  return running.app.evaluate(({ Menu }, wanted) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    return item ? { isEnabled: item.enabled, isTicked: item.checked } : null
  }, id)
}

test.beforeEach(async ({ running, paperlane }) => {
  await running.app.evaluate(({ Menu }) => {
    Menu.prototype.popup = function () {
      Object.assign(globalThis, { lastMenu: this })
    }
  })
  await expect(paperlane.page.getByRole('button', { name: /sample/i })).toBeVisible()
})

async function bringIn(paperlane: PaperlanePage): Promise<void> {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
}

test('a right click on a paper offers what can be done with it', async ({ paperlane }) => {
  await bringIn(paperlane)
  await paperlane.card(/Lighthouse/).click({ button: 'right' })
  await expect.poll(() => labels(paperlane)).toContain('Move to Done')
  const enabled = await labels(paperlane)
  expect(enabled).not.toContain('Move to Inbox')
  expect(enabled).toEqual(expect.arrayContaining(['Weak', 'To the bottom', 'Star', 'Tags…', 'Select']))
  expect(enabled).not.toContain("Open the paper's PDF")
  await choose(paperlane, 'paper.done')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
  await expect(paperlane.cards('done').first()).toContainText('Lighthouse')
})

test('within a selection the menu is of all of it, elsewhere of what was clicked', async ({ paperlane }) => {
  await bringIn(paperlane)
  await paperlane.press('Shift+ArrowDown', 'Shift+ArrowDown')
  await paperlane.cards('inbox').nth(1).click({ button: 'right' })
  await expect.poll(() => labels(paperlane)).toContain('Move 3 papers to Reading')
  await paperlane.cards('inbox').nth(4).click({ button: 'right' })
  await expect.poll(() => labels(paperlane)).toContain('Move to Reading')
  await expect(paperlane.page.locator('[aria-selected=true]')).toHaveCount(0)
  await choose(paperlane, 'paper.skip-weak')
  await expect(paperlane.cards('skipped').first()).toContainText('weak')
})

test('a column is ordered from its menu, and the application menu ticks the order', async ({ paperlane }) => {
  await bringIn(paperlane)
  await paperlane.column('inbox').getByRole('heading').click({ button: 'right' })
  await expect.poll(() => labels(paperlane)).toContain('Review Inbox')
  const ticked = async () => (await poppedUp(paperlane)).filter(({ isTicked }) => isTicked)
  expect((await ticked()).map(({ id }) => id)).toEqual(['sort.hand'])
  await choose(paperlane, 'sort.title')
  await expect(paperlane.cards('inbox').first()).toContainText('By Ear Alone')
  await expect.poll(() => ofApplication(paperlane, 'sort.title')).toEqual({ isEnabled: true, isTicked: true })
  expect(await ofApplication(paperlane, 'sort.hand')).toEqual({ isEnabled: true, isTicked: false })
})

test('Shift+F10 opens the menu of the card, of an empty column, of a tab and of what is read', async ({
  paperlane,
  running,
}) => {
  const { page } = paperlane
  await bringIn(paperlane)
  await paperlane.press('Shift+F10')
  await expect.poll(() => labels(paperlane)).toContain('Move to Done')
  await paperlane.press('g', 'r', 'Shift+F10')
  await expect.poll(() => labels(paperlane)).toContain('Order')
  expect(await labels(paperlane)).not.toContain('Review Reading')
  await paperlane.press('g', 'i', 'Enter', 'Shift+F10')
  await expect.poll(() => labels(paperlane)).toContain('Move to Done')
  await paperlane.press('Escape')
  await (await running.window()).evaluate(window => window.setContentSize(700, 600))
  await page.getByRole('button', { name: 'Inbox 6' }).focus()
  await paperlane.press('Shift+F10')
  await expect.poll(() => labels(paperlane)).toContain('Review Inbox')
  await paperlane.press('ControlOrMeta+b')
  await page.locator('.paper-abstract').click({ button: 'right' })
  await expect.poll(() => labels(paperlane)).toContain('Move to Done')
})

test('the application menu greys what has nothing to act on, and ticks the reader', async ({ paperlane }) => {
  const isEnabled = async (id: string) => (await ofApplication(paperlane, id))?.isEnabled
  expect(await isEnabled('paper.done')).toBe(false)
  expect(await isEnabled('export.library')).toBe(false)
  await bringIn(paperlane)
  await expect.poll(() => isEnabled('paper.done')).toBe(true)
  expect(await isEnabled('paper.inbox')).toBe(false)
  expect(await isEnabled('export.library')).toBe(true)
  expect(await isEnabled('library.redo')).toBe(false)
  await paperlane.press('ControlOrMeta+b')
  await expect.poll(async () => (await ofApplication(paperlane, 'view.details'))?.isTicked).toBe(true)
})
