/**
 * Keys of a person's own: recorded by being pressed, in use everywhere at once and after a restart.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { command, type CommandId } from '../shared/commands/table.ts'
import { expect, type Running, test } from './app.ts'
import { listing } from './listing.ts'
import type { PaperlanePage } from './page.ts'

test.beforeEach(async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('6')
})

const row = ({ page }: PaperlanePage, id: CommandId): Locator => page.locator(`[data-command="${id}"]`)

/** Opens the settings of keys, unless they are open, and listens for a key of a command. */
async function record(paperlane: PaperlanePage, id: CommandId, ...keys: readonly string[]): Promise<void> {
  const heading = paperlane.page.getByRole('heading', { name: 'Settings' })
  if (!(await heading.isVisible())) await paperlane.run('Change keys')
  await row(paperlane, id).getByRole('button', { name: 'Add a key' }).click()
  await expect(row(paperlane, id).getByText('Press the key.')).toBeVisible()
  await paperlane.press(...keys)
}

async function leave(paperlane: PaperlanePage): Promise<void> {
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
}

/** The key that a native menu shows beside a command. */
const accelerator = (running: Running, id: CommandId) =>
  running.app.evaluate(({ Menu }, of) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(of)
    return item?.accelerator ?? ''
  }, id)

const starred = (paperlane: PaperlanePage) => paperlane.page.locator('[role=option]').getByText('Starred')

test('a recorded key acts at once and after a restart, and is shown wherever keys are', async ({
  running,
  paperlane,
}) => {
  await record(paperlane, 'export.selection', 'ControlOrMeta+j')
  await expect(row(paperlane, 'export.selection').getByText('is added')).toBeVisible()
  await row(paperlane, 'export.selection').getByRole('button', { name: 'Take Ctrl+E' }).click()
  await record(paperlane, 'paper.star', 'q')
  await expect(row(paperlane, 'paper.star').getByText('Q is added')).toBeVisible()
  await leave(paperlane)

  const check = async (papers: number) => {
    await paperlane.press('q')
    await expect(starred(paperlane)).toHaveCount(papers)
    await expect.poll(() => accelerator(running, 'export.selection')).toBe('CmdOrCtrl+J')
    await expect(paperlane.page.getByTitle('Export… (Ctrl+J)')).toBeVisible()
    await paperlane.press('Shift+?')
    await paperlane.page.getByRole('searchbox', { name: 'Search keys' }).fill('star')
    await expect(paperlane.dialog.locator('.help-row', { hasText: 'Star or unstar' })).toContainText('FQ')
    await leave(paperlane)
    await paperlane.press('ControlOrMeta+k')
    await paperlane.page.keyboard.type('export…')
    await expect(paperlane.page.getByRole('option', { name: /^Export…/ })).toContainText('Ctrl+J')
    await leave(paperlane)
  }
  await check(1)
  await running.restart()
  await paperlane.press('j')
  await check(2)
})

test('a key that is taken is asked about: left where it is, or used here instead', async ({ paperlane }) => {
  const star = row(paperlane, 'paper.star')
  await record(paperlane, 'paper.star', 'e')
  await expect(star).toContainText('E already means “Move to Done”. Use it here instead?')
  await paperlane.press('Escape') // answers the question, and leaves the settings open
  await expect(star.getByRole('button', { name: 'Use it here' })).toBeHidden()
  await expect(row(paperlane, 'paper.done')).toContainText('D4E')

  await record(paperlane, 'paper.star', 'e')
  await star.getByRole('button', { name: 'Use it here' }).press('Enter')
  await expect(row(paperlane, 'paper.done')).not.toContainText('E')
  await expect(star.getByRole('button', { name: 'Add a key' })).toBeFocused()
  await leave(paperlane)
  await paperlane.press('e')
  await expect(starred(paperlane)).toHaveCount(1)
  expect(await paperlane.counts()).toEqual([6, 0, 0, 0, 0])

  await paperlane.run('Change keys')
  await row(paperlane, 'paper.done').getByRole('button', { name: 'Usual keys' }).click()
  await expect(row(paperlane, 'paper.done')).toContainText('D4E')
  await expect(star).not.toContainText('E')
})

test('keys that are not ours are refused with the reason, and none of them acts', async ({ paperlane }) => {
  const star = row(paperlane, 'paper.star')
  for (const [key, reason] of [
    ['Alt+x', 'Alt opens menus'],
    ['Tab', 'Tab goes from part to part'],
    ['ControlOrMeta+q', 'Ctrl+Q quits'],
    ['ControlOrMeta+h', 'hides the window on a Mac'],
    ['f', 'has this key already'],
  ] as const) {
    await record(paperlane, 'paper.star', key)
    await expect(star.getByRole('alert')).toContainText(reason)
  }
  await record(paperlane, 'paper.star', 'Shift', 'Control', 'Escape')
  await expect(star.getByText('Press the key.')).toBeHidden()
  await expect(paperlane.dialog).toBeVisible()
  await expect(star.locator('.key-chip')).toHaveText(['F'])
})

test('a sequence is recorded and read, and what it begins with is no key of its own', async ({
  paperlane,
}) => {
  await record(paperlane, 'paper.star', 'g', 'q')
  await expect(row(paperlane, 'paper.star')).toContainText('G then Q is added')
  await record(paperlane, 'paper.note', 'g')
  await expect(row(paperlane, 'paper.note')).toContainText('G already begins the keys of')
  await row(paperlane, 'paper.note').getByRole('button', { name: 'Leave it there' }).click()
  await leave(paperlane)
  await paperlane.press('g')
  await expect(paperlane.page.getByRole('status', { name: 'After G' })).toContainText('Q Star or unstar')
  await paperlane.press('q')
  await expect(starred(paperlane)).toHaveCount(1)
})

test('the screener includes, excludes and leaves undecided with its own letters', async ({
  running,
  paperlane,
}) => {
  await paperlane.run('Change keys')
  await paperlane.dialog.getByText('Screener', { exact: true }).click()
  await leave(paperlane)
  await paperlane.press('i', 'e', 'i', 'e', 'e')
  await expect.poll(() => paperlane.counts()).toEqual([1, 2, 0, 0, 3])
  await expect(paperlane.column('done')).toContainText('Press D when')
  await expect(paperlane.column('reading')).toContainText('Press R on')
  await paperlane.press('g', 'e', 'u')
  await expect.poll(() => paperlane.counts()).toEqual([2, 2, 0, 0, 2])
  await running.restart()
  await paperlane.press('g', 'u', 'Shift+e', 'w')
  await expect.poll(() => paperlane.counts()).toEqual([1, 2, 0, 0, 3])
  await paperlane.press('Enter')
  await expect(paperlane.review.getByRole('button', { name: /^To read/ })).toContainText('I')
})

test('single keys that are off do nothing, and everything else does', async ({ paperlane }) => {
  await paperlane.run('Change keys')
  await paperlane.dialog.getByRole('group', { name: 'Single keys' }).getByText('Off', { exact: true }).click()
  await leave(paperlane)
  await paperlane.press('d', 't', '1', 'f', 'x', 'g', 'Shift+s', 'o', '/', 'Shift+?')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.column('done')).toContainText('Drag a paper here')
  await paperlane.press('ArrowDown', 'ControlOrMeta+ArrowRight')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
  await expect(starred(paperlane)).toHaveCount(0)
  await paperlane.press('ControlOrMeta+z')
  await expect.poll(() => paperlane.counts()).toEqual([6, 0, 0, 0, 0])
  await paperlane.press('F1')
  await expect(paperlane.dialog).toContainText('Single keys are switched off')
  await expect(paperlane.dialog.locator('.kbd').getByText('D', { exact: true })).toHaveCount(0)
  await paperlane.dialog.getByRole('button', { name: command('settings.keys').title }).click()
  await paperlane.dialog.getByRole('button', { name: 'Reset to usual' }).click()
  await leave(paperlane)
  await paperlane.press('d')
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 1, 0])
})

test('what is composed is text: no command acts and no key is recorded', async ({ running, paperlane }) => {
  const { page } = paperlane
  const chrome = await page.context().newCDPSession(page)
  /**
   * One press as an input method sends it: the letter that lies there, and its part of a word.
   *
   * Where nothing can be written an input method takes the press and writes nothing: Chromium would
   * put the word into the field that was left last, and take the focus there.
   */
  const compose = async (code: string, text?: string) => {
    const pressed = { key: 'Process', code, windowsVirtualKeyCode: 229 }
    await chrome.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed })
    if (text !== undefined)
      await chrome.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      })
    await chrome.send('Input.dispatchKeyEvent', {
      type: 'keyUp',
      ...pressed,
      key: code.slice(-1).toLowerCase(),
    })
  }
  const nothingHappened = async () => {
    await expect(starred(paperlane)).toHaveCount(0)
    expect(await paperlane.counts()).toEqual([6, 0, 0, 0, 0])
  }
  await compose('KeyD')
  await compose('KeyF')
  await nothingHappened()

  await paperlane.press('/')
  await expect(paperlane.searchField).toBeFocused()
  await compose('KeyD', 'ㄉ')
  await compose('KeyS', 'ㄉㄨ')
  await compose('Digit1', '讀')
  await expect(paperlane.searchField).toHaveValue('讀')
  await chrome.send('Input.insertText', { text: '讀' })
  await expect(paperlane.searchField).toHaveValue('讀')
  await page.keyboard.press('Escape')
  await expect(paperlane.searchField).toHaveValue('')
  await nothingHappened()

  await record(paperlane, 'paper.star')
  await compose('KeyD')
  await expect(row(paperlane, 'paper.star').getByText('Press the key.')).toBeVisible()
  await paperlane.press('q')
  await expect(row(paperlane, 'paper.star').getByText('Q is added.', { exact: true })).toBeVisible()
  await running.restart()
  await nothingHappened()
})

test('a key that is held is recorded once, and then acts once however long it is held', async ({
  paperlane,
}) => {
  const { keyboard } = paperlane.page
  const hold = async (key: string) => {
    for (let press = 0; press < 6; press++) await keyboard.down(key)
    await keyboard.up(key)
  }
  await record(paperlane, 'paper.star')
  await hold('q')
  await expect(row(paperlane, 'paper.star').getByText('Q is added.', { exact: true })).toBeVisible()
  await record(paperlane, 'focus.next')
  await hold('w')
  await expect(row(paperlane, 'focus.next').getByText('W is added.', { exact: true })).toBeVisible()
  await leave(paperlane)
  await hold('q')
  await expect(starred(paperlane)).toHaveCount(1)
  await hold('w')
  await expect(paperlane.focusedCard).toHaveAttribute('aria-posinset', '6')
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing to mend while a key is recorded and asked about, ${colorScheme}`, async ({
    paperlane,
  }) => {
    const { page } = paperlane
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([])
    }
    await record(paperlane, 'paper.star')
    await check()
    await paperlane.press('e')
    await expect(row(paperlane, 'paper.star')).toContainText('Use it here instead?')
    await check()
    await paperlane.press('Escape')
    await record(paperlane, 'paper.star', 'Tab')
    await check()
  })
