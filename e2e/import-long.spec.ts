/**
 * Imports that take seconds: how they are shown and stopped, and what goes on beside them.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Running, test } from './app.ts'
import { entry, many } from './bibliography.ts'
import type { PaperlanePage } from './page.ts'

/** Has a file of so many papers read, which is spoken of by now. */
async function beginReading(count: number, paperlane: PaperlanePage, running: Running): Promise<void> {
  const file = join(running.userData, 'large.bib')
  await writeFile(file, many(count))
  await running.chooseFileOnOpen(file)
  await paperlane.press('ControlOrMeta+o')
  await expect(paperlane.page.getByRole('progressbar', { name: /large.bib/ })).toBeVisible({
    timeout: 10_000,
  })
}

async function startWithOne(paperlane: PaperlanePage): Promise<void> {
  await paperlane.paste(entry('tea', { title: 'Measured Tea', author: 'Lima, Ana', year: '2023' }))
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('1')
}

test('ten thousand papers are shown a screen at a time, from the first to the last', async ({
  paperlane,
  running,
}) => {
  const file = join(running.userData, 'many.bib')
  await writeFile(file, many(10_000))
  await running.chooseFileOnOpen(file)
  await paperlane.press('ControlOrMeta+o')
  await expect(paperlane.importSheet).toContainText('10,000 papers in many.bib', { timeout: 30_000 })
  const options = paperlane.foundPapers
  await expect(options.first()).toContainText('Paper Number 0 ')
  expect(await options.count()).toBeLessThan(60)
  await paperlane.press('End')
  await expect(paperlane.importSheet.locator('[data-at]')).toContainText('Paper Number 9999 ')
  await expect(paperlane.toldPaper).toContainText('Paper Number 9999 ')
  await paperlane.press('ArrowUp', ' ')
  await paperlane.importSheet.getByRole('button', { name: 'Add 9,999 papers' }).click()
  await expect(paperlane.count('inbox')).toHaveText('9,999', { timeout: 30_000 })
})

test('what takes long can be stopped, and then nothing has happened', async ({ paperlane, running }) => {
  await beginReading(30_000, paperlane, running)
  await paperlane.page.getByRole('button', { name: 'Stop' }).click()
  await expect(paperlane.page.getByRole('progressbar', { name: /large.bib/ })).toBeHidden()
  await expect(paperlane.dialog).toHaveCount(0)
  // Once more to the end, and stopped when they have hardly begun to be added.
  await paperlane.press('ControlOrMeta+o')
  await expect(paperlane.importSheet).toContainText('30,000 papers', { timeout: 60_000 })
  await paperlane.press('Enter', 'Escape')
  await expect(paperlane.importSheet.getByRole('button', { name: 'Add 30,000 papers' })).toBeEnabled({
    timeout: 30_000,
  })
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.page.getByRole('button', { name: /sample/i })).toBeVisible()
})

/** A disk that lets what is written of an import wait; the answer makes it go on. */
async function slowDisk({ app }: Running): Promise<() => Promise<void>> {
  type Waiting = typeof globalThis & { goOn?: () => void }
  await app.evaluate(() => {
    const { promises } = process.getBuiltinModule('node:fs')
    const { open } = promises
    const slow = new Promise<void>(resolve => ((globalThis as Waiting).goOn = resolve))
    promises.open = async (path, ...flags) => {
      if (String(path).includes('journal.tmp-')) await slow
      return open(path, ...flags)
    }
  })
  return () => app.evaluate(() => (globalThis as Waiting).goOn?.())
}

/** Reads a file of many papers and adds them, to a disk that lets them wait. */
async function beginAdding(paperlane: PaperlanePage, running: Running): Promise<() => Promise<void>> {
  await startWithOne(paperlane)
  const goOn = await slowDisk(running)
  const file = join(running.userData, 'large.bib')
  await writeFile(file, many(5_000))
  await running.chooseFileOnOpen(file)
  await paperlane.press('ControlOrMeta+o')
  await expect(paperlane.importSheet).toContainText('5,000 papers', { timeout: 60_000 })
  await paperlane.press('Enter')
  await expect(paperlane.importSheet).toBeHidden()
  return goOn
}

test('while many papers are added, decisions go on and are saved before them', async ({
  paperlane,
  running,
}) => {
  const goOn = await beginAdding(paperlane, running)
  const bar = paperlane.page.getByRole('progressbar', { name: /Adding large.bib/ })
  await expect(bar).toBeVisible()
  await expect(paperlane.focusedCard).toContainText('Measured Tea')
  await paperlane.press('ControlOrMeta+k', 'Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await paperlane.press('d')
  await expect(paperlane.toast).toContainText('Moved 1 paper to Done')
  await expect(bar).toBeVisible()
  await goOn()
  await expect(paperlane.count('inbox')).toHaveText('5,000', { timeout: 30_000 })
  await expect(bar).toHaveCount(0)
  await expect(paperlane.dialog).toHaveCount(0)
  // Taking back goes the way things happened.
  await paperlane.press('z')
  await expect(paperlane.count('inbox')).toHaveText('0', { timeout: 30_000 })
  await expect(paperlane.count('done')).toHaveText('1')
  await paperlane.press('z')
  await expect(paperlane.count('done')).toHaveText('0')
})

test('what is stopped while it is added comes back as it was', async ({ paperlane, running }) => {
  const goOn = await beginAdding(paperlane, running)
  await paperlane.page.getByRole('button', { name: 'Stop' }).click()
  await goOn()
  await expect(paperlane.importSheet.getByRole('button', { name: 'Add 5,000 papers' })).toBeEnabled()
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.count('inbox')).toHaveText('1')
})

test('what has been read waits while somebody types in a field', async ({ paperlane, running }) => {
  test.setTimeout(90_000)
  await startWithOne(paperlane)
  await beginReading(20_000, paperlane, running)
  await paperlane.press('/')
  const letters = 'kettles that learn to whistle'
  for (const letter of letters) {
    await paperlane.page.keyboard.type(letter)
    await paperlane.page.waitForTimeout(300)
  }
  expect(await paperlane.page.locator('[data-search]').inputValue()).toBe(letters)
  await expect(paperlane.importSheet).toContainText('20,000 papers', { timeout: 60_000 })
})

test('what has been read waits while somebody types in a dialog', async ({ paperlane, running }) => {
  await startWithOne(paperlane)
  await beginReading(20_000, paperlane, running)
  await paperlane.press('Shift+T')
  const tag = paperlane.page.getByRole('combobox', { name: /^Tag / })
  await tag.waitFor()
  await paperlane.page.keyboard.type('tea')
  await expect(paperlane.page.locator('progress')).toHaveCount(0, { timeout: 60_000 })
  await paperlane.page.keyboard.type('pots')
  await expect(tag).toHaveValue('teapots')
  await expect(paperlane.importSheet).toHaveCount(0)
  await paperlane.press('Escape')
  await expect(paperlane.importSheet).toContainText('20,000 papers')
})
