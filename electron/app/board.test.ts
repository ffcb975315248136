import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Payload } from '../../shared/ipc/contract.ts'
import { columns, type Paper, paperId } from '../../shared/library/paper.ts'
import { unpackRows } from '../../shared/library/pack.ts'
import { toRow } from '../../shared/library/row.ts'
import { Library } from '../library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { boardPage, boardRows, libraryChanged } from './board.ts'

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

test('all rows come packed, as of the same moment', async () => {
  await library.apply({ type: 'add', papers: columns.flatMap(column => many(3, column)) }, 'import')
  const { seq, rows, ...known } = boardRows(library)
  expect(seq).toBe(library.seq)
  expect(known).toEqual({
    history: { undo: 'Added 15 papers', redo: null },
    notices: [],
    isReadOnly: false,
  })
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  expect(unpackRows(rows).sort(byId)).toEqual(Array.from(library.all(), toRow).sort(byId))
})

test('a change is told with the rows after it and with what undo would do next', async () => {
  const told: Payload<'library.changed'>[] = []
  library.onChanged(applied => told.push(libraryChanged(library, applied)))
  await library.apply({ type: 'add', papers: many(2, 'inbox') }, 'import')
  await library.apply({ type: 'move', ids: [paperId('inbox-1')], to: 'done' }, 'user')
  const moved = library.get(paperId('inbox-1'))
  expect(told[1]).toEqual({
    seq: library.seq,
    source: 'user',
    changes: [{ type: 'edited', row: moved && toRow(moved), isText: false }],
    label: 'Moved 1 paper to Done',
    history: { undo: 'Moved 1 paper to Done', redo: null },
  })
})
