import { describe, expect, it } from 'vitest'
import { type Condition, parseQuery } from './query.ts'

const now = new Date(2026, 4, 20, 12).getTime()
const day = 24 * 60 * 60 * 1000
const conditionOf = (text: string) => parseQuery(text, now).condition
const word = (text: string, field: string | null = null, isWhole = false) => ({
  is: 'word',
  word: text,
  field,
  isWhole,
})

describe('a query', () => {
  it.each<[string, unknown]>([
    ['', null],
    ['  ', null],
    ['Gauß', word('gauss')],
    ['diffusion models', { is: 'and', conditions: [word('diffusion'), word('models')] }],
    ['self-supervised', { is: 'and', conditions: [word('self'), word('supervised')] }],
    ['"exact"', word('exact', null, true)],
    ['"still typ', { is: 'phrase', words: ['still', 'typ'], field: null, isOpen: true }],
    ['"A Phrase"', { is: 'phrase', words: ['a', 'phrase'], field: null, isOpen: false }],
    ['title:ray', word('ray', 'title')],
    ['AUTHORS:ødegård', word('odegard', 'author')],
    ['tag:"graph learning"', { is: 'phrase', words: ['graph', 'learning'], field: 'tag', isOpen: false }],
    ['-survey', { is: 'not', condition: word('survey') }],
    ['in:toread', { is: 'in', column: 'to-read' }],
    ['in:to-read', { is: 'in', column: 'to-read' }],
    ['in:sk', { is: 'in', column: 'skipped' }],
    ['is:starred', { is: 'starred' }],
    ['has:code', { is: 'has', what: 'code' }],
    ['has:notes', { is: 'has', what: 'note' }],
    ['year:2024', { is: 'year', from: 2024, to: 2024 }],
    ['year:2024..', { is: 'year', from: 2024, to: Infinity }],
    ['year:..2019', { is: 'year', from: -Infinity, to: 2019 }],
    ['year:2020..2023', { is: 'year', from: 2020, to: 2023 }],
    ['year:2020-2023', { is: 'year', from: 2020, to: 2023 }],
    ['year:>2020', { is: 'year', from: 2021, to: Infinity }],
    ['year:<=2020', { is: 'year', from: -Infinity, to: 2020 }],
    ['added:<7d', { is: 'time', of: 'added', from: now - 7 * day, to: Infinity }],
    ['moved:>2w', { is: 'time', of: 'moved', from: -Infinity, to: now - 14 * day }],
    [
      'added:today',
      { is: 'time', of: 'added', from: new Date(2026, 4, 20).getTime(), to: new Date(2026, 4, 21).getTime() },
    ],
    [
      'added:2026-02',
      { is: 'time', of: 'added', from: new Date(2026, 1, 1).getTime(), to: new Date(2026, 2, 1).getTime() },
    ],
    [
      'added:2025-12-30..2026',
      { is: 'time', of: 'added', from: new Date(2025, 11, 30).getTime(), to: new Date(2027, 0, 1).getTime() },
    ],
    ['ray OR beam', { is: 'or', conditions: [word('ray'), word('beam')] }],
    ['http://example.org', { is: 'and', conditions: [word('http'), word('example'), word('org')] }],
  ])('understands %s', (text, expected) => {
    const { condition, problems } = parseQuery(text, now)
    expect(condition).toEqual(expected)
    expect(problems).toEqual([])
  })

  it('joins alternatives after all of their words', () => {
    expect(conditionOf('ray tracing OR -beam')).toEqual({
      is: 'or',
      conditions: [
        { is: 'and', conditions: [word('ray'), word('tracing')] },
        { is: 'not', condition: word('beam') },
      ],
    })
  })

  it.each(['title:', '-', '"', 'OR', 'title:""', '-author:', '+++'])('passes over half-typed %s', text => {
    expect(parseQuery(`ray ${text}`, now)).toEqual({ condition: word('ray'), problems: [] })
  })

  it.each([
    ['in:garden', '“in:” takes a column: inbox, to-read, reading, done, skipped.'],
    ['year:soon', '“year:” takes a year such as 2024, or years such as 2020..2023.'],
    ['is:purple', '“is:” takes starred or a column.'],
  ])('says what is wrong with %s and goes on with the rest', (text, problem) => {
    expect(parseQuery(`ray ${text}`, now)).toEqual({ condition: word('ray'), problems: [problem] })
  })

  it.each(['added:soon', 'moved:2026-13', 'added:..', 'added:1..2..3'])('says that %s is no time', text => {
    const { condition, problems } = parseQuery(text, now)
    expect(condition).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('takes a time such as <7d')
  })

  it('reads whatever is typed without failing', () => {
    for (const text of ['"', '""', '-"', ':::', 'title:"', '|||', 'a:b:c', '"a"b"c', 'in:"to read"'])
      expect(Array.isArray(parseQuery(text, now).problems)).toBe(true)
    expect(conditionOf('in:"to read"')).toEqual<Condition>({ is: 'in', column: 'to-read' })
  })
})
