import { expect, test } from 'vitest'
import type { Fetched } from '../../shared/ipc/fetching.ts'
import { wordsOf } from './words.ts'

const none: Fetched = {
  ...{ seq: null, fields: 0, filled: 0, complete: 0, withoutId: 0, unchanged: 0 },
  ...{ notFound: 0, unlike: 0, failed: 0, left: 0, trouble: null },
}
const trouble = { code: 'service-busy', message: 'arXiv asks to wait 2 minutes.' } as const

test.each<[Partial<Fetched>, string, string]>([
  [{ seq: 2, fields: 7, filled: 3, notFound: 2 }, 'Filled in 7 fields of 3 papers', '2 were not found'],
  [{ seq: 2, fields: 1, filled: 1 }, 'Filled in 1 field of 1 paper', ''],
  [{ notFound: 1 }, 'Nothing new was found', 'It was not found'],
  [{ notFound: 1, complete: 4 }, 'Nothing new was found', '1 was not found'],
  [{ withoutId: 1 }, 'There is nothing to ask by', 'It has no DOI or arXiv id'],
  [{ withoutId: 3, complete: 1 }, 'There is nothing to ask by', '3 have no DOI or arXiv id'],
  [{ complete: 1 }, 'Nothing is missing that could be fetched', ''],
  [{ unchanged: 1 }, 'Nothing new was found', 'No more is known of it'],
  [{ unlike: 1 }, 'Nothing new was found', 'It is another paper by its id'],
  [{ left: 2 }, 'Stopped', '2 were not asked about'],
  [
    { seq: 2, fields: 4, filled: 1, failed: 1_200, trouble },
    'Filled in 4 fields of 1 paper',
    '1,200 were not answered for: arXiv asks to wait 2 minutes',
  ],
])('what came of %j is said in words', (known, title, details) => {
  expect(wordsOf({ ...none, ...known })).toEqual({ title, details })
})
