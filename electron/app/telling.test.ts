import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EventName, Payload } from '../../shared/ipc/contract.ts'
import { columns, type Paper, type PaperId, paperId } from '../../shared/library/paper.ts'
import { packRows, packTexts, unpackRows } from '../../shared/library/pack.ts'
import { toRow } from '../../shared/library/row.ts'
import { paper } from '../../shared/library/test-paper.ts'
import type { Send } from '../ipc/send.ts'
import { type Applied, Library } from '../library/library.ts'
import { Listeners } from '../library/listeners.ts'
import { tellChanges, tellRows } from './telling.ts'

let folder: string
let library: Library
let parts: Payload<'board.part'>[]
let told: Payload<'library.changed'>[]
let whenTold: (event: Payload<'library.changed'>) => void

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-telling-'))
  library = await Library.open(folder)
  parts = []
  told = []
  whenTold = () => undefined
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const send: Send = <N extends EventName>(name: N, payload: Payload<N>) => {
  if (name === 'board.part') parts.push(payload as Payload<'board.part'>)
  if (name !== 'library.changed') return
  told.push(payload as Payload<'library.changed'>)
  whenTold(payload as Payload<'library.changed'>)
}
const many = (count: number, column: Paper['column']) =>
  Array.from({ length: count }, (_, index) => paper({ id: `${column}-${index}`, column }))
const rowsOf = () => parts.flatMap(({ rows }) => unpackRows(rows))

test('every row comes column by column and from the top, in parts of one request', async () => {
  await library.apply({ type: 'add', papers: columns.flatMap(column => many(700, column)) }, 'import')
  const answer = await tellRows(library, send, 5)
  expect(answer).toEqual({
    seq: library.seq,
    count: 3_500,
    history: { undo: 'Added 3,500 papers', redo: null },
    notices: [],
    isReadOnly: false,
  })
  expect(new Set(parts.map(({ request }) => request))).toEqual(new Set([5]))
  expect(parts.length).toBeGreaterThan(1)
  expect(rowsOf()).toEqual(columns.flatMap(column => library.inOrder(column)).map(toRow))
})

test('rows are all of one moment, whatever is changed while they are sent', async () => {
  await library.apply({ type: 'add', papers: many(30_000, 'inbox') }, 'import')
  const before = library.inOrder('inbox').map(toRow)
  const { seq } = library
  const [answer] = await Promise.all([
    tellRows(library, send, 1),
    library.apply({ type: 'move', ids: [paperId('inbox-29999')], to: 'done' }, 'user'),
  ])
  expect(answer).toMatchObject({ seq, count: 30_000 })
  expect(rowsOf()).toEqual(before)
})

test('a change is told with the rows after it and with what undo would do next', async () => {
  tellChanges(library, send)
  await library.apply({ type: 'add', papers: many(2, 'inbox') }, 'import')
  await library.apply({ type: 'move', ids: [paperId('inbox-1')], to: 'done' }, 'user')
  const moved = library.get(paperId('inbox-1'))
  expect(told[1]).toEqual({
    seq: library.seq,
    source: 'user',
    changes: {
      rows: packRows(moved ? [toRow(moved)] : []),
      isText: Uint8Array.of(0),
      removed: packTexts([]),
    },
    label: 'Moved 1 paper to Done',
    history: { undo: 'Moved 1 paper to Done', redo: null },
    isLast: true,
  })
})

test('what has nothing to do with a long entry is told before its last part, and what has comes after it', async () => {
  const papers = many(5_000, 'inbox')
  await library.apply({ type: 'add', papers: [...papers, ...many(3, 'done')] }, 'import')
  const changed = new Listeners<Applied>()
  const source = {
    onChanged: (listener: (applied: Applied) => void) => changed.add(listener),
    get: (id: PaperId) => library.get(id),
    history: () => library.history(),
  }
  tellChanges(source as unknown as Library, send)
  const about = { source: 'user' as const, label: '' }
  const star = (seq: number, id: string) =>
    changed.tell({
      ...about,
      seq,
      changes: [{ type: 'edited', id: paperId(id), fields: { isStarred: [false, true] } }],
    })
  changed.tell({ ...about, seq: 7, changes: papers.map(one => ({ type: 'added', paper: one })) })
  // Its first part has not been sent: what came before it would be taken for a gap.
  star(8, 'done-0')
  await expect.poll(() => told.at(-1)?.seq).toBe(8)
  whenTold = ({ seq }) => {
    if (seq !== 9) return
    whenTold = () => undefined
    for (const [at, id] of ['done-1', 'done-2', 'inbox-0', 'done-1'].entries()) star(10 + at, id)
  }
  changed.tell({ ...about, seq: 9, changes: papers.map(one => ({ type: 'added', paper: one })) })
  await expect.poll(() => told.at(-1)?.seq).toBe(13)
  const ends = told.filter(({ isLast }) => isLast).map(({ seq }) => seq)
  expect(ends).toEqual([7, 8, 10, 11, 9, 12, 13])
})

test('a long entry comes in parts, and what follows it comes after it [L6]', async () => {
  tellChanges(library, send)
  const stop = library.onChanged(() => {
    stop()
    void library.apply({ type: 'star', ids: [paperId('inbox-7')], isStarred: true }, 'user')
  })
  await library.apply({ type: 'add', papers: many(20_000, 'inbox') }, 'import')
  await expect.poll(() => told.at(-1)?.seq).toBe(2)
  const long = told.filter(({ seq }) => seq === 1)
  expect(told.indexOf(long.at(-1) as Payload<'library.changed'>)).toBe(told.length - 2)
  expect(long.map(({ isLast }) => isLast)).toEqual([...Array<boolean>(long.length - 1).fill(false), true])
  expect(long.flatMap(({ changes }) => unpackRows(changes.rows).map(({ id }) => id))).toEqual(
    library.inOrder('inbox').map(({ id }) => id),
  )
  expect(Math.max(...long.map(({ changes }) => changes.rows.count))).toBeLessThanOrEqual(1_000)
  expect(told.at(-1)).toMatchObject({ label: 'Starred 1 paper', isLast: true })
  await library.apply({ type: 'star', ids: [paperId('inbox-8')], isStarred: true }, 'user')
  expect(told.at(-1)).toMatchObject({ seq: 3, isLast: true })
})
