import { expect, test } from 'vitest'
import type { Change } from './changes.ts'
import { packRows, packTexts } from './pack.ts'
import { paperId } from './paper.ts'
import { toRow } from './row.ts'
import { toRowChanges } from './row-changes.ts'
import { paper } from './test-paper.ts'

const id = paperId('a')
const now = paper({ id, title: 'Paper A', isStarred: true })
const retitled: Change = { type: 'edited', id, fields: { title: ['Paper a', 'Paper A'] } }
const starred: Change = { type: 'edited', id, fields: { isStarred: [false, true] } }

test.each([
  { what: 'a star', changes: [starred], isText: 0 },
  { what: 'a title', changes: [retitled], isText: 1 },
  { what: 'a title, then a star', changes: [retitled, starred], isText: 1 },
])('$what becomes one row that says whether its text is another', ({ changes, isText }) => {
  expect(toRowChanges(changes, () => now)).toEqual({
    rows: packRows([toRow(now)]),
    isText: Uint8Array.of(isText),
    removed: packTexts([]),
  })
})

test('a paper that is gone in the end is named, and no row is sent of it', () => {
  const changes: Change[] = [
    { type: 'added', paper: now },
    { type: 'removed', paper: now },
  ]
  expect(toRowChanges(changes, () => undefined)).toEqual({
    rows: packRows([]),
    isText: new Uint8Array(0),
    removed: packTexts([id]),
  })
})
