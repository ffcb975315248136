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
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await paperlane.openSample()
  await take('import')
  await paperlane.add()
  await paperlane.press('t', 'r', 'd', 's', 't', 'f', 'j')
  await take('board')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await take('board-dark')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await paperlane.press('Enter')
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
  await take('details')
  await paperlane.press('Escape', 'Control+b')
  await paperlane.search('how')
  await take('search')
  await paperlane.search('')
  await (await running.window()).evaluate(window => window.setSize(480, 760))
  await take('narrow')
}
