import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { listing } from './listing.ts'
import type { PaperlanePage } from './page.ts'

const keysIn = (text: string) => [...text.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key)

/** Six papers, two of them in To read. */
async function sorted(paperlane: PaperlanePage): Promise<void> {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('t', 't')
  await expect.poll(() => paperlane.counts()).toEqual([4, 2, 0, 0, 0])
  await paperlane.press('g', 't')
}

test('an export is seen before it is made, by keyboard alone', async ({ paperlane, running }) => {
  await sorted(paperlane)
  await paperlane.press('ControlOrMeta+e')
  const dialog = paperlane.exportDialog
  const sample = dialog.locator('.export-sample')
  await expect(sample).toContainText('@misc{')
  await expect(dialog.getByRole('button', { name: 'Export 2 papers…' })).toBeFocused()
  await expect(sample).toContainText('abstract = ')
  await dialog.getByRole('checkbox', { name: 'Abstracts' }).focus()
  await paperlane.press('Space')
  await expect(sample).not.toContainText('abstract = ')
  await dialog.getByRole('textbox', { name: 'Keys' }).fill("'tea_' + veryshorttitle(2).lower")
  await expect(sample).toContainText('@misc{tea_')
  await dialog.getByRole('textbox', { name: 'Keys' }).fill('autor')
  await expect(dialog.getByRole('alert')).toContainText('There is no part “autor”')
  await expect(dialog.getByRole('button', { name: /^Export/ })).toBeDisabled()
  await dialog.getByRole('button', { name: 'JabRef' }).click()
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'BibLaTeX' })
  await expect(sample).toContainText('@misc{paper')
  const file = join(running.userData, 'reading.bib')
  await running.chooseFileOnSave(null)
  await dialog.getByRole('button', { name: /^Export/ }).press('Enter')
  // Cancel in the system's dialog leaves everything as it was.
  await expect(dialog).toBeVisible()
  await running.chooseFileOnSave(file)
  await dialog.getByRole('button', { name: /^Export/ }).press('Enter')
  await expect(paperlane.toast).toContainText('Exported 2 papers')
  const text = await readFile(file, 'utf8')
  expect(keysIn(text)).toEqual(['paper', 'papera'])
  expect(text).not.toContain('abstract')

  // The choices are there again, also after a restart.
  await running.restart()
  await expect.poll(() => paperlane.counts()).toEqual([4, 2, 0, 0, 0])
  await paperlane.press('ControlOrMeta+e')
  const again = paperlane.exportDialog
  await expect(again.getByRole('combobox', { name: 'Format' })).toHaveValue('biblatex')
  await expect(again.getByRole('checkbox', { name: 'Abstracts' })).not.toBeChecked()
})

test('what is the reader’s own goes out only where it is ticked', async ({ paperlane }) => {
  await sorted(paperlane)
  await paperlane.press('ControlOrMeta+e')
  const dialog = paperlane.exportDialog
  const sample = dialog.locator('.export-sample')
  await expect(sample).toContainText('@misc{')
  await expect(sample).not.toContainText('To read')
  await dialog.getByRole('checkbox', { name: 'Reading state' }).check()
  await expect(sample).toContainText('keywords = {To read}')
  await dialog.getByRole('combobox', { name: 'Papers' }).selectOption({ label: 'The whole library' })
  await expect(sample).toContainText('keywords = {Inbox}')
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'CSV table' })
  await expect(sample).toContainText(/column,starred,priority/)
})

test('what LaTeX will miss is said, and one click goes to fill it in', async ({ paperlane }) => {
  await sorted(paperlane)
  await paperlane.press('ControlOrMeta+e')
  await paperlane.exportDialog.getByText('2 papers lack something that will be missed').click()
  await paperlane.exportDialog
    .getByRole('button', { name: /no authors, no year/ })
    .first()
    .click()
  await expect(paperlane.page.getByRole('textbox', { name: 'Authors' })).toBeFocused()
  await paperlane.page.keyboard.type('Lima, Ana')
  await paperlane.press('ControlOrMeta+Enter')
  await paperlane.press('ControlOrMeta+e')
  await expect(paperlane.exportDialog.locator('.export-sample')).toContainText('author = {Lima, Ana}')
})

test('one key goes to what is missing, and takes what is typed at once', async ({ paperlane }) => {
  await sorted(paperlane)
  await paperlane.press('Shift+f')
  await paperlane.page.keyboard.type('Lima, Ana')
  const authors = paperlane.page.getByRole('textbox', { name: 'Authors' })
  await expect(authors).toHaveValue('Lima, Ana')
  await paperlane.press('ControlOrMeta+Enter')
  await expect(authors).toHaveCount(0)
  await paperlane.press('Shift+f')
  await expect(paperlane.page.getByRole('textbox', { name: 'Year' })).toBeFocused()
  await paperlane.page.keyboard.type('2024')
  await paperlane.press('Enter')
  await expect(paperlane.page.getByRole('textbox', { name: 'Year' })).toHaveCount(0)
  await paperlane.press('Shift+f')
  await expect(paperlane.toast).toContainText('Nothing is missing')
  await expect.poll(() => paperlane.counts()).toEqual([4, 2, 0, 0, 0])
})

test('journals go out by their short names where that is chosen', async ({ paperlane }) => {
  const entry = '@article{tea, author = {Lima, Ana}, title = {On Tea}, year = 2020, '
  await paperlane.paste(`${entry} journal = {Annals of Tea}, shortjournal = {Ann. Tea}}`)
  await paperlane.add()
  await paperlane.press('ControlOrMeta+e')
  const sample = paperlane.exportDialog.locator('.export-sample')
  await expect(sample).toContainText('journal = {Annals of Tea}')
  await paperlane.exportDialog.getByRole('combobox', { name: 'Journals' }).selectOption({ value: 'short' })
  await expect(sample).toContainText('journal = {Ann. Tea}')
})

test('journals are abbreviated by rule, and those that stay whole are named', async ({ paperlane }) => {
  const entryOf = (key: string, journal: string) =>
    `@article{${key}, author = {Lima, Ana}, title = {On ${key}}, year = 2020, journal = {${journal}}}\n`
  await paperlane.paste(entryOf('Tea', 'Annals of Tea') + entryOf('Cells', 'Journal of Cell Science'))
  await paperlane.add()
  await paperlane.press('ControlOrMeta+a', 'ControlOrMeta+e')
  const dialog = paperlane.exportDialog
  const sample = dialog.locator('.export-sample')
  await expect(sample).toContainText('journal = {Journal of Cell Science}')
  const said = dialog.getByText('1 paper keeps the whole name of its journal')
  await expect(said).toHaveCount(0)
  const journals = dialog.getByRole('combobox', { name: 'Journals' })
  await journals.selectOption({ label: 'Abbreviated (ISO 4)' })
  await expect(sample).toContainText('journal = {J. Cell Sci.}')
  await expect(sample).toContainText('journal = {Annals of Tea}')
  await said.click()
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Annals of Tea' })).toContainText('1 paper')
  await journals.press('Escape')

  // Whoever knows the short name says it.
  await paperlane.card(/On Tea/).click()
  await paperlane.press('ControlOrMeta+b')
  const publication = paperlane.page.getByRole('region', { name: 'Publication' })
  await publication.getByRole('button', { name: 'Add a field' }).click()
  await publication.getByRole('button', { name: 'Add Short venue' }).click()
  await paperlane.page.keyboard.type('Ann. Tea')
  await paperlane.press('Enter', 'ControlOrMeta+e')
  await journals.selectOption({ label: 'Abbreviated (ISO 4)' })
  await expect(sample).toContainText('journal = {Ann. Tea}')
  await expect(said).toHaveCount(0)
})

test('papers are copied in any format', async ({ paperlane, running }) => {
  await sorted(paperlane)
  await paperlane.run('Copy as RIS')
  await expect(paperlane.toast).toContainText('Copied 1 paper as RIS')
  expect(await running.clipboard()).toMatch(/^TY {2}- GEN\r?\n/)
  await paperlane.run('Copy as CSL-JSON')
  await expect(paperlane.toast).toContainText('CSL-JSON')
  expect(JSON.parse(await running.clipboard())).toHaveLength(1)
  await paperlane.run('Copy as a Markdown list')
  await expect(paperlane.toast).toContainText('Markdown')
  expect(await running.clipboard()).toMatch(/^- \[.*\[@/)
})

test('keys are made anew only after they were shown, and that can be undone', async ({
  paperlane,
  running,
}) => {
  await sorted(paperlane)
  await paperlane.press('Shift+y')
  await expect(paperlane.toast).toContainText('Copied 1 citation key')
  const old = await running.clipboard()
  await paperlane.press('ControlOrMeta+e')
  await paperlane.exportDialog.getByRole('textbox', { name: 'Keys' }).fill('title.upper')
  await running.chooseFileOnSave(join(running.userData, 'a.bib'))
  await paperlane.exportDialog.getByRole('button', { name: /^Export/ }).press('Enter')
  await expect(paperlane.toast).toContainText('Exported 2 papers')
  await paperlane.run('Make new citation keys')
  const renewal = paperlane.dialogOf('New citation keys')
  await expect(renewal).toContainText(old)
  await renewal.getByRole('button', { name: /Change 1 key/ }).press('Enter')
  await expect(paperlane.toast).toContainText('Made new citation keys for 1 paper')
  await paperlane.press('Shift+y')
  await expect.poll(() => running.clipboard()).toMatch(/^[A-Z0-9]+$/)
  await paperlane.press('z')
  await expect(async () => {
    await paperlane.press('Shift+y')
    expect(await running.clipboard()).toBe(old)
  }).toPass()
})

test('a kept file follows its column, and leaves somebody else’s edit alone', async ({
  paperlane,
  running,
}) => {
  await sorted(paperlane)
  const file = join(running.userData, 'kept.bib')
  await writeFile(file, '% older\n')
  await running.chooseFileOnSave(file)
  await paperlane.press('ControlOrMeta+e')
  await paperlane.exportDialog.getByRole('button', { name: 'Keep a file in step…' }).click()
  // What somebody else had there is put aside, and said.
  await expect(paperlane.toast).toContainText('what was there is put aside')
  expect(keysIn(await readFile(file, 'utf8'))).toHaveLength(2)

  // What is decided reaches the file by itself, and when Paperlane is closed.
  await paperlane.press('d')
  await expect.poll(async () => keysIn(await readFile(file, 'utf8')).length, { timeout: 15_000 }).toBe(1)
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([4, 2, 0, 0, 0])
  await running.restart()
  expect(keysIn(await readFile(file, 'utf8'))).toHaveLength(2)

  await writeFile(file, '% mine\n')
  await expect.poll(() => paperlane.counts()).toEqual([4, 2, 0, 0, 0])
  await paperlane.press('g', 't', 'd')
  await paperlane.run('Kept files')
  const kept = paperlane.dialogOf('Kept files')
  await kept.getByRole('button', { name: 'Write them now' }).click()
  await expect(kept).toContainText('was changed by somebody else')
  expect(await readFile(file, 'utf8')).toBe('% mine\n')
  await kept.getByRole('button', { name: 'Put theirs aside and write' }).click()
  await expect(kept).toContainText('In step')
  expect(keysIn(await readFile(file, 'utf8'))).toHaveLength(1)
  const names = (await readdir(running.userData)).filter(name => name.startsWith('kept (edited')).sort()
  const aside = await Promise.all(names.map(name => readFile(join(running.userData, name), 'utf8')))
  expect(aside.sort()).toEqual(['% mine\n', '% older\n'])
  await expect(kept).toContainText(/What was there before is in “kept \(edited/)
  await kept.getByRole('button', { name: 'Stop' }).click()
  await expect(kept).toContainText('No file is kept yet')
})
