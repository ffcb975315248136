import { describe, expect, test } from 'vitest'
import { askedIds, isAbout, missingOf, plainlyMissingOf } from './missing.ts'
import { draft } from './paper.ts'

describe('what is missing', () => {
  const whole = {
    ...{ title: 'On the Steeping of Tea', abstract: 'Hot.', authors: [{ family: 'Roe' }], year: 2020 },
    ...{ venue: 'Slow Water', publisher: 'Kettle Press', doi: '10.1000/tea' },
  }

  test('is nothing where everything is known', () => expect(missingOf(draft(whole))).toEqual([]))

  test('is every field that says nothing, and a title that is an id', () =>
    expect(missingOf(draft({ title: 'arXiv:2206.07690' }))).toEqual([
      'title',
      'authors',
      'year',
      'venue',
      'publisher',
      'doi',
      'abstract',
    ]))

  test('plainly is only what no paper is without', () => {
    const preprint = { ...whole, doi: null, venue: null, publisher: null, arxivId: '2206.07690' }
    expect(plainlyMissingOf(draft(preprint))).toEqual([])
    expect(plainlyMissingOf(draft({ ...preprint, doi: '10.48550/arXiv.2206.07690' }))).toEqual([])
    expect(plainlyMissingOf(draft({ ...preprint, doi: '10.1000/tea', year: null }))).toEqual([
      'year',
      'venue',
    ])
  })
})

test.each([
  [null, null, null, null],
  ['2206.07690', null, '2206.07690', null],
  [null, '10.48550/arXiv.2206.07690', '2206.07690', null],
  ['2206.07690', '10.1000/Tea', '2206.07690', '10.1000/tea'],
  [null, 'https://doi.org/10.1000/tea', null, '10.1000/tea'],
  ['no id', 'no doi', null, null],
  [null, '10.1000/', null, null],
])('a paper of arXiv id %s and DOI %s is asked about by %s and %s', (arxivId, doi, arxiv, other) =>
  expect(askedIds({ arxivId, doi })).toEqual({ arxivId: arxiv, doi: other }),
)

test.each<[string, Parameters<typeof draft>[0], boolean]>([
  ['the same title', { title: 'ON THE STEEPING OF TEA.' }, true],
  ['a longer title', { title: 'On the Steeping of Tea: a Study in Patience' }, true],
  ['another title', { title: 'A Census of Lighthouses' }, false],
  ['another title by the same people', { title: 'Patience', authors: [{ family: 'Roe' }] }, true],
  ['another title by others', { title: 'Patience', authors: [{ family: 'Kettle' }] }, false],
  ['no title but an id', { title: '10.1000/tea' }, true],
])('an answer with %s is about the paper: %s', (_, told, isSame) => {
  const paper = draft({ title: 'On the Steeping of Tea', authors: [{ family: 'Roe' }] })
  expect(isAbout(paper, draft(told))).toBe(isSame)
})
