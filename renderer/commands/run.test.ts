import { beforeEach, expect, it, vi } from 'vitest'
import { type PaperId, paperId } from '../../shared/library/paper.ts'
import type { Row } from '../../shared/library/row.ts'
import { emptyOrder } from '../store/order.ts'
import { Rows } from '../store/rows.ts'
import { useStore } from '../store/store.ts'
import { toasts } from '../store/toasts.ts'
import { isTextAwaited, leaveAhead, runCommand, typeAhead } from './run.ts'

const ids = ['a', 'b', 'c', 'd', 'e'].map(paperId)
const rowOf = (id: PaperId): Row => ({
  id,
  column: 'inbox',
  rank: 0,
  title: '',
  byline: '',
  year: null,
  addedAt: 0,
  movedAt: 0,
  isStarred: false,
  tags: [],
  hasNote: false,
  priority: null,
  skipReason: null,
  linkKinds: [],
})
const here = (papers: readonly PaperId[]) => ({
  rows: Rows.of(papers.map(rowOf)),
  order: { ...emptyOrder(), inbox: papers },
})
const turn = () => new Promise(resolve => setTimeout(resolve))

// The board right after the start: two rows of five are here.
let comeTheRest: () => void
beforeEach(() => {
  const first = ids.slice(0, 2)
  const rest = new Promise<void>(resolve => (comeTheRest = resolve))
  useStore.setState({
    ...here(first),
    loaded: 'partial',
    counts: { inbox: 5, 'to-read': 0, reading: 0, done: 0, skipped: 0 },
    column: 'inbox',
    focused: { inbox: ids[0] ?? null, 'to-read': null, reading: null, done: null, skipped: null },
    selected: new Set(),
    whenComplete: () => rest,
  })
})
async function afterTheRest() {
  useStore.setState({ ...here(ids), loaded: 'complete' })
  comeTheRest()
  await turn()
  return useStore.getState()
}

it('goes to the last paper of the column, not to the last that has arrived', async () => {
  runCommand('focus.last')
  await turn()
  expect(useStore.getState().focused.inbox).toBe('a')
  expect((await afterTheRest()).focused.inbox).toBe('e')
})

it('selects the whole column, also what has not arrived', async () => {
  runCommand('select.all')
  expect((await afterTheRest()).selected).toEqual(new Set(ids))
})

it('moves on by every key pressed, none of them lost at the end of what has arrived', async () => {
  for (let press = 0; press < 4; press++) runCommand('focus.next')
  await turn()
  expect(useStore.getState().focused.inbox).toBe('b')
  expect((await afterTheRest()).focused.inbox).toBe('e')
})

it('does what it can at once', () => {
  runCommand('focus.next')
  expect(useStore.getState().focused.inbox).toBe('b')
})

it('takes for text what is typed after a command that leads to a field and has to wait', async () => {
  const typed: string[] = []
  useStore.setState({ searchText: '', setSearch: text => Promise.resolve(void typed.push(text)) })
  runCommand('focus.last') // waits for rows
  runCommand('search.open')
  expect(isTextAwaited()).toBe(true)
  typeAhead('d')
  await turn()
  expect(typed).toEqual([])
  await afterTheRest()
  expect(typed).toEqual(['d'])
  expect(isTextAwaited()).toBe(false)
})

it('takes for text what is typed while a command is under way to a field', async () => {
  let find: (nothing: undefined) => void = () => undefined
  useStore.setState({
    ...here(ids),
    loaded: 'complete',
    findLack: () => new Promise(resolve => (find = resolve)),
  })
  runCommand('paper.fill')
  expect(isTextAwaited()).toBe(true)
  leaveAhead()
  expect(isTextAwaited()).toBe(false)
  find(undefined)
  await turn()
  expect(isTextAwaited()).toBe(false)
  runCommand('focus.next')
  expect(useStore.getState().focused.inbox).toBe('b')
})

it('acts on what the last letter of a search finds, not on what is shown until then', async () => {
  let comeFound: () => void = () => undefined
  const found = new Promise<void>(resolve => (comeFound = resolve))
  let isFinding = true
  useStore.setState({ ...here(ids), loaded: 'complete', isFinding: () => isFinding, whenFound: () => found })
  runCommand('select.all')
  await turn()
  expect(useStore.getState().selected.size).toBe(0)
  useStore.setState(here(ids.slice(1, 3)))
  isFinding = false
  comeFound()
  await turn()
  expect(useStore.getState().selected).toEqual(new Set(ids.slice(1, 3)))
})

it('does what waits behind a command that failed, and says that it did', async () => {
  const told = vi.spyOn(toasts, 'add')
  useStore.setState({
    ...here(ids),
    loaded: 'complete',
    selectAll: () => {
      throw new Error('it broke')
    },
  })
  runCommand('select.all')
  runCommand('focus.last')
  await turn()
  expect(useStore.getState().focused.inbox).toBe('e')
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ type: 'error' }))
})
