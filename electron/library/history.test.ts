import { describe, expect, test } from 'vitest'
import type { Change, Source } from '../../shared/library/changes.ts'
import { paperId } from '../../shared/library/paper.ts'
import type { Entry } from './formats/v1.ts'
import { History, stillPossible } from './history.ts'
import { Papers } from './papers.ts'
import { paper } from '../../shared/library/test-paper.ts'

const a = paperId('a')
const star: Change = { type: 'edited', id: a, fields: { isStarred: [false, true], note: ['', 'x'] } }

function entry(seq: number, source: Source, of: number | null = null): Entry {
  return { seq, at: 1, source, of, changes: [star] }
}

/** A history of these entries; odd ones lie in journal `one`, even ones in `two`. */
function historyOf(...entries: readonly Entry[]): History {
  const history = new History()
  for (const each of entries)
    history.record(each, { journal: each.seq % 2 ? 'one' : 'two', offset: 0, length: 1 })
  return history
}

const ends = (history: History) => [history.next('undo')?.seq ?? null, history.next('redo')?.seq ?? null]

describe('history [L7]', () => {
  test('moves a step between undo and redo', () => {
    expect(ends(historyOf(entry(1, 'user'), entry(2, 'import')))).toEqual([2, null])
    expect(ends(historyOf(entry(1, 'user'), entry(2, 'import'), entry(3, 'undo', 2)))).toEqual([1, 2])
    const back = [entry(1, 'user'), entry(2, 'import'), entry(3, 'undo', 2), entry(4, 'redo', 2)]
    expect(ends(historyOf(...back))).toEqual([2, null])
  })

  test('forgets what could be redone at the next step by hand, not at one in the background', () => {
    const undone = [entry(1, 'user'), entry(2, 'undo', 1)]
    expect(ends(historyOf(...undone, entry(3, 'user')))).toEqual([3, null])
    expect(ends(historyOf(...undone, entry(3, 'source'), entry(4, 'export')))).toEqual([null, 1])
  })

  test('drops the steps that an undo passed over', () => {
    const entries = [entry(1, 'user'), entry(2, 'user'), entry(3, 'undo', 1)]
    expect(ends(historyOf(...entries))).toEqual([null, 1])
  })

  test('takes no harm from an undo whose step is not known', () => {
    expect(ends(historyOf(entry(5, 'user'), entry(6, 'undo', 2)))).toEqual([5, null])
  })

  test('names an undo and a redo after the step that they are about', () => {
    const history = new History()
    const place = { journal: 'one', offset: 0, length: 1 }
    const removed: Change = { type: 'removed', paper: paper({ id: 'a' }) }
    const added: Change = { type: 'added', paper: paper({ id: 'a' }) }
    const label = (seq: number, source: Source, of: number | null, change: Change) =>
      history.record({ seq, at: 1, source, of, changes: [change] }, place)
    expect(label(1, 'user', null, removed)).toBe('Removed 1 paper')
    expect(label(2, 'undo', 1, added)).toBe('Removed 1 paper')
    expect(label(3, 'redo', 1, removed)).toBe('Removed 1 paper')
  })

  test('lets go of steps whose journal is gone', () => {
    const history = historyOf(entry(1, 'user'), entry(2, 'user'), entry(3, 'user'))
    history.forget(new Set(['one']))
    expect(ends(history)).toEqual([2, null])
  })
})

describe('what is still possible', () => {
  const present = paper({ id: 'a', isStarred: false, note: 'newer' })
  const papers = new Papers(new Map([[a, present]]))

  test('is the fields that nobody changed since', () => {
    expect(stillPossible(papers, [star])).toEqual([
      { type: 'edited', id: a, fields: { isStarred: [false, true] } },
    ])
  })

  test('is to remove a paper as it is now, once', () => {
    const removed: Change = { type: 'removed', paper: paper({ id: 'a' }) }
    expect(stillPossible(papers, [removed, removed])).toEqual([{ type: 'removed', paper: present }])
  })

  test('is neither to add a paper that is there nor to edit one that is not', () => {
    const changes: Change[] = [
      { type: 'added', paper: present },
      { ...star, id: paperId('b') },
    ]
    expect(stillPossible(papers, changes)).toEqual([])
  })
})
