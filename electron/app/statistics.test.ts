import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Column, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Library } from '../library/library.ts'
import { paceOf, Statistics } from './statistics.ts'

let folder: string
let library: Library
let now: number

const day = 24 * 60 * 60 * 1000
const noon = (ago: number) => new Date(2026, 4, 20 - ago, 12).getTime()
const move = (id: string, to: Column) => library.apply({ type: 'move', ids: [paperId(id)], to }, 'user')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-statistics-'))
  now = noon(0)
  library = await Library.open(folder, { clock: { now: () => now } })
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

it('counts what was decided today, and no decision that was taken back', async () => {
  const at = { addedAt: noon(3), movedAt: noon(3) }
  const papers = ['a', 'b', 'c', 'd'].map(id => paper({ id, ...at }))
  await library.apply(
    { type: 'add', papers: [...papers, paper({ id: 'e', column: 'done', ...at })] },
    'import',
  )
  const statistics = new Statistics(library, () => now)
  expect(await statistics.session()).toEqual({ kept: 0, skipped: 0, paceMs: null })
  for (const [id, to] of [
    ['a', 'to-read'],
    ['b', 'skipped'],
    ['c', 'skipped'],
    ['d', 'done'],
  ] as const) {
    now += 5_000
    await move(id, to)
  }
  expect(await statistics.session()).toEqual({ kept: 2, skipped: 2, paceMs: 5_000 })
  await library.undo()
  await library.apply({ type: 'remove', ids: [paperId('b')] }, 'user')
  expect(await statistics.session()).toMatchObject({ kept: 1, skipped: 1 })
  expect(await new Statistics(library, () => now).session()).toMatchObject({ kept: 1, skipped: 1 })
  now += day
  expect(await statistics.session()).toMatchObject({ kept: 0, skipped: 0 })
})

it('tells days apart', async () => {
  await library.apply(
    {
      type: 'add',
      papers: [
        paper({ id: 'a', addedAt: noon(1), movedAt: noon(1) }),
        paper({ id: 'b', addedAt: noon(9), movedAt: noon(9) }),
      ],
    },
    'import',
  )
  await move('a', 'reading')
  const days = await new Statistics(library, () => now).days(3)
  expect(days.map(({ added, kept, skipped }) => [added, kept, skipped])).toEqual([
    [0, 1, 0],
    [1, 0, 0],
    [0, 0, 0],
  ])
})

it('leaves pauses out of the pace', () => {
  expect(paceOf([0, 1_000, 4_000, 900_000, 902_000])).toBe(2_000)
  expect(paceOf([0, 1_000])).toBeNull()
})
