/**
 * The whole keyboard table: every key of every command is pressed in each of its places, and does what
 * its command says. A command without a key is called by its name.
 *
 * A command without a check here does not compile.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { placeOf } from '../shared/commands/keymap.ts'
import {
  command,
  commandGroups,
  type CommandId,
  commandIds,
  type CommandPlace,
} from '../shared/commands/table.ts'
import { type Column, columns, paperId, type SkipReason } from '../shared/library/paper.ts'
import { paper } from '../shared/library/test-paper.ts'
import { expect, test } from './app.ts'
import { Desk, type Place } from './keyboard-desk.ts'
import { listing } from './listing.ts'
import { makeLibrary } from './prepare.ts'

type Check = (desk: Desk) => Promise<unknown>

const movesTo =
  (to: Column, from: string): Check =>
  async desk => {
    await desk.at(from)
    await desk.press()
    await desk.isPaper(from, { column: to })
  }
const skips =
  (reason: SkipReason): Check =>
  async desk => {
    await desk.press()
    await desk.isPaper('inbox 2', { column: 'skipped', skipReason: reason })
  }
const focuses =
  (from: string, to: string): Check =>
  async desk => {
    await desk.at(from)
    await desk.press()
    await desk.isFocused(to)
  }
const isPlaced =
  (from: string, order: readonly number[]): Check =>
  async desk => {
    await desk.at(from)
    await desk.press()
    const titles = order.map(place => `On inbox ${place}`)
    await expect(desk.paperlane.cards('inbox').locator('.card-title')).toHaveText(titles)
  }
const selects =
  (...titles: readonly string[]): Check =>
  async desk => {
    await desk.press()
    await desk.isSelected(titles)
  }
const orders =
  (by: string): Check =>
  async desk => {
    await desk.press()
    await expect(desk.paperlane.toast).toContainText(`Inbox is ordered ${by}`)
  }
const opens =
  (heading: string): Check =>
  async desk => {
    await desk.press()
    await expect(desk.page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  }
const focusesField =
  (role: 'combobox' | 'textbox', name: string): Check =>
  async desk => {
    await desk.press()
    await expect(desk.page.getByRole(role, { name, exact: true })).toBeFocused()
  }
const visits =
  (url: string): Check =>
  async desk => {
    await desk.press()
    await expect.poll(() => desk.outside()).toEqual([url])
  }
const exportsPapers =
  (count: number): Check =>
  async desk => {
    await desk.running.chooseFileOnSave(desk.file('out.bib'))
    await desk.press()
    await desk.paperlane.exportShown()
    await expect(desk.paperlane.toast).toContainText(`Exported ${count} papers`)
  }
const copies =
  (shape: RegExp): Check =>
  async desk => {
    await desk.running.copy('')
    await desk.press()
    await expect.poll(() => desk.running.clipboard()).toMatch(shape)
  }
const zooms =
  (from: number, isAsWanted: (zoom: number) => boolean): Check =>
  async desk => {
    await desk.zoom(from)
    await desk.press()
    await expect.poll(async () => isAsWanted(await desk.zoom())).toBe(true)
  }
const all = (column: Column) =>
  [1, 2, 3, 4, 5, 6].slice(0, column === 'inbox' ? 6 : 3).map(n => `${column} ${n}`)

/** What takes long enough to be stopped. */
const largeFile = Array.from(
  { length: 40_000 },
  (_, n) => `@misc{k${n}, title={Paper ${n} on Teapots}}`,
).join('\n')

const checks: Readonly<Record<CommandId, Check>> = {
  'paper.inbox': movesTo('inbox', 'to-read 2'),
  'paper.to-read': movesTo('to-read', 'inbox 2'),
  'paper.reading': movesTo('reading', 'inbox 2'),
  'paper.done': movesTo('done', 'inbox 2'),
  'paper.skipped': movesTo('skipped', 'inbox 2'),
  'paper.skip-off-topic': skips('off-topic'),
  'paper.skip-seen': skips('seen'),
  'paper.skip-weak': skips('weak'),
  'paper.skip-not-now': skips('not-now'),
  'paper.left': movesTo('inbox', 'to-read 2'),
  'paper.right': movesTo('to-read', 'inbox 2'),
  'paper.top': isPlaced('inbox 3', [3, 1, 2, 4, 5, 6]),
  'paper.bottom': isPlaced('inbox 3', [1, 2, 4, 5, 6, 3]),
  'paper.up': isPlaced('inbox 3', [1, 3, 2, 4, 5, 6]),
  'paper.down': isPlaced('inbox 3', [1, 2, 4, 3, 5, 6]),
  'paper.star': async desk => {
    await desk.press()
    await desk.isPaper('inbox 2', { isStarred: true })
  },
  'paper.tags': focusesField('combobox', 'Tag 1 paper'),
  'paper.note': async desk => {
    await desk.press()
    await expect(desk.page.locator('[data-note]')).toBeFocused()
  },
  'paper.fill': focusesField('textbox', 'Authors'),
  'paper.fetch': async desk => {
    await desk.press() // there is no network in tests
    await expect(desk.paperlane.toast).toContainText('arXiv could not be reached')
  },
  'paper.priority': async desk => {
    await desk.press()
    await desk.isPaper('inbox 2', { priority: 3 })
  },
  'paper.priority-down': async desk => {
    await desk.press()
    await desk.isPaper('inbox 2', { priority: 1 })
  },
  'paper.remove': async desk => {
    await desk.press()
    await expect.poll(() => desk.paper('inbox 2')).toBeUndefined()
  },
  'library.undo': async desk => {
    await desk.change({ type: 'star', ids: [paperId('inbox2')], isStarred: true })
    await desk.press()
    await desk.isPaper('inbox 2', { isStarred: false })
  },
  'library.redo': async desk => {
    await desk.change({ type: 'star', ids: [paperId('inbox2')], isStarred: true })
    await desk.ask('library.undo')
    await desk.press()
    await desk.isPaper('inbox 2', { isStarred: true })
  },

  'focus.next': focuses('inbox 2', 'inbox 3'),
  'focus.previous': focuses('inbox 2', 'inbox 1'),
  'focus.left': focuses('to-read 2', 'inbox 2'),
  'focus.right': focuses('inbox 2', 'to-read 1'),
  'focus.first': focuses('inbox 3', 'inbox 1'),
  'focus.last': focuses('inbox 3', 'inbox 6'),
  'focus.page-down': focuses('inbox 1', 'inbox 5'),
  'focus.page-up': focuses('inbox 6', 'inbox 2'),
  'focus.inbox': focuses('done 2', 'inbox 2'),
  'focus.to-read': focuses('inbox 2', 'to-read 1'),
  'focus.reading': focuses('inbox 2', 'reading 1'),
  'focus.done': focuses('inbox 2', 'done 1'),
  'focus.skipped': focuses('inbox 2', 'skipped 1'),
  'review.forward': async desk => {
    await desk.at('inbox 4') // a long one
    const page = desk.page.locator('[data-reading]')
    await expect(page).toContainText('A long abstract')
    await desk.press()
    await expect.poll(() => page.evaluate(element => element.scrollTop)).toBeGreaterThan(0)
    await desk.at('inbox 2') // a short one
    await desk.pressUntilFocused('inbox 3')
  },
  'review.back': focuses('inbox 2', 'inbox 1'),
  'focus.pane': async desk => {
    const before = await desk.pane()
    await desk.press()
    await expect.poll(() => desk.pane()).not.toBe(before)
    expect(await desk.pane()).not.toBe('none')
  },
  'focus.pane-back': async desk => checks['focus.pane'](desk),

  'select.toggle': selects('inbox 2'),
  'select.down': selects('inbox 2', 'inbox 3'),
  'select.up': selects('inbox 1', 'inbox 2'),
  'select.all': selects(...all('inbox')),
  'select.found': async desk => {
    await desk.press()
    await expect(desk.page.getByRole('toolbar', { name: 'Selected papers' })).toContainText('18 papers')
  },
  'view.leave': async desk => {
    if (desk.place === 'board') await desk.type('x')
    await desk.press()
    await expect(desk.paperlane.review).toBeHidden()
    await desk.isSelected([])
  },

  'sort.hand': async desk => {
    await desk.paperlane.run(command('sort.title').title)
    await orders('by hand')(desk)
  },
  'sort.added': orders('by date added'),
  'sort.moved': orders('by last move'),
  'sort.title': orders('by title'),
  'sort.year': orders('by year'),
  'sort.priority': orders('by priority'),
  'sort.reverse': async desk => {
    await desk.paperlane.run(command('sort.title').title)
    await desk.press()
    const first = desk.paperlane.cards('inbox').locator('.card-title').first()
    await expect(first).toHaveText('On inbox 6')
  },

  'review.start': async desk => {
    await desk.press()
    await expect(desk.paperlane.reviewTitle).toHaveText('On inbox 2')
  },
  'view.board': async desk => {
    if (desk.place === 'board') await desk.type('F1')
    await desk.press()
    await expect(desk.paperlane.dialog).toBeHidden()
    await expect(desk.paperlane.column('inbox')).toBeVisible()
  },
  'view.details': async desk => {
    await desk.press()
    await expect(desk.page.locator('[data-place=details]')).toBeVisible()
    await desk.press()
    await expect(desk.page.locator('[data-place=details]')).toBeHidden()
  },
  'view.statistics': opens('Statistics'),
  'paper.open': visits('https://papers.example.org/abs/2'),
  'paper.pdf': visits('https://papers.example.org/pdf/2'),
  'paper.menu': async desk => {
    await desk.press()
    await expect.poll(() => desk.nativeMenu()).toContain('paper.done')
  },

  'import.type': focusesField('textbox', 'Text with papers'),
  'import.paste': async desk => {
    await desk.running.copy(listing)
    await desk.press()
    await expect(desk.paperlane.figure('new')).toHaveText('6')
  },
  'import.choose': async desk => {
    await writeFile(desk.file('in.txt'), listing)
    await desk.running.chooseFileOnOpen(desk.file('in.txt'))
    await desk.press()
    await expect(desk.paperlane.importSheet.getByRole('heading')).toContainText('in.txt')
  },
  'import.sample': async desk => {
    await desk.press()
    await expect(desk.paperlane.figure('new')).toHaveText('12')
  },
  'import.stop': async desk => {
    await desk.paperlane.drop({ 'large.bib': largeFile })
    const { page } = desk
    await expect(page.getByRole('progressbar', { name: /large.bib/ })).toBeVisible({ timeout: 20_000 })
    await desk.press()
    await expect(page.getByRole('progressbar', { name: /large.bib/ })).toBeHidden()
    await expect(desk.paperlane.importSheet).toBeHidden()
  },
  'copy.bibtex': copies(/^@\w+\{/),
  'copy.cite-keys': copies(/^\w+$/),
  'copy.biblatex': copies(/^@\w+\{/),
  'copy.ris': copies(/^TY {2}- /),
  'copy.csl-json': copies(/^\[\s*\{/),
  'copy.csv': copies(/On inbox 2/),
  'copy.markdown': copies(/^- .*On inbox 2/),
  'copy.ids': copies(/2401\.00002/),
  'export.selection': exportsPapers(6),
  'export.column': exportsPapers(6),
  'export.library': exportsPapers(18),

  'keys.renew': opens('New citation keys'),
  'kept.open': opens('Kept files'),

  'search.open': focusesField('combobox', 'Search papers'),
  'search.save': async desk => {
    await desk.paperlane.search('inbox')
    if (desk.place !== 'field') await desk.paperlane.press('Enter')
    await desk.press()
    await expect(desk.page.getByRole('navigation', { name: 'Saved searches' })).toContainText('inbox')
    await desk.ask('searches.write', { searches: [] })
  },
  'palette.open': focusesField('combobox', 'Search commands and papers'),
  'help.open': opens('Every key'),
  'settings.open': opens('Settings'),
  'settings.keys': opens('Settings'),
  'history.open': opens('History and backups'),
  'library.choose': async desk => {
    await desk.press()
    await expect.poll(() => desk.dialogs()).toEqual(['Choose the folder of your library'])
  },
  'library.save-copy': async desk => {
    await desk.running.chooseFileOnSave(desk.file('copy.json'))
    await desk.press()
    await expect(desk.paperlane.toast).toContainText('Saved a copy of 18 papers')
  },
  'library.show': async desk => {
    await desk.press()
    await expect.poll(() => desk.outside()).toEqual([desk.running.library])
  },
  'view.zoom-in': zooms(0, zoom => zoom > 1),
  'view.zoom-out': zooms(0, zoom => zoom < 1),
  'view.zoom-reset': zooms(1, zoom => zoom === 1),
}

/** Eighteen papers: six in the Inbox and three in every other column, each with a page and a PDF. */
async function prepare(userData: string): Promise<void> {
  const papers = columns.flatMap((column, place) =>
    all(column).map((name, index) =>
      paper({
        id: name.replace(' ', ''),
        title: `On ${name}`,
        column,
        rank: index,
        year: 2000 + index,
        arxivId: `2401.0${place}00${index + 1}`,
        abstract:
          name === 'inbox 4' ? 'A long abstract goes on and on, line by line. '.repeat(200) : 'Short.',
        links: [
          { kind: 'page', url: `https://papers.example.org/abs/${index + 1}` },
          { kind: 'pdf', url: `https://papers.example.org/pdf/${index + 1}` },
        ],
      }),
    ),
  )
  await makeLibrary(join(userData, 'library'), papers)
}

const placeNames: Readonly<Record<Place, string>> = {
  board: 'on the board',
  reader: 'beside the reader',
  review: 'in review',
  field: 'in a field',
}

/** The keys of a command; null is its name, for one that has none. */
function keysOf(id: CommandId): readonly (string | null)[] {
  const { keys } = command(id)
  return keys.length > 0 ? keys : [null]
}

const places: Readonly<Record<CommandPlace, readonly Place[]>> = {
  board: ['board'],
  reading: ['reader', 'review'],
  papers: ['board', 'review'],
  anywhere: ['board', 'review', 'field'],
}

/** The places that a key of a command is pressed in; a name is chosen on the board. */
function placesOf(id: CommandId, key: string | null): readonly Place[] {
  return key === null ? ['board'] : places[placeOf({ id, key })]
}

test.use({ startWith: { prepare } })
test.setTimeout(300_000) // some hundred keys, each on a desk that was cleared for it

for (const group of commandGroups)
  for (const place of ['board', 'reader', 'review', 'field'] as const) {
    const presses = commandIds
      .filter(id => command(id).group === group)
      .flatMap(id => keysOf(id).map(key => ({ id, key })))
      .filter(({ id, key }) => placesOf(id, key).includes(place))
    if (presses.length === 0) continue
    test(`every key does what it says: ${group}, ${placeNames[place]}`, async ({ paperlane }) => {
      const folder = await mkdtemp(join(tmpdir(), 'paperlane-keys-'))
      await expect(paperlane.count('inbox')).toHaveText('6')
      const desk = new Desk(paperlane, folder)
      for (const { id, key } of presses)
        await test.step(`${key ?? 'by name'}: ${command(id).title}`, async () => {
          await desk.clear(id, key, place)
          await checks[id](desk)
        })
      await rm(folder, { recursive: true })
    })
  }
