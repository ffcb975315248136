/**
 * The same long job by keys alone, by single clicks alone and by dragging: each ends with the same bytes on the disk.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Exports } from '../electron/exports/exports.ts'
import { usualOptions } from '../shared/exports/options.ts'
import { Library } from '../electron/library/library.ts'
import type { Operation } from '../shared/library/operations.ts'
import { type Column, columns, type Paper, type PaperId } from '../shared/library/paper.ts'
import { expect, test } from './app.ts'
import { corpus } from './bench/corpus.ts'
import { byClicks } from './ways/by-clicks.ts'
import { byDrags } from './ways/by-drags.ts'
import { byKeys } from './ways/by-keys.ts'
import { type Person, shownOrder } from './ways/person.ts'

const papers = corpus(14)

async function prepare(folder: string): Promise<Library> {
  const library = await Library.open(folder)
  await library.apply({ type: 'add', papers }, 'import')
  return library
}

function id(index: number): PaperId {
  const paper = papers[index]
  if (!paper) throw new Error(`there is no paper ${index}`)
  return paper.id
}

function ids(...indexes: readonly number[]): PaperId[] {
  return indexes.map(id)
}

/** How a paper is called: by its number among those made. */
function called(index: number): string {
  return `-${index}: `
}

/** What is looked at before the next thing is said. */
interface Checks {
  /** How many papers each column has. */
  readonly isAt: (counts: readonly number[]) => Promise<void>
  /** Which papers To read has, from the top. */
  readonly isOrdered: (indexes: readonly number[]) => Promise<void>
}

/** The job as it is told to a person. */
async function job(person: Person, { isAt, isOrdered }: Checks): Promise<void> {
  await person.move(called(0), 'to-read')
  await isAt([13, 1, 0, 0, 0])
  await person.move(called(1), 'reading')
  await isAt([12, 1, 1, 0, 0])
  await person.move(called(2), 'done')
  await isAt([11, 1, 1, 1, 0])
  await person.skip(called(3), 'weak')
  await isAt([10, 1, 1, 1, 1])
  await person.moveRange(called(4), called(6), 'to-read')
  await isAt([7, 4, 1, 1, 1])
  await person.undo()
  await isAt([10, 1, 1, 1, 1])
  await person.redo()
  await isAt([7, 4, 1, 1, 1])
  await person.star(called(5))
  await person.tag([called(4), called(0)], 'looms')
  await person.prioritise(called(6))
  await person.note(called(1), 'read the proof first')
  await person.place(called(0), 'top')
  await isOrdered([0, 4, 5, 6])
  await person.place(called(0), 'down')
  await isOrdered([4, 0, 5, 6])
  await person.place(called(4), 'bottom')
  await isOrdered([0, 5, 6, 4])
  await person.place(called(6), 'up')
  await isOrdered([0, 6, 5, 4])
  await person.remove(called(7))
  await isAt([6, 4, 1, 1, 1])
  await person.undo()
  await isAt([7, 4, 1, 1, 1])
  await person.remove(called(8))
  await isAt([6, 4, 1, 1, 1])
  await person.moveFound('tag:looms', 'done')
  await isAt([6, 2, 1, 3, 1])
  await person.review('inbox', ['to-read', 'skipped', 'reading'])
  await isAt([3, 3, 2, 3, 2])
}

/** The same, as operations of the library; what each way must come to. */
async function expected(): Promise<{ order: Record<Column, string[]>; bib: string; marks: unknown }> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlane-ways-'))
  const library = await prepare(join(folder, 'library'))
  const operations: Operation[] = [
    { type: 'move', ids: ids(0), to: 'to-read' },
    { type: 'move', ids: ids(1), to: 'reading' },
    { type: 'move', ids: ids(2), to: 'done' },
    { type: 'move', ids: ids(3), to: 'skipped', reason: 'weak' },
    { type: 'move', ids: ids(4, 5, 6), to: 'to-read' },
    { type: 'star', ids: ids(5), isStarred: true },
    { type: 'tag', ids: ids(4, 0), add: ['looms'], remove: [] },
    { type: 'prioritise', ids: ids(6), priority: 3 },
    { type: 'edit', id: id(1), fields: { note: 'read the proof first' } },
    { type: 'move', ids: ids(0), to: 'to-read', place: 'top' },
    { type: 'move', ids: ids(0), to: 'to-read', place: { after: id(4) } },
    { type: 'move', ids: ids(4), to: 'to-read', place: 'bottom' },
    { type: 'move', ids: ids(6), to: 'to-read', place: { before: id(5) } },
    { type: 'remove', ids: ids(8) },
    { type: 'move', ids: ids(0, 4), to: 'done' },
    { type: 'move', ids: ids(7), to: 'to-read' },
    { type: 'move', ids: ids(9), to: 'skipped' },
    { type: 'move', ids: ids(10), to: 'reading' },
  ]
  for (const operation of operations) await library.apply(operation, 'user')
  const file = join(folder, 'expected.bib')
  const nothingFound = { ids: '', isAllBut: false, problems: [], pending: 0 }
  const exports = new Exports(library, { find: () => Promise.resolve(nothingFound) })
  await exports.file({ scope: { of: 'library' }, options: usualOptions }, () => Promise.resolve(file))
  const bib = await readFile(file, 'utf8')
  const done = { order: orderOf(library), bib, marks: marksOf(library) }
  await library.close()
  await rm(folder, { recursive: true, force: true })
  return done
}

function orderOf(library: Library): Record<Column, string[]> {
  const entries = columns.map(
    column => [column, library.inOrder(column).map(({ id }) => String(id))] as const,
  )
  return Object.fromEntries(entries) as Record<Column, string[]>
}

/** All that a person said of the papers, but for when. */
function marksOf(library: Library): unknown {
  const said = ({ isStarred, tags, note, priority, skipReason, citeKey }: Paper) => ({
    ...{ isStarred, tags, note, priority, skipReason, citeKey },
  })
  return columns.flatMap(column => library.inOrder(column).map(paper => [paper.id, said(paper)]))
}

const ways = { keys: byKeys, clicks: byClicks, drags: byDrags } as const

test.use({
  startWith: {
    prepare: async (userData: string) => (await prepare(join(userData, 'library'))).close(),
  },
})

for (const [name, way] of Object.entries(ways)) {
  test(`the long job by ${name} ends with the same bytes as the library's own operations`, async ({
    paperlane,
    running,
  }) => {
    test.setTimeout(120_000)
    await expect(paperlane.count('inbox')).toHaveText('14')
    // What a way must not use is counted where it would arrive.
    await paperlane.page.evaluate(() => {
      const used: Record<string, number> = {}
      Object.assign(window, { used })
      const inField = (target: EventTarget | null) =>
        target instanceof Element && target.matches('input, textarea')
      const count = (what: string) => (used[what] = (used[what] ?? 0) + 1)
      addEventListener('keydown', event => count(inField(event.target) ? 'written' : 'key'), true)
      for (const type of ['pointerdown', 'dblclick', 'dragstart', 'contextmenu'])
        addEventListener(type, () => count(type), true)
    })
    await job(way(paperlane), {
      isAt: counts => expect.poll(() => paperlane.counts()).toEqual(counts),
      isOrdered: indexes =>
        expect.poll(async () => (await shownOrder(paperlane))['to-read']).toEqual(ids(...indexes)),
    })
    const file = join(running.userData, 'whole.bib')
    await running.chooseFileOnSave(file)
    await way(paperlane).exportLibrary()
    await expect(paperlane.toast).toContainText('Exported 13 papers')
    const wanted = await expected()
    expect(await readFile(file, 'utf8')).toBe(wanted.bib)
    expect(await shownOrder(paperlane)).toEqual(wanted.order)

    const used = await paperlane.page.evaluate(
      () => (window as unknown as { used: Record<string, number> }).used,
    )
    const unused = {
      keys: ['pointerdown', 'dblclick', 'dragstart'],
      clicks: ['key', 'dblclick', 'dragstart', 'contextmenu'],
      drags: ['key', 'dblclick', 'contextmenu'],
    }[name as keyof typeof ways]
    expect(Object.keys(used).filter(what => unused.includes(what))).toEqual([])

    await running.close()
    const library = await Library.open(running.library)
    expect(orderOf(library)).toEqual(wanted.order)
    expect(marksOf(library)).toEqual(wanted.marks)
    await library.close()
  })
}
