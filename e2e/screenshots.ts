/**
 * `npm run screenshots`: takes the pictures that README shows, of the built app on the sample listing.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { electronRuntime } from '../scripts/electron-runtime.ts'
import { ensureSystemPackages } from '../scripts/system-packages.ts'
import { Running } from './app.ts'
import { startDisplay } from './launch.ts'
import { PaperlanePage } from './page.ts'

const resources = resolve(import.meta.dirname, '../resources')

ensureSystemPackages('window')
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
const display = await startDisplay()
const userData = await mkdtemp(join(tmpdir(), 'paperlane-pictures-'))
const running = new Running(userData, display.name, [])
await running.start()
try {
  await takePictures(new PaperlanePage(running))
} finally {
  await running.close()
  await display.stop()
  await rm(userData, { recursive: true, force: true })
}

async function takePictures(paperlane: PaperlanePage): Promise<void> {
  const { page } = paperlane
  const take = async (name: string) => {
    await page.waitForTimeout(400) // motion and formulas come to rest
    await page.screenshot({ path: join(resources, `${name}.png`) })
  }
  const wear = (colorScheme: 'light' | 'dark') => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const inDialog = async (name: string, ...keys: readonly string[]) => {
    await paperlane.press(...keys)
    await paperlane.dialog.first().waitFor()
    await take(name)
    await paperlane.press('Escape')
    await paperlane.dialog.first().waitFor({ state: 'hidden' })
  }
  const resize = async (width: number, height: number) =>
    (await running.window()).evaluate((window, size) => window.setContentSize(...size), [width, height] as [
      number,
      number,
    ])

  await wear('light')
  await resize(1280, 800)
  await paperlane.openSample()
  await take('import')
  await paperlane.add()
  await paperlane.press('t', 'r', 'd', 's', 't', 'f', 'j')
  await page.locator('[data-toast] [aria-label=Dismiss]').click()
  await paperlane.list('inbox').focus()
  await take('board')
  await wear('dark')
  await take('board-dark')
  await paperlane.press('Enter')
  await take('review-dark')
  await wear('light')
  await take('review')
  await paperlane.press('Escape', 'u', 'Shift+T')
  for (const tag of ['crafts', 'to discuss']) {
    await page.keyboard.type(tag)
    await page.getByRole('option', { name: tag }).waitFor()
    await paperlane.press('Enter')
    await page.getByRole('option', { name: `On all: ${tag}` }).waitFor()
  }
  await paperlane.press('Escape', 'n')
  await page.keyboard.type('Would this work for a whole orchestra?')
  await paperlane.press('Escape')
  await page.locator('[data-toast] [aria-label=Dismiss]').click()
  await paperlane.list('inbox').focus()
  await page.locator('[data-reading]').evaluate(node => node.scrollTo({ top: 0 }))
  await take('reader')
  await wear('dark')
  await take('reader-dark')
  await wear('light')
  await resize(640, 760)
  await take('reader-narrow')
  await paperlane.press('Escape')
  await take('narrow')
  await resize(1280, 800)
  await paperlane.search('how')
  await take('search')
  await paperlane.search('')
  await paperlane.list('inbox').focus()
  await inDialog('palette', 'ControlOrMeta+k')
  await inDialog('help', '?')
  await inDialog('statistics', 'ControlOrMeta+3')
  await paperlane.press('ControlOrMeta+,')
  await page.getByText('Compact', { exact: true }).click()
  await take('settings')
  await paperlane.press('Escape')
  await paperlane.dialog.first().waitFor({ state: 'hidden' })
  await take('compact')
}
