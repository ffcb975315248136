/**
 * Texts of other kinds than a listing: what is recognised, and saying that it is something else.
 */
import { expect, test } from './app.ts'

const abstract =
  'We steep tea for three minutes and ask who drinks it. Nobody does. This has been seen before, though never in winter, and never with a cup of this size, which we measure in four kitchens.'
const ris = `TY  - JOUR\nTI  - Kettles of the South\nAU  - Roe, Ann\nAB  - ${abstract}\nER  - \n`
const ids = '2206.07690\n2206.07691\n10.1000/tea\n'

test('several kinds in one paste come in together', async ({ paperlane, running }) => {
  await running.copy(`${ids}\n\nTea in Winter: A Study\n${abstract}\n\n${ris}`)
  await paperlane.press('ControlOrMeta+v')
  await expect(paperlane.figure('new')).toHaveText('5')
  await expect(paperlane.figure('unsure')).toHaveText('0')
  const kind = paperlane.importSheet.getByRole('combobox', { name: 'Read as' })
  await expect(kind.locator('option:checked')).toHaveText('several kinds, one after the other (recognised)')
  await expect(paperlane.importSheet).toContainText('Its title is not known yet')
  await paperlane.add()
  await expect.poll(() => paperlane.counts()).toEqual([5, 0, 0, 0, 0])
  await expect(paperlane.card(/Kettles of the South/)).toBeVisible()
})

test('a paste from a browser keeps the ids that only the links of the page say', async ({
  paperlane,
  running,
}) => {
  const title = 'Tea in Winter: A Study'
  await running.app.evaluate(
    ({ clipboard, ClipboardItem }, { text, html }) => {
      const older = clipboard as unknown as { writeHTML?: unknown; write: (data: object) => void }
      if (older.writeHTML) older.write({ text, html })
      else return clipboard.write([new ClipboardItem({ 'text/plain': text, 'text/html': html })])
    },
    {
      text: `${title}\n${abstract}\n`,
      html: `<h3><a href="https://arxiv.org/abs/2206.07690">${title}</a></h3><p>${abstract}</p>`,
    },
  )
  await paperlane.press('ControlOrMeta+v')
  await expect(paperlane.toldPaper).toContainText('2206.07690')
  await paperlane.add()
  await running.copy('https://arxiv.org/abs/2206.07690')
  await paperlane.press('ControlOrMeta+v')
  await expect(paperlane.figure('known')).toHaveText('1')
})

test('what is dragged from a browser keeps the ids that only its links say', async ({ paperlane }) => {
  const title = 'Tea in Winter: A Study'
  await paperlane.drop({
    'text/plain': `${title}\n${abstract}\n`,
    'text/html': `<h3><a href="https://arxiv.org/abs/2206.07690">${title}</a></h3><p>${abstract}</p>`,
  })
  await expect(paperlane.importSheet).toContainText('1 paper in dropped text')
  await expect(paperlane.toldPaper).toContainText('2206.07690')
})

test('what a text is can be said, and taken back', async ({ paperlane, running }) => {
  await running.copy(
    `Title: Tea in Winter: A Study\nURL: https://arxiv.org/abs/2206.07690\nAbstract: ${abstract}\n`,
  )
  await paperlane.press('ControlOrMeta+v')
  const kind = paperlane.importSheet.getByRole('combobox', { name: 'Read as' })
  await expect(kind.locator('option:checked')).toContainText('labelled lines')
  await kind.selectOption('RIS')
  await expect(paperlane.dialog).toContainText('No papers found')
  await kind.selectOption('What it looks like')
  await expect(paperlane.figure('new')).toHaveText('1')
})

test('a file of another program is dropped on the window', async ({ paperlane }) => {
  await paperlane.drop({ 'tea.ris': ris })
  await expect(paperlane.importSheet).toContainText('1 paper in tea.ris')
  await paperlane.add()
  await expect.poll(() => paperlane.counts()).toEqual([1, 0, 0, 0, 0])
})

test('an alert that was saved from a mail program is read as its page', async ({ paperlane }) => {
  const page = `<html><p><a href=3D"https://arxiv.org/abs/2206.07690">Tea in =\nWinter: A Study</a></p><p>${abstract}</p>`
  await paperlane.drop({
    'alert.eml': `From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n${page}\n`,
  })
  await expect(paperlane.importSheet).toContainText('1 paper in alert.eml')
  await expect(paperlane.toldPaper).toContainText('Tea in Winter: A Study')
  await expect(paperlane.toldPaper).toContainText('2206.07690')
})
