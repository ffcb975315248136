import { expect, test } from 'vitest'
import { type Operation, plan } from '../../shared/library/operations.ts'
import { draft, type PaperId, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Papers } from './papers.ts'
import { Premises } from './still-planned.ts'

const ids = ['a', 'b', 'c'].map(paperId)
const [a, b, c] = ids as [PaperId, PaperId, PaperId]
const importing: Operation = {
  type: 'import',
  papers: [
    paper({ id: 'new', citeKey: 'Key1' }),
    paper({ id: 'other' }),
    paper({ id: 'read', column: 'done' }),
  ],
  fills: [{ id: b, draft: draft({ title: 'On b', venue: 'Letters', volume: '7' }), citeKey: 'key2' }],
}

/** Whether the import is what it was planned to be after something else was done. */
function isStill(...meanwhile: readonly Operation[]): boolean {
  const papers = new Papers(new Map())
  papers.apply(plan(papers, { type: 'add', papers: ids.map(id => paper({ id })) }, 1))
  const changes = plan(papers, importing, 2)
  expect(changes).toHaveLength(4)
  const premises = new Premises()
  for (const change of changes) premises.add(change)
  const entries = meanwhile.map(operation => {
    const entry = plan(papers, operation, 3)
    papers.apply(entry)
    return entry
  })
  const looking = premises.hold(papers, entries)
  let step = looking.next()
  while (step.done !== true) step = looking.next()
  return step.value
}

test.each<[string, readonly Operation[]]>([
  ['nothing', []],
  [
    'decisions about papers that it fills',
    [
      { type: 'move', ids: [b], to: 'skipped', reason: 'weak' },
      { type: 'star', ids: [b], isStarred: true },
      { type: 'prioritise', ids: [b], priority: 1 },
    ],
  ],
  ['decisions about others', [{ type: 'move', ids: [a, c], to: 'done' }]],
  ['a paper that is not of it', [{ type: 'add', papers: [paper({ id: 'x', column: 'reading' })] }]],
  ['another key', [{ type: 'pin-keys', keys: new Map([[a, 'key3']]) }]],
  ['the end of a paper', [{ type: 'remove', ids: [c] }]],
])('%s leaves an import as it was planned', (_, meanwhile) => {
  expect(isStill(...meanwhile)).toBe(true)
})

test.each<[string, readonly Operation[]]>([
  [
    'one of its papers, in whatever column',
    [{ type: 'add', papers: [paper({ id: 'new', column: 'reading' })] }],
  ],
  ['a paper below the others of a column', [{ type: 'add', papers: [paper({ id: 'x', column: 'done' })] }]],
  ['a paper that went below the others', [{ type: 'move', ids: [a], to: 'inbox', place: 'bottom' }]],
  ['a gap that somebody filled', [{ type: 'edit', id: b, fields: { venue: 'Annals' } }]],
  ['a field that gaps depend on', [{ type: 'edit', id: b, fields: { title: 'On d' } }]],
  ['a key that it brings', [{ type: 'pin-keys', keys: new Map([[a, 'KEY1']]) }]],
  ['a key that it fills in', [{ type: 'pin-keys', keys: new Map([[a, 'Key2']]) }]],
  ['the end of a paper that it fills', [{ type: 'remove', ids: [b] }]],
])('%s makes an import be planned once more', (_, meanwhile) => {
  expect(isStill(...meanwhile)).toBe(false)
})
