import { describe, expect, it } from 'vitest'
import { filled, gapsOf } from './gaps.ts'
import { type Draft, draft } from './paper.ts'

const gaps = (known: Partial<Draft>, told: Partial<Draft>) =>
  gapsOf(draft({ title: 'Tea', ...known }), draft({ title: 'Tea', ...told }))

describe('gaps', () => {
  it('are what only the other knows', () => {
    const told = { abstract: 'Hot.', authors: [{ family: 'Lima' }], year: 2020, month: 5, doi: '10.1000/t' }
    expect(gaps({ year: 2020 }, told)).toEqual({
      abstract: ['', 'Hot.'],
      authors: [[], [{ family: 'Lima' }]],
      month: [null, 5],
      doi: [null, '10.1000/t'],
    })
  })

  it('of a preprint are the kind of what was published, where that comes with it', () => {
    const published = { type: 'paper-conference', venue: 'TeaConf', year: 2020 } as const
    expect(gaps({ type: 'article', year: 2020 }, published)).toEqual({
      type: ['article', 'paper-conference'],
      venue: [null, 'TeaConf'],
    })
    expect(gaps({ type: 'article', venue: 'TeaConf' }, published)).not.toHaveProperty('type')
    expect(gaps({ type: 'report' }, published)).not.toHaveProperty('type')
    expect(gaps({ type: 'article' }, { type: 'paper-conference' })).toEqual({})
  })

  it('of a preprint are the date of what was published, where the known one is that of its id', () => {
    const published = { venue: 'TeaConf', year: 2023, month: 7 }
    const venue = [null, 'TeaConf']
    const preprint = { arxivId: '2206.07690', year: 2022, month: 6 }
    expect(gaps(preprint, published)).toEqual({ venue, year: [2022, 2023], month: [6, 7] })
    expect(gaps(preprint, { venue: 'TeaConf' })).toEqual({ venue })
    expect(gaps({ ...preprint, venue: 'TeaConf' }, published)).toEqual({})
    expect(gaps({ ...preprint, month: 5 }, published)).toEqual({ venue })
    expect(gaps({ ...preprint, arxivId: null }, published)).toEqual({ venue })
  })

  it('are never where something stands, whoever wrote it', () => {
    const known = draft({
      title: 'Mine',
      abstract: 'mine',
      authors: [{ literal: 'me' }],
      year: 1,
      month: 1,
      arxivId: 'a',
      primaryClass: 'p',
      doi: 'd',
      venue: 'v',
      links: [{ kind: 'page', url: 'https://mine.example' }],
      pages: '1',
      keywords: ['mine'],
    })
    const told = draft({
      title: 'Theirs',
      abstract: 'theirs',
      authors: [{ literal: 'they' }],
      year: 2,
      month: 2,
      arxivId: 'b',
      primaryClass: 'q',
      doi: 'e',
      venue: 'v',
      links: [],
      pages: '2',
      keywords: ['theirs'],
    })
    expect(gapsOf(known, told)).toEqual({})
    expect(filled(known, told)).toBe(known)
  })

  it.each<[string, Partial<Draft>, Partial<Draft>, readonly string[]]>([
    ['the month of another year', { year: 2020 }, { year: 2021, month: 5, day: 3 }, []],
    ['the month with its year', {}, { year: 2021, month: 5, day: 3 }, ['year', 'month', 'day']],
    ['the day of another month', { year: 2021, month: 4 }, { year: 2021, month: 5, day: 3 }, []],
    [
      'pages of another journal',
      { venue: 'Tea Letters' },
      { venue: 'Journal of Tea', pages: '3', volume: '1' },
      [],
    ],
    [
      'pages of the journal',
      { venue: 'Tea Letters' },
      { venue: 'TEA letters', pages: '3', volume: '1' },
      ['volume', 'pages'],
    ],
    ['the class of another preprint', { arxivId: '1' }, { arxivId: '2', primaryClass: 'cs.LG' }, []],
  ])('take %s only where it belongs', (_, known, told, fields) => {
    expect(Object.keys(gaps(known, told)).sort()).toEqual([...fields].sort())
  })

  it('are a title where a paper is called by its id', () => {
    expect(gapsOf(draft({ title: 'arXiv:2206.07690' }), draft({ title: 'Tea' }))).toEqual({
      title: ['arXiv:2206.07690', 'Tea'],
    })
    expect(gapsOf(draft({ title: 'arXiv:2206.07690' }), draft({ title: '2206.07690' }))).toEqual({})
  })

  it('bring further fields one by one', () => {
    expect(gaps({ other: { note: 'mine' } }, { other: { note: 'theirs', school: 'S' } })).toEqual({
      other: [{ note: 'mine' }, { note: 'mine', school: 'S' }],
    })
    expect(gaps({ other: { note: 'mine' } }, { other: { note: 'theirs' } })).toEqual({})
  })
})
