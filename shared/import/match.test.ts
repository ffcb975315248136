import { expect, test } from 'vitest'
import { IdentityIndex } from '../library/identity.ts'
import { draft, paperId } from '../library/paper.ts'
import { matchPapers } from './match.ts'

test('papers are new, known to the library, or repeated in the text', () => {
  const library = new IdentityIndex()
  library.add(paperId('k'), draft({ title: 'On the Patience of Snails' }))
  const titles = [
    'A Census of Invisible Cats',
    'On the patience of snails',
    'A census of invisible cats.',
    'Tea, Measured',
  ]
  const papers = titles.map(title => draft({ title, abstract: `About ${title}` }))
  expect(matchPapers(papers, library)).toEqual([
    { is: 'new' },
    { is: 'known', id: 'k' },
    { is: 'repeated', of: 0 },
    { is: 'new' },
  ])
})
