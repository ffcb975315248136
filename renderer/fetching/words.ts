/**
 * What came of fetching, in words.
 */
import type { Fetched } from '../../shared/ipc/fetching.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'

export interface FetchedWords {
  readonly title: string
  readonly details: string
}

/** `Filled in 7 fields of 3 papers` and `2 were not found`. */
export function wordsOf(fetched: Fetched): FetchedWords {
  const { complete, withoutId, unchanged, notFound, unlike, failed, left, trouble } = fetched
  const asked = fetched.filled + unchanged + notFound + unlike + failed + left
  const isOne = asked + complete + withoutId === 1
  /** `It was`, `1 was`, `3 were`. */
  const of = (count: number, one: string, several: string) =>
    count === 0 ? '' : `${isOne ? 'It' : digitsOf(count)} ${count === 1 ? one : several}`
  const failure = of(failed, 'was not answered for', 'were not answered for')
  const details = [
    of(notFound, 'was not found', 'were not found'),
    of(unlike, 'is another paper by its id', 'are other papers by their ids'),
    of(withoutId, 'has no DOI or arXiv id', 'have no DOI or arXiv id'),
    trouble === null || failure === '' ? failure : `${failure}: ${trouble.message.replace(/\.$/, '')}`,
    of(left, 'was not asked about', 'were not asked about'),
    fetched.filled === 0 && unchanged > 0
      ? 'No more is known of them'.replace('them', isOne ? 'it' : 'them')
      : '',
  ]
  return { title: titleOf(fetched, asked), details: details.filter(text => text !== '').join('. ') }
}

function titleOf({ fields, filled, withoutId, left }: Fetched, asked: number): string {
  if (filled > 0) return `Filled in ${countOf(fields, 'field')} of ${countOf(filled)}`
  if (asked === 0)
    return withoutId > 0 ? 'There is nothing to ask by' : 'Nothing is missing that could be fetched'
  return left === asked ? 'Stopped' : 'Nothing new was found'
}
