/**
 * Settings: chosen by key or click, in use and remembered at once, and never a reason to lose the library.
 */
import AxeBuilder from '@axe-core/playwright'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Running, test } from './app.ts'
import { listing } from './listing.ts'

const settingsFile = (running: Running) => join(running.userData, 'settings.json')
const written = async (running: Running) =>
  JSON.parse(await readFile(settingsFile(running), 'utf8')) as Record<string, unknown>
const root = (running: Running) => running.page.locator('html')

/** Light or dark, as the page is drawn. */
const ground = (running: Running) =>
  running.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
/** Playwright shows every page in light colours unless it is told not to. */
const asSystem = (running: Running) => running.page.emulateMedia({ colorScheme: null })
const light = 'rgb(244, 244, 241)'
const dark = 'rgb(21, 22, 24)'

test('a theme is chosen by keys, worn at once, and by the window of the next start from its first moment', async ({
  running,
  paperlane,
}) => {
  await asSystem(running)
  await paperlane.press('ControlOrMeta+,')
  await expect(paperlane.dialog.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await paperlane.dialog.getByRole('group', { name: 'Theme' }).getByRole('radio', { checked: true }).focus()
  await paperlane.press('ArrowRight')
  await expect.poll(() => ground(running)).toBe(light)
  await paperlane.press('ArrowRight')
  await expect.poll(() => ground(running)).toBe(dark)
  expect(await written(running)).toMatchObject({ appearance: { theme: 'dark' } })
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)

  await running.restart()
  await asSystem(running)
  const window = await running.window()
  expect(await window.evaluate(shown => shown.getBackgroundColor())).toBe('#151618')
  expect(await running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  expect(await ground(running)).toBe(dark)
})

test('the size of abstracts, the contrast and the motion are as chosen, and usual again', async ({
  running,
  paperlane,
}) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('Enter')
  const size = () =>
    paperlane.review.locator('.paper-abstract').evaluate(element => getComputedStyle(element).fontSize)
  const quick = () =>
    running.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--quick'))
  const usualSize = await size()
  expect(await quick()).not.toBe('0s')
  await paperlane.run('Settings')
  const choose = (group: string, name: string) =>
    paperlane.dialog.getByRole('group', { name: group }).getByText(name, { exact: true }).click()
  await choose('Size of abstracts', 'Largest')
  await expect.poll(size).toBe('26px')
  await choose('Motion', 'None')
  await expect.poll(quick).toBe('0s')
  await choose('Contrast', 'More')
  await expect(root(running)).toHaveAttribute('data-contrast', 'more')
  await choose('Cards', 'Compact')
  await expect(root(running)).toHaveAttribute('data-density', 'compact')

  await running.restart()
  expect(await size()).toBe('26px')
  expect(await quick()).toBe('0s')
  await expect(root(running)).toHaveAttribute('data-contrast', 'more')
  await expect(root(running)).toHaveAttribute('data-density', 'compact')
  await paperlane.run('Settings')
  await paperlane.dialog.getByRole('button', { name: 'Reset to usual' }).click()
  await expect.poll(size).toBe(usualSize)
  await expect(root(running)).toHaveAttribute('data-contrast', 'usual')
  await expect(paperlane.dialog.getByRole('button', { name: 'Reset to usual' })).toBeDisabled()
})

test('what is left to the system follows the system', async ({ running }) => {
  await running.page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' })
  await expect(root(running)).toHaveAttribute('data-contrast', 'more')
  await expect(root(running)).toHaveAttribute('data-motion', 'reduced')
  await running.page.emulateMedia({ contrast: null, reducedMotion: null })
  await expect(root(running)).toHaveAttribute('data-motion', 'usual')
})

test.describe('when a preference is damaged', () => {
  const startWith = {
    prepare: (userData: string) =>
      writeFile(
        join(userData, 'settings.json'),
        '{"appearance":{"theme":"plaid","textSize":"large"},"later":1}',
      ),
  }
  test.use({ startWith })

  test('it is the usual one, that is said, and the others stay', async ({ running, paperlane }) => {
    await expect(paperlane.notices).toContainText('settings could not be read')
    await expect(root(running)).toHaveAttribute('data-text-size', 'large')
    await paperlane.paste(listing)
    await paperlane.add()
    await expect(paperlane.notices).toContainText('settings could not be read')
  })
})

test.describe('when the settings cannot be read at all', () => {
  const text = '{"library":"/somewhere",'
  const startWith = { prepare: (userData: string) => writeFile(join(userData, 'settings.json'), text) }
  test.use({ startWith, startArguments: ['--library', join(process.cwd(), 'test-results', 'given-library')] })

  test('choosing a theme does not write over where the library lies', async ({ running, paperlane }) => {
    await paperlane.press('ControlOrMeta+,')
    await paperlane.dialog.getByText('Dark', { exact: true }).click()
    await expect(paperlane.page.getByText('settings.json could not be read').first()).toBeVisible()
    expect(await readFile(settingsFile(running), 'utf8')).toBe(text)
  })
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing to mend in the settings, ${colorScheme}`, async ({ paperlane }) => {
    await paperlane.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await paperlane.press('ControlOrMeta+,')
    await expect(paperlane.dialog).toBeVisible()
    const { violations } = await new AxeBuilder({ page: paperlane.page }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
