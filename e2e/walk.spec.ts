/**
 * A walk of random keys over ten thousand papers, with a look at the window after each.
 *
 * Every key of the command table is in it, and every field, dialog and menu
 * that keys lead to. A failure names the seed and the last keys;
 * `PAPERLANE_WALK_SEED` walks that way again, `PAPERLANE_WALK_KEYS` further.
 */
import { command, commandIds } from '../shared/commands/table.ts'
import { columns } from '../shared/library/paper.ts'
import { expect, type Running, test } from './app.ts'
import { corpus } from './bench/corpus.ts'
import { listing } from './listing.ts'
import { withPapers } from './prepare.ts'
import { Random } from './torture/random.ts'
import { lookAtWindow } from './walk-look.ts'

const seed = Number(process.env['PAPERLANE_WALK_SEED'] ?? 1)
const length = Number(process.env['PAPERLANE_WALK_KEYS'] ?? 5_000)

/** How often a key comes, beside 2 for any other: what is rare leads to more places, what takes long comes seldom. */
const weights: Readonly<Record<string, number>> = {
  Escape: 24,
  Enter: 6,
  j: 12,
  k: 6,
  'ControlOrMeta+a': 0.5,
  'ControlOrMeta+Shift+a': 0.2,
  Delete: 1,
}

/** Keys that no command has, and that people press all the same. */
const otherKeys = ['Tab', 'Shift+Tab', 'Backspace', 'a', 'b', 'q', ',', ' ', '5', 'Shift+Home']

/** The presses of every command, as Playwright names keys; the size of the window's text stays as it is. */
const presses: readonly (readonly string[])[] = [
  ...commandIds
    .filter(id => !id.startsWith('view.zoom'))
    .flatMap(id => command(id).keys.map(key => key.split(' ').map(pressOf))),
  ...otherKeys.map(key => [key]),
]

function pressOf(step: string): string {
  const parts = step.split('+')
  const key = parts.at(-1) ?? ''
  const isLetter = /^[A-Z]$/.test(key)
  const named = key === '?' ? 'Shift+?' : isLetter ? key.toLowerCase() : key
  return [...parts.slice(0, -1).map(part => (part === 'Mod' ? 'ControlOrMeta' : part)), named].join('+')
}

test.use({
  startWith: withPapers(
    corpus(10_000).map((paper, index) => ({
      ...paper,
      column: columns[index % columns.length] ?? 'inbox',
      tags: index % 7 === 0 ? ['looms'] : [],
    })),
  ),
})

/** Leaves out what would lead out of the window: files, other programs, native menus. */
async function closeTheWays(running: Running): Promise<void> {
  await running.chooseFileOnSave(null)
  await running.chooseFileOnOpen(null)
  await running.app.evaluate(({ shell, Menu, dialog }) => {
    shell.openExternal = () => Promise.resolve()
    shell.openPath = () => Promise.resolve('')
    shell.showItemInFolder = () => undefined
    Menu.prototype.popup = () => undefined
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
  })
}

test(`${length} random keys never lose the focus, the count or the truth (seed ${seed})`, async ({
  paperlane,
  running,
}, info) => {
  test.setTimeout(1_800_000)
  await expect(paperlane.count('inbox')).toHaveText('2,000')
  await expect(paperlane.focusedCard).toBeVisible()
  await closeTheWays(running)
  await running.copy(listing)

  const random = new Random(seed)
  const total = presses.reduce((sum, keys) => sum + weightOf(keys), 0)
  const pressed: string[] = []
  for (let step = 0; pressed.length < length; step++) {
    let at = random.next() * total
    const keys = presses.find(one => (at -= weightOf(one)) < 0) ?? ['j']
    for (const key of keys) {
      await paperlane.press(key)
      pressed.push(key)
      const problems = await paperlane.page.evaluate(lookAtWindow)
      const said = running.messages.filter(message => !message.startsWith('log'))
      if (problems.length + said.length > 0) {
        await paperlane.page.screenshot({ path: info.outputPath('window.png') })
        throw new Error(
          `seed ${seed}, key ${pressed.length}: ${[...problems, ...said].join('; ')}\nlast keys: ${pressed.slice(-25).join(' ')}`,
        )
      }
    }
  }
})

function weightOf(keys: readonly string[]): number {
  return keys.length > 1 ? 1 : (weights[keys[0] ?? ''] ?? 2)
}
