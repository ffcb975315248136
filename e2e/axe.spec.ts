/**
 * Every view, in every theme and in every state of the library: axe finds nothing to mend.
 *
 * One app serves all views of a state, and each is looked at in all themes
 * while it is open. The table of views is `axe-views.ts`.
 */
import { execFileSync } from 'node:child_process'
import { open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Library } from '../electron/library/library.ts'
import { columns } from '../shared/library/paper.ts'
import { expect, type Prepare, test } from './app.ts'
import { type State, type View, views } from './axe-views.ts'
import { corpus } from './bench/corpus.ts'
import type { PaperlanePage } from './page.ts'

const themes = {
  light: { colorScheme: 'light', forcedColors: 'none', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', forcedColors: 'none', contrast: 'no-preference' },
  'high contrast': { colorScheme: 'dark', forcedColors: 'active', contrast: 'more' },
} as const

/** Everything up to WCAG 2.2 AA, and what axe holds to be good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A closed library in the user's data; nothing lies in Skipped. */
async function prepareLibrary(userData: string, count: number): Promise<string> {
  const folder = join(userData, 'library')
  const library = await Library.open(folder, { compactAfterEntries: 1 })
  const papers = corpus(count).map((paper, index) => ({ ...paper, column: columns[index % 4] ?? 'inbox' }))
  await library.apply({ type: 'add', papers }, 'import')
  await library.close()
  return folder
}

/** A library whose file answers to nobody, as on a drive that sleeps. */
async function sleepingLibrary(userData: string): Promise<void> {
  const file = join(await prepareLibrary(userData, 12), 'library.json')
  await rename(file, `${file}.awake`)
  execFileSync('mkfifo', [file])
}

async function damagedLibrary(userData: string): Promise<void> {
  const file = join(await prepareLibrary(userData, 40), 'library.json')
  const text = await readFile(file, 'utf8')
  const middle = Math.floor(text.length / 2)
  await writeFile(file, `${text.slice(0, middle)}\0\0\0${text.slice(middle + 900)}`)
}

const states: Readonly<Record<State, Prepare | null>> = {
  empty: null,
  loading: { prepare: sleepingLibrary },
  damaged: { prepare: damagedLibrary },
  'ten thousand': {
    prepare: async userData => {
      await prepareLibrary(userData, 10_000)
    },
  },
}

for (const [state, startWith] of Object.entries(states) as [State, Prepare | null][]) {
  test.describe(state, () => {
    test.use({ startWith })
    test('axe finds nothing to mend in any view and theme', async ({ paperlane, running }) => {
      test.setTimeout(1_800_000)
      const { page } = paperlane
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await running.chooseFileOnSave(null)
      const found: unknown[] = []
      for (const view of views.filter(one => one.in.includes(state))) {
        for (const act of view.acts) await act(paperlane)
        await page.locator(view.shows).first().waitFor()
        found.push(...(await mendable(page, view)))
        await leave(paperlane)
      }
      expect(found).toEqual([])
      if (state === 'loading') await wake(join(running.library, 'library.json'))
    })
  })
}

/** What axe finds in a view, theme by theme. */
async function mendable(page: Page, { name }: View): Promise<unknown[]> {
  const found: unknown[] = []
  for (const [theme, media] of Object.entries(themes)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' })
    const axe = new AxeBuilder({ page })
      .setLegacyMode(true)
      // The one rule of WCAG 2.2 that axe leaves off by itself.
      .options({ rules: { 'target-size': { enabled: true } } })
      .withTags(rules)
    // A menu lies above the page and belongs to none of its regions.
    const isMenu = (await page.getByRole('menu').count()) > 0
    const { violations } = await (isMenu ? axe.disableRules(['region']) : axe).analyze()
    for (const { id, nodes } of violations)
      found.push([
        name,
        theme,
        id,
        nodes.slice(0, 3).map(({ html, failureSummary = '' }) => `${html.slice(0, 160)}: ${failureSummary}`),
      ])
  }
  return found
}

/** Back to the board as it was: nothing open above it, nothing searched, nothing selected, no details. */
async function leave(paperlane: PaperlanePage): Promise<void> {
  const { page, searchField } = paperlane
  await page.mouse.up() // lets go of what is dragged
  const above = page.locator('[role=dialog]:not([data-toast]), [role=menu]')
  if ((await above.count()) > 0) {
    await paperlane.press('Escape')
    await expect(above).toHaveCount(0)
  }
  if ((await page.locator('.reader').count()) > 0) {
    await page.locator('[data-home]').focus()
    await paperlane.press('ControlOrMeta+b')
  }
  await searchField.fill('')
  if ((await page.locator('[data-home]').count()) === 0) return
  await page.locator('[data-home]').focus()
  await paperlane.press('Escape', 'Escape')
  if ((await page.locator('.card').count()) > 0) await paperlane.press('g', 'i')
}

/** Lets the sleeping file answer, with nothing, so that the app can end. */
async function wake(file: string): Promise<void> {
  const pipe = await open(file, 'w')
  await pipe.close()
}
