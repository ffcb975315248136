import { expect, test } from 'vitest'
import { IdentityIndex } from '../library/identity.ts'
import { draft, type Paper, paperId } from '../library/paper.ts'
import { matchReading } from './match.ts'

const snail: Paper = {
  ...draft({ title: 'On the Patience of Snails' }),
  id: paperId('k'),
  column: 'skipped',
  rank: 0,
  addedAt: 1,
  movedAt: 7,
  isStarred: false,
  tags: [],
  note: '',
  priority: null,
  skipReason: null,
  citeKey: null,
  origin: 'a test',
}

test('papers are new, known to the library with what was decided, or repeated in the text', () => {
  const titles = [
    'A Census of Invisible Cats',
    'On the patience of snails',
    'A census of invisible cats.',
    'Tea, Measured',
  ]
  const papers = titles.map(title => ({ draft: draft({ title, abstract: `About ${title}` }), lines: [] }))
  expect(
    matchReading({ papers }, new IdentityIndex([snail]), id => (id === snail.id ? snail : undefined)),
  ).toEqual([
    { is: 'new' },
    { is: 'known', id: 'k', column: 'skipped', movedAt: 7 },
    { is: 'repeated', of: 0 },
    { is: 'new' },
  ])
})
