import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Library } from '../electron/library/library.ts'
import { paperId } from '../shared/library/paper.ts'
import { expect, test } from './app.ts'
import { corpus } from './bench/corpus.ts'
import { listing } from './listing.ts'
import type { PaperlanePage } from './page.ts'

/** A closed library of five papers in the user's data, with backups of its earlier states. */
async function prepareLibrary(userData: string): Promise<string> {
  const folder = join(userData, 'library')
  const papers = corpus(5)
  for (const paper of papers) {
    const library = await Library.open(folder, { compactAfterEntries: 1 })
    await library.apply({ type: 'add', papers: [paper] }, 'user')
    await library.apply({ type: 'star', ids: [paper.id], isStarred: true }, 'user')
    await library.apply({ type: 'star', ids: [paper.id], isStarred: false }, 'user')
    await library.close()
  }
  return folder
}

async function openView(paperlane: PaperlanePage, tab: string) {
  await paperlane.run('History and backups')
  await expect(paperlane.dialog.getByRole('heading', { name: 'History and backups' })).toBeVisible()
  await paperlane.dialog.getByRole('tab', { name: tab }).click()
}

test('history goes back any number of steps, and that is one step itself', async ({ paperlane }) => {
  await paperlane.paste(listing)
  await paperlane.add()
  await paperlane.press('t', 'r', 'd', 's')
  await expect.poll(() => paperlane.counts()).toEqual([2, 1, 1, 1, 1])
  await openView(paperlane, 'History')
  await paperlane.dialog.getByRole('button', { name: /just after: Moved 1 paper to To read/ }).click()
  await paperlane.press('Escape')
  await expect.poll(() => paperlane.counts()).toEqual([5, 1, 0, 0, 0])
  await paperlane.press('z')
  await expect.poll(() => paperlane.counts()).toEqual([2, 1, 1, 1, 1])
})

test.describe('with earlier states kept', () => {
  test.use({
    startWith: {
      prepare: async (userData: string) => {
        await prepareLibrary(userData)
      },
    },
  })

  test('a backup shows what restoring would change, restores it, and is undone', async ({ paperlane }) => {
    await expect(paperlane.count('inbox')).toHaveText('5')
    await openView(paperlane, 'Backups')
    const backups = paperlane.dialog.getByRole('button', { name: 'What would change?' })
    await expect(backups).not.toHaveCount(0)
    await backups.last().click()
    await expect(paperlane.dialog).toContainText(/papers? would go/)
    await paperlane.dialog.getByRole('button', { name: 'Restore it' }).click()
    await expect(paperlane.dialog.getByRole('tab', { name: 'Backups' })).toBeVisible()
    await paperlane.press('Escape')
    await expect(paperlane.count('inbox')).not.toHaveText('5')
    await paperlane.press('z')
    await expect(paperlane.count('inbox')).toHaveText('5')
  })
})

test.describe('when library.json was edited by hand', () => {
  test.use({
    startWith: {
      prepare: async (userData: string) => {
        const file = join(await prepareLibrary(userData), 'library.json')
        const text = await readFile(file, 'utf8')
        await writeFile(file, text.replace(/"title":"[^"]*"/, '"title":"A title from a text editor"'))
      },
    },
  })

  test('the edit is noticed, kept aside, and taken over when asked for', async ({ paperlane }) => {
    await expect(paperlane.notices).toBeVisible()
    await expect(paperlane.card('A title from a text editor')).toHaveCount(0)
    await paperlane.notices.getByRole('button', { name: 'Show the files' }).click()
    await paperlane.dialog.getByRole('button', { name: 'What is in it?' }).click()
    await paperlane.dialog.getByRole('button', { name: 'Use the edited file' }).click()
    await expect(paperlane.dialog.getByRole('tab', { name: 'Files' })).toBeVisible()
    await paperlane.press('Escape')
    await expect(paperlane.card('A title from a text editor')).toHaveCount(1)
    await paperlane.press('z')
    await expect(paperlane.card('A title from a text editor')).toHaveCount(0)
  })
})

test.describe('when a sync program left a copy', () => {
  test.use({
    startWith: {
      prepare: async (userData: string) => {
        const folder = await prepareLibrary(userData)
        const other = await Library.open(join(userData, 'elsewhere'), { compactAfterEntries: 0 })
        const [paper] = corpus(6).slice(5)
        if (!paper) throw new Error('there is a sixth paper')
        await other.apply({ type: 'add', papers: [{ ...paper, id: paperId('elsewhere') }] }, 'user')
        await other.close()
        const copy = await readFile(join(userData, 'elsewhere', 'library.json'))
        await writeFile(join(folder, 'library (conflicted copy 2026-05-03).json'), copy)
      },
    },
  })

  test('what only the copy has is brought in when asked for', async ({ paperlane }) => {
    await expect(paperlane.count('inbox')).toHaveText('5')
    await openView(paperlane, 'Files')
    await paperlane.dialog.getByRole('button', { name: 'What is in it?' }).click()
    await expect(paperlane.dialog).toContainText('1 paper would come')
    await paperlane.dialog.getByRole('button', { name: 'Merge it' }).click()
    await expect(paperlane.dialog.getByRole('tab', { name: 'Files' })).toBeVisible()
    await paperlane.press('Escape')
    await expect(paperlane.count('inbox')).toHaveText('6')
  })
})
