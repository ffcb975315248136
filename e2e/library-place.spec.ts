/**
 * Where the library lies: chosen, remembered, and never taken for new when it is not there.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Library } from '../electron/library/library.ts'
import { paper } from '../shared/library/test-paper.ts'
import { expect, type Running, test } from './app.ts'
import { listing } from './listing.ts'
import { makeLibrary } from './prepare.ts'

/** Answers the next dialogs: the folder that is chosen, and the place of the button. Instead of starting again, the app only ends. */
async function choose(running: Running, folder: string, button: number): Promise<void> {
  const ended = running.app.waitForEvent('close')
  await running.app.evaluate(
    ({ app, dialog }, answer) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer.folder] })
      dialog.showMessageBox = () => Promise.resolve({ response: answer.button, checkboxChecked: false })
      app.relaunch = () => undefined
    },
    { folder, button },
  )
  await running.page.evaluate(() => {
    const { paperlane } = window as unknown as { paperlane: { call: (name: string) => Promise<unknown> } }
    void paperlane.call('library.choose') // answered while the window goes away
  })
  await ended
}

const remembered = async (running: Running) =>
  JSON.parse(await readFile(join(running.userData, 'settings.json'), 'utf8')) as unknown

for (const [button, how] of [
  [0, 'moved'],
  [1, 'copied'],
] as const) {
  test(`a library is ${how} to an empty folder, and found there from then on`, async ({
    running,
    paperlane,
  }) => {
    await paperlane.paste(listing)
    await paperlane.add()
    await expect(paperlane.count('inbox')).toHaveText('6')
    const folder = join(running.userData, 'elsewhere')
    await mkdir(folder)
    await choose(running, folder, button)
    expect(await remembered(running)).toEqual({ library: folder })
    expect(existsSync(join(running.library, 'library.json'))).toBe(how === 'copied')
    await running.start()
    await expect(paperlane.count('inbox')).toHaveText('6')
    await paperlane.press('z')
    await expect(paperlane.card(/./)).toHaveCount(0)
    expect(await readdir(folder)).toContain('library.json')
  })
}

test('a library that is elsewhere is opened there, and the present one stays where it is', async ({
  running,
  paperlane,
}) => {
  const folder = join(running.userData, 'elsewhere')
  await makeLibrary(folder, [paper({ id: 'other' })])
  await paperlane.paste(listing)
  await paperlane.add()
  await choose(running, folder, 0)
  expect(await remembered(running)).toEqual({ library: folder })
  await running.start()
  await expect(paperlane.card('On other')).toBeVisible()
  await expect(paperlane.count('inbox')).toHaveText('1')
  const old = await Library.open(running.library)
  expect(old.size).toBe(6)
  await old.close()
})

test('a copy of the library is saved where one says, and is a library', async ({ running, paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  const folder = join(running.userData, 'copy')
  await mkdir(folder)
  await running.chooseFileOnSave(join(folder, 'library.json'))
  await paperlane.press('Control+k')
  await running.page.keyboard.type('save a copy')
  await running.page.keyboard.press('Enter')
  await expect(running.page.getByText('Saved a copy of 6 papers', { exact: true })).toBeVisible()
  const copy = await Library.open(folder)
  expect(copy.size).toBe(6)
  expect(copy.report.notices).toEqual([])
  await copy.close()
})

test.describe('when the folder of the library is not there', () => {
  const startWith = {
    prepare: async (userData: string) => {
      await mkdir(join(userData, 'drive'))
      const library = join(userData, 'drive', 'papers')
      await writeFile(join(userData, 'settings.json'), JSON.stringify({ library }))
    },
  }
  test.use({ startWith })

  test('nothing is made in its place', async ({ running }) => {
    const log = join(running.userData, 'logs', 'main.log')
    await expect.poll(() => (existsSync(log) ? readFileSync(log, 'utf8') : '')).toContain('library-missing')
    expect(await readdir(join(running.userData, 'drive'))).toEqual([])
    expect(existsSync(running.library)).toBe(false)
    await running.close() // while its question still waits for a person
  })
})
