/**
 * The tour: the built app through its whole job, with a picture of each step.
 *
 * Imports the sample listing, sorts it by keyboard, reads a paper in review,
 * exports the list as BibTeX. `npm start` takes it where there is no display.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Running } from './app.ts'
import { startDisplay } from './launch.ts'
import { PaperlanePage } from './page.ts'

const folder = resolve(import.meta.dirname, '..', 'tour')
const bibliography = join(folder, 'reading-list.bib')
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const userData = await mkdtemp(join(tmpdir(), 'paperlane-tour-'))
const display = await startDisplay()
const running = new Running(userData, display.name, [])
try {
  await running.start()
  await tour(new PaperlanePage(running))
} finally {
  await running.close()
  await display.stop()
  await rm(userData, { recursive: true, force: true })
}

async function tour(paperlane: PaperlanePage): Promise<void> {
  let pictures = 0
  const picture = async (name: string) => {
    pictures += 1
    const path = join(folder, `${pictures}-${name}.png`)
    await paperlane.page.screenshot({ path, animations: 'disabled' })
  }

  await paperlane.page.getByRole('button', { name: /sample/i }).waitFor()
  await picture('first-run')
  await paperlane.openSample()
  const found = Number(await paperlane.figure('new').textContent())
  await picture('what-was-understood')
  await paperlane.add()
  await paperlane.cards('inbox').first().waitFor()
  await picture('inbox')

  await paperlane.press('t', 't', 'd', 's', 't')
  await expectCount(paperlane, 'to-read', 3)
  await picture('sorted-by-keyboard')

  await paperlane.press('g', 't', 'Enter')
  await paperlane.reviewTitle.waitFor()
  await picture('review')
  await paperlane.press('Escape')

  await running.chooseFileOnSave(bibliography)
  await paperlane.run('Export the library')
  await paperlane.exportShown()
  await paperlane.toast.waitFor()
  await picture('exported')

  const entries = (await readFile(bibliography, 'utf8')).match(/^@/gm)?.length ?? 0
  if (entries !== found) throw new Error(`the sample has ${found} papers, and ${entries} were exported`)
  console.log(`${found} papers imported, 5 sorted by keyboard, ${entries} exported`)
  console.log(`${pictures} pictures and the bibliography are in ${folder}`)
}

async function expectCount(paperlane: PaperlanePage, column: 'to-read', count: number): Promise<void> {
  await paperlane
    .count(column)
    .filter({ hasText: new RegExp(`^${count}$`) })
    .waitFor()
}
