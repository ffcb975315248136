/**
 * The app around the page: files from outside, a second start, what is remembered.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorTexts } from '../shared/errors.ts'
import { expect, test } from './app.ts'
import { startBriefly } from './launch.ts'
import { listing } from './listing.ts'

test('a second start hands its file to the first window and ends', async ({
  running,
  paperlane,
  display,
}) => {
  const file = join(running.userData, 'week 12.txt')
  await writeFile(file, listing)
  const { userData } = running
  expect(await startBriefly({ userData, display, args: [file] })).toBe(0)
  await expect(paperlane.importSheet.getByRole('heading')).toContainText('week 12.txt')
  expect(running.app.windows()).toHaveLength(1)
})

test('a file from outside that is not there is said so', async ({ running, paperlane, display }) => {
  const { userData } = running
  await startBriefly({ userData, display, args: [join(userData, 'nowhere.txt')] })
  await expect(paperlane.page.getByText(errorTexts['file-unreadable'].title).first()).toBeVisible()
})

test('a library that is open is left to its window', async ({ running, display }) => {
  const window = await running.window()
  await window.evaluate(shown => shown.hide())
  const userData = join(running.userData, 'somebody else')
  expect(await startBriefly({ userData, display, args: ['--library', running.library] })).toBe(0)
  await expect.poll(() => window.evaluate(shown => shown.isVisible())).toBe(true)
})

test('the window comes back where it was, as large and as magnified', async ({ running, paperlane }) => {
  const place = { x: 120, y: 90, width: 1100, height: 700 }
  const before = await running.window()
  await before.evaluate((window, bounds) => window.setBounds(bounds), place)
  await paperlane.press('ControlOrMeta+=')
  await expect.poll(() => before.evaluate(window => window.webContents.getZoomFactor())).toBeGreaterThan(1)
  await running.restart()
  const after = await running.window()
  expect(await after.evaluate(window => window.getBounds())).toEqual(place)
  expect(await after.evaluate(window => window.webContents.getZoomFactor())).toBeCloseTo(1.1)
})

test('a file on the command line is shown once the window is there', async ({ running, paperlane }) => {
  const file = join(running.userData, 'week 12.txt')
  await writeFile(file, listing)
  await running.close()
  await running.start([file])
  await expect(paperlane.importSheet.getByRole('heading')).toContainText('week 12.txt')
})
