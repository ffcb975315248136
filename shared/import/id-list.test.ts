import { describe, expect, test } from 'vitest'
import { readText } from './detect.ts'
import { identify, isPaperPage } from './ids.ts'
import { accountProblem } from './test-account.ts'

describe('identify', () => {
  test.each([
    ['2206.07690v3', '2206.07690', null],
    ['arXiv:hep-th/9709111', 'hep-th/9709111', null],
    ['https://arxiv.org/pdf/2206.07690v1.pdf', '2206.07690', null],
    ['https://arxiv.org/abs/2206.07690?context=cs', '2206.07690', null],
    ['https://huggingface.co/papers/2206.07690#community', '2206.07690', null],
    ['https://www.alphaxiv.org/abs/2206.07690', '2206.07690', null],
    ['https://ar5iv.labs.arxiv.org/html/2206.07690', '2206.07690', null],
    ['10.48550/arXiv.2206.07690', '2206.07690', null],
    ['doi:10.1000/tea_(1)', null, '10.1000/tea_(1)'],
    ['10.1000/tea).', null, '10.1000/tea'],
    ['10.1000/tea [doi]', null, '10.1000/tea'],
    ['https://doi.org/10.1000%2Ftea', null, '10.1000/tea'],
    ['https://dl.acm.org/doi/10.1145/1.2?x=y', null, '10.1145/1.2'],
    ['https://onlinelibrary.example/doi/full/10.1002/jts.1/pdf', null, '10.1002/jts.1'],
  ])('reads %s', (text, arxivId, doi) => {
    expect(identify(text)).toMatchObject({ arxivId, doi })
  })

  test.each(['tea', '2019.99999', '10.1000', 'http://', 'https://tea', 'a b'])(
    'reads nothing in %s',
    text => {
      expect(identify(text)).toBeNull()
    },
  )

  test('knows pages of papers that say no id', () => {
    expect(isPaperPage('https://openreview.net/forum?id=abc')).toBe(true)
    expect(isPaperPage('https://tea.example/paper')).toBe(false)
  })
})

describe('a list of ids', () => {
  const papersOf = (text: string) => {
    const reading = readText(text)
    expect(accountProblem(text, reading)).toBeNull()
    return reading.papers.map(({ draft: { title, arxivId, doi }, lines }) => [
      title,
      arxivId ?? doi,
      lines[0],
    ])
  }

  test('becomes papers that are called by their ids', () => {
    const text =
      '2206.07690\narXiv:2206.07691v2 [cs.LG]\n\nhttps://arxiv.org/abs/2206.07692\nhttps://doi.org/10.1000/tea\nhttps://openreview.net/forum?id=abc\n'
    expect(papersOf(text)).toEqual([
      ['arXiv:2206.07690', '2206.07690', 1],
      ['arXiv:2206.07691', '2206.07691', 2],
      ['arXiv:2206.07692', '2206.07692', 4],
      ['10.1000/tea', '10.1000/tea', 5],
      ['https://openreview.net/forum?id=abc', null, 6],
    ])
    expect(readText(text)).toMatchObject({ kind: 'ids', unsure: [], chrome: [] })
    expect(readText(text).papers[0]?.draft).toMatchObject({ year: 2022, month: 6 })
  })

  test.each([
    ['one id', '2206.07690', [['arXiv:2206.07690', '2206.07690', 1]]],
    [
      'ids in one line',
      '2206.07690, 2206.07691; 10.1000/tea',
      [
        ['arXiv:2206.07690', '2206.07690', 1],
        ['arXiv:2206.07691', '2206.07691', 1],
        ['10.1000/tea', '10.1000/tea', 1],
      ],
    ],
    [
      'titles above',
      'Tea in Winter: A Study\nhttps://arxiv.org/abs/2206.07690\n\nCups of Unusual Size\nhttps://arxiv.org/abs/2206.07691',
      [
        ['Tea in Winter: A Study', '2206.07690', 1],
        ['Cups of Unusual Size', '2206.07691', 4],
      ],
    ],
    [
      'titles beside',
      '1. Tea in Winter: A Study - https://arxiv.org/abs/2206.07690\n2. 2206.07691: Cups of Unusual Size',
      [
        ['Tea in Winter: A Study', '2206.07690', 1],
        ['Cups of Unusual Size', '2206.07691', 2],
      ],
    ],
  ])('is read with %s', (_, text, papers) => {
    expect(papersOf(text)).toEqual(papers)
  })

  test('takes no line for a title that leads to what follows', () => {
    expect(papersOf('Please read these for next week:\n\nhttps://arxiv.org/abs/2206.07690\n')).toEqual([
      ['arXiv:2206.07690', '2206.07690', 3],
    ])
  })

  test('is not what stands with the papers of a listing', () => {
    const abstract = 'We steep tea for three minutes and ask who drinks it. '.repeat(5).trim()
    const text = `Tea in Winter: A Study\n${abstract}\narXiv:2206.07690\nhttps://github.com/example/tea\nCups of Unusual Size\n${abstract}\n10.1000/cups`
    expect(readText(text).kind).toBe('listing')
    expect(papersOf(text).map(([, id]) => id)).toEqual(['2206.07690', '10.1000/cups'])
  })
})
