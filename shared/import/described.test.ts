import { describe, expect, it } from 'vitest'
import { dateOf } from './dates.ts'
import { toDraft } from './described.ts'
import { bylineOf, nameOf } from './people.ts'

describe('what a record says', () => {
  it('is a preprint where its journal is arXiv, with its id and class', () => {
    const venue = 'arXiv:2206.07690 [cs.LG, stat]'
    expect(toDraft({ title: 'On Tea', type: 'article-journal', venue })).toMatchObject({
      ...{ type: 'article', arxivId: '2206.07690', primaryClass: 'cs.LG', venue: null },
    })
  })

  it('keeps a journal whose name only begins like it', () => {
    const read = toDraft({ title: 'On Tea', type: 'article-journal', venue: 'Arxiv für Teekunde' })
    expect(read).toMatchObject({ type: 'article-journal', venue: 'Arxiv für Teekunde' })
  })

  it('takes "others" for nobody, and remembers that there are more', () => {
    const read = toDraft({
      title: 'On Tea',
      authors: [{ family: 'Roe', given: 'Ann' }, { literal: 'others' }],
    })
    expect(read).toMatchObject({ authors: [{ family: 'Roe', given: 'Ann' }], other: { others: 'author' } })
  })

  it('keeps the day, ranges of volumes with their dash, and the code of its language', () => {
    const read = toDraft({
      ...{ title: 'On Tea', year: 2020, month: 5, day: 2, volume: '1-3', issue: 'E95-D' },
      ...{ pages: '12 - 34', language: 'German' },
    })
    expect(read).toMatchObject({ day: 2, volume: '1–3', issue: 'E95-D', pages: '12–34', language: 'de' })
  })

  it('reads an escaped apostrophe as one', () => {
    expect(toDraft({ title: "A kettle\\'s song" })?.title).toBe("A kettle's song")
  })
})

it('finds a particle behind the given name, as catalogues write it', () => {
  expect(nameOf('Risi, Vincenzo de')).toEqual({ family: 'Risi', given: 'Vincenzo', particle: 'de' })
  expect(nameOf('Lima, Ana de la')).toEqual({ family: 'Lima', given: 'Ana', particle: 'de la' })
  expect(nameOf('Roe, Ann Della')).toEqual({ family: 'Roe', given: 'Ann Della' })
})

it.each([
  ['Roe A, van Berg PQ Jr, Kim CS.', ['Roe/A', 'van/Berg/PQ/Jr', 'Kim/CS']],
  ['Lima J.; O’Brew K.; de la Cruz M.-T.', ['Lima/J.', 'O’Brew/K.', 'de la/Cruz/M.-T.']],
  ['Roe A', ['Roe/A']],
  ['Roe, Ann', ['Roe/Ann']],
  ['van Berg, Jan P.', ['van/Berg/Jan P.']],
  // Family names in capitals, mixed forms, and people and bodies as they are called.
  ['Wei LI, Tao WU', ['LI/Wei', 'WU/Tao']],
  ['Ann Roe, Bo L.', ['Roe/Ann', 'L./Bo']],
  ['A. B. Roe; D. Lima', ['Roe/A. B.', 'Lima/D.']],
  ['Ann Roe, Jan Berg', ['Roe/Ann', 'Berg/Jan']],
  ['Tea, Kettle Society', ['Tea', 'Kettle Society']],
])('reads the people of %s', (byline, people) => {
  const written = bylineOf(byline).map(({ particle, family, literal, given, suffix }) =>
    [particle, family ?? literal, given, suffix].filter(part => part !== undefined).join('/'),
  )
  expect(written).toEqual(people)
})

it.each([
  ['03/2018', 2018, 3],
  ['03 2018', 2018, 3],
  ['[1990] 2002', 2002, null],
  ['30/12/2011', 2011, 12],
  ['12/30/2011', 2011, 12],
  ['10/06/2014', 2014, null],
])('dates %s', (date, year, month) => {
  expect(dateOf(date)).toEqual({ year, month })
})
