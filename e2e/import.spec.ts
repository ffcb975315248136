import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app.ts'
import { entry } from './bibliography.ts'
import { listing } from './listing.ts'
import type { PaperlanePage } from './page.ts'

const kettles = 'Kettles That Learn to Whistle in Tune'
const boats = 'Folding Paper Boats from Three Examples'
const tides = 'Tidal Clocks: Keeping Time with Slow Water'

/** What is in the library before a second file comes. */
const first = [
  entry('lima2023', { title: kettles, author: 'Lima, Ana', year: '2023' }),
  entry('dahl2022', { title: boats, author: 'Dahl, Eva', year: '2022', doi: '10.1000/boats' }),
].join('\n')

/** The first again with a DOI, the second under a title that is a little different, one twice, and one that is new. */
const second = [
  entry('k', { title: kettles, author: 'Lima, Ana', year: '2023', doi: '10.1000/kettles' }),
  entry('b', {
    title: 'Folding Paper Boats From Three Example',
    author: 'Dahl, Eva',
    year: '2022',
    volume: '7',
  }),
  entry('t', { title: tides, author: 'Sol, Kim', year: '2024' }),
  entry('t2', { title: tides, author: 'Sol, Kim', year: '2024', doi: '10.1000/tides' }),
].join('\n')

async function startWithFirst(paperlane: PaperlanePage): Promise<void> {
  await paperlane.paste(first)
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('2')
}

/** What the library holds of a paper, read as the window reads it. */
async function fieldsOf(
  paperlane: PaperlanePage,
  title: string | RegExp,
): Promise<Record<string, unknown> | undefined> {
  const id = await paperlane.card(title).first().getAttribute('data-id')
  return paperlane.page.evaluate(async asked => {
    const { paperlane: bridge } = window as unknown as {
      paperlane: { call: (name: string, arg: unknown) => Promise<{ value: Record<string, unknown>[] }> }
    }
    const { value } = await bridge.call('paper.read', { ids: [asked] })
    return value[0]
  }, id)
}

test('a paper is shown with all of its abstract before it is added', async ({ paperlane }) => {
  const middle = 'Each kettle was heard by four judges who did not see it. '.repeat(30)
  await paperlane.paste(entry('k', { title: kettles, abstract: `It begins here. ${middle}It ends here.` }))
  await expect(paperlane.importSheet.getByText('It begins here.')).toContainText('It ends here.')
})

test('a known paper says what was decided about it, and gets what it lacks in the same step', async ({
  paperlane,
}) => {
  await startWithFirst(paperlane)
  await paperlane.card(kettles).click()
  await paperlane.press('Shift+S', 'o')
  await expect(paperlane.count('skipped')).toHaveText('1')
  await paperlane.paste(second)
  await expect(paperlane.figure('known')).toHaveText('1')
  await expect(paperlane.toldPaper).toContainText(/Seen on .*, you skipped it: off topic/)
  await expect(paperlane.toldPaper).toContainText('It would fill in DOI')
  await expect(
    paperlane.importSheet.getByRole('checkbox', { name: 'Fill gaps in 1 known paper' }),
  ).toBeChecked()
  await paperlane.importSheet.getByRole('button', { name: 'Add 2 papers, fill gaps in 1' }).waitFor()
  await paperlane.add()
  await expect.poll(() => paperlane.counts()).toEqual([3, 0, 0, 0, 1])
  expect(await fieldsOf(paperlane, kettles)).toMatchObject({
    doi: '10.1000/kettles',
    skipReason: 'off-topic',
  })
  // The copy that came twice is one paper, with what both said.
  expect(await fieldsOf(paperlane, tides)).toMatchObject({ doi: '10.1000/tides', citeKey: 't' })
  await expect(paperlane.toast).toContainText('Added 2 papers, filled gaps in 1 paper')
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([1, 0, 0, 0, 1])
  expect(await fieldsOf(paperlane, kettles)).toMatchObject({ doi: null, skipReason: 'off-topic' })
})

test('a paper that another program says was read says where it goes before it goes there', async ({
  paperlane,
}) => {
  await paperlane.paste(
    [entry('k', { title: kettles, readstatus: 'read' }), entry('b', { title: boats })].join('\n'),
  )
  await expect(paperlane.toldPaper).toContainText('It goes to Done, as this text says.')
  await expect(paperlane.foundPapers.first()).toContainText('Goes to Done')
  await expect(paperlane.foundPapers.last()).not.toContainText('Goes to')
  await paperlane.press('x')
  await expect(paperlane.toldPaper).not.toContainText('It goes to')
  await paperlane.press('d')
  await paperlane.add()
  await expect.poll(() => paperlane.counts()).toEqual([1, 0, 0, 1, 0])
})

test('gaps stay gaps where the person says so', async ({ paperlane }) => {
  await startWithFirst(paperlane)
  await paperlane.paste(second)
  await paperlane.importSheet.getByRole('checkbox', { name: /Fill gaps/ }).uncheck()
  await paperlane.importSheet.getByRole('button', { name: 'Add 2 papers' }).click()
  await expect(paperlane.count('inbox')).toHaveText('4')
  expect(await fieldsOf(paperlane, kettles)).toMatchObject({ doi: null })
})

test('a near duplicate is merged by hand, by keys alone, and taken back with everything else', async ({
  paperlane,
}) => {
  await startWithFirst(paperlane)
  await paperlane.paste(second)
  await expect(paperlane.figure('near')).toHaveText('1')
  await paperlane.press('m')
  const { toldPaper } = paperlane
  await expect(toldPaper).toContainText('may be a paper of your library')
  const row = (field: string) => toldPaper.getByRole('row', { name: new RegExp(`^${field}`) })
  await expect(row('Title').getByRole('cell')).toHaveText([boats, 'Folding Paper Boats From Three Example'])
  await expect(row('Volume').getByRole('cell')).toHaveText(['not known', '7'])
  await expect(toldPaper.getByRole('button', { name: 'Different: add it' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await paperlane.press('s')
  await expect(toldPaper.getByRole('button', { name: 'Same paper' })).toHaveAttribute('aria-pressed', 'true')
  await paperlane.press('Enter')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.count('inbox')).toHaveText('3')
  expect(await fieldsOf(paperlane, boats)).toMatchObject({ title: boats, volume: '7', citeKey: 'dahl2022' })
  await paperlane.press('z')
  await expect(paperlane.count('inbox')).toHaveText('2')
  expect(await fieldsOf(paperlane, boats)).toMatchObject({ volume: null })
})

test('everything in the sheet is done by keys: choose, leave out, show, say where to and with which tags', async ({
  paperlane,
  running,
}) => {
  await paperlane.paste(listing)
  const { page, importSheet, toldPaper } = paperlane
  await expect(importSheet.getByRole('listbox', { name: 'Papers found' })).toBeFocused()
  await paperlane.press('ArrowDown', 'ArrowDown', ' ')
  await expect(importSheet.locator('[data-at]')).toHaveAttribute('aria-selected', 'false')
  await expect(toldPaper).toContainText('Gossip by Jar')
  await paperlane.press('End', 'x')
  await expect(importSheet.getByRole('button', { name: 'Add 4 papers' })).toBeVisible()
  await paperlane.press(' ')
  await expect(importSheet.getByRole('button', { name: 'Add 5 papers' })).toBeVisible()
  await paperlane.press('u')
  await expect(importSheet.locator('[data-left=chrome]')).toContainText('Sign in')
  await paperlane.press('n')
  await expect(paperlane.foundPapers).toHaveCount(6)
  await importSheet.getByRole('combobox', { name: 'Add to' }).focus()
  await page.keyboard.type('To r')
  await paperlane.press('Tab')
  await page.keyboard.type('weather,sheep')
  await paperlane.press('Enter', 'Enter')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect.poll(() => paperlane.counts()).toEqual([0, 5, 0, 0, 0])
  expect(await fieldsOf(paperlane, /One Path/)).toMatchObject({ tags: ['weather', 'sheep'] })
  // What was chosen last is offered again, also after a restart.
  await running.restart()
  await expect(paperlane.count('to-read')).toHaveText('5')
  await paperlane.paste(second)
  await expect(paperlane.importSheet.getByRole('combobox', { name: 'Add to' })).toHaveValue('to-read')
  await expect(paperlane.importSheet.getByRole('button', { name: 'Remove weather' })).toBeVisible()
})

test('what is opened above an import gives it back as it was', async ({ paperlane }) => {
  await paperlane.paste(first)
  await paperlane.press('x')
  await expect(paperlane.importSheet.getByRole('button', { name: /^Add 1 paper/ })).toBeVisible()
  for (const [key, dialog] of [
    ['ControlOrMeta+e', paperlane.exportDialog],
    ['ControlOrMeta+k', paperlane.page.locator('.palette')],
    ['ControlOrMeta+,', paperlane.dialog.filter({ hasText: 'Size of abstracts' })],
  ] as const) {
    await paperlane.press(key)
    await expect(dialog).toBeVisible()
    await expect(paperlane.importSheet).toHaveCount(0)
    await paperlane.press('Escape')
    await expect(dialog).toHaveCount(0)
    await expect(paperlane.importSheet).toBeVisible()
  }
  // The search lies behind it.
  await paperlane.press('ControlOrMeta+f')
  await expect(paperlane.toast).toContainText('Add these papers first')
  await expect(paperlane.importSheet.locator(':focus')).toHaveCount(1)
  await expect(paperlane.importSheet.getByRole('button', { name: /^Add 1 paper/ })).toBeVisible()
  await paperlane.add()
  await expect(paperlane.count('inbox')).toHaveText('1')
  // And the next one is shown.
  await paperlane.paste(second)
  await expect(paperlane.importSheet).toBeVisible()
})

test('what a filter would show nothing of is not shown, and a date stands in one line', async ({
  paperlane,
}) => {
  await paperlane.paste(
    entry('tea', { title: kettles, author: 'Lima, Ana', year: '2023', month: 'jan', day: '3' }),
  )
  await paperlane.press('m', 'r', 'k', 'u')
  await expect(paperlane.foundPapers).toHaveCount(1)
  await expect(paperlane.importSheet.getByRole('button', { name: /lines not understood/ })).toBeDisabled()
  await expect(paperlane.toldPaper).toContainText('Date3 January 2023')
})

test('the focus comes with the sheet: a key that is pressed at once is not lost', async ({
  paperlane,
  running,
}) => {
  await running.copy(listing)
  // Presses Enter in the very moment in which the sheet is there, before any frame is drawn.
  await paperlane.page.evaluate(() => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector('[data-figure=new]')) return
      seen.disconnect()
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
      )
    })
    seen.observe(document.body, { childList: true, subtree: true })
  })
  await paperlane.press('ControlOrMeta+v')
  await expect(paperlane.count('inbox')).toHaveText('6')
  await expect(paperlane.dialog).toHaveCount(0)
})

test('several files come one after the other, and what one adds the next one knows', async ({
  paperlane,
  running,
}) => {
  await paperlane.drop({ '1.bib': first, '2.bib': second, '3.bib': first })
  await expect(paperlane.importSheet).toContainText('2 papers in 1.bib')
  await expect(paperlane.importSheet).toContainText('2 more files come after this')
  await paperlane.press('Enter')
  await expect(paperlane.importSheet).toContainText('4 papers in 2.bib')
  await expect(paperlane.figure('known')).toHaveText('1')
  await paperlane.importSheet.getByRole('button', { name: 'Leave the other file' }).click()
  await paperlane.press('Escape')
  await expect(paperlane.dialog).toHaveCount(0)
  await expect(paperlane.count('inbox')).toHaveText('2')
  // Chosen in the system's dialog, they come the same way.
  const file = join(running.userData, 'chosen.bib')
  await writeFile(file, second)
  await running.chooseFileOnOpen(file)
  await paperlane.press('ControlOrMeta+o')
  await expect(paperlane.importSheet).toContainText('4 papers in chosen.bib')
})
