import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Paper } from '../../shared/library/paper.ts'
import { toRow } from '../../shared/library/row.ts'
import { Library } from '../library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { boardPage } from './board.ts'

let folder: string
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-board-'))
  library = await Library.open(folder)
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const many = (count: number, column: Paper['column']) =>
  Array.from({ length: count }, (_, index) => paper({ id: `${column}-${index}`, column }))

test('the first answer holds the tops of the columns, in order, and every count', async () => {
  await library.apply({ type: 'add', papers: [...many(50, 'inbox'), ...many(3, 'done')] }, 'import')
  const page = boardPage(library, folder, null)
  expect(page.counts).toEqual({ inbox: 50, 'to-read': 0, reading: 0, done: 3, skipped: 0 })
  expect(page.rows).toEqual([...library.inOrder('inbox').slice(0, 40), ...library.inOrder('done')].map(toRow))
  expect(page.papers.map(({ id }) => id)).toEqual([
    ...many(12, 'inbox').map(({ id }) => id),
    ...many(3, 'done').map(({ id }) => id),
  ])
  expect(page).toMatchObject({
    seq: library.seq,
    view: null,
    libraryFolder: folder,
  })
})
