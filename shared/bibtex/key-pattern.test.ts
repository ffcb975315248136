import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draft } from '../library/paper.ts'
import { filters, parts } from './key-parts.ts'
import { keyPresets, readKeyPattern, usualPattern } from './key-pattern.ts'

const kettles = draft({
  title: 'On the Whistling of Kettles: A Field Study in Łódź',
  authors: [
    { family: 'Ødegård', given: 'Åse' },
    { family: 'Berg', given: 'Jan', particle: 'van der' },
    { literal: 'The Kettle Group' },
  ],
  year: 2024,
  month: 3,
  venue: 'Annals of Tea',
  arxivId: '2403.01234',
})
const pair = draft({ title: 'Tea', authors: [{ family: 'Lima' }, { family: 'Haddad' }], year: 2021 })
const alone = draft({ title: 'Steam Rises', authors: [{ family: 'Lima', given: 'Ana' }] })
const bare = draft({ title: 'Steam Rises' })

/** The key a pattern gives; the problem where it is none. */
function made(text: string, paper = kettles): string {
  const { pattern, problem } = readKeyPattern(text)
  return pattern ? pattern(paper) : problem
}

describe('a pattern of Better BibTeX', () => {
  it.each([
    ['auth', 'Odegard'],
    ['auth(3)', 'Ode'],
    ['auth(0,2)', 'vanderBerg'],
    ['authorLast', 'TheKettleGroup'],
    ['authors', 'OdegardvanderBergTheKettleGroup'],
    ['authors(1)', 'OdegardEtAl'],
    ["authors(2, 'More')", 'OdegardvanderBergMore'],
    ['authorsAlpha', 'OvT'],
    ['authEtAl', 'OdegardEtAl'],
    ['authEtal2', 'Odegard-etal'],
    ['authAuthEa', 'Odegard-vanderBerg-ea'],
    ['authshort + year', 'OvT2024'],
    ['authForeIni + auth', 'AOdegard'],
    ['title', 'WhistlingKettlesFieldStudyLodz'],
    ['shorttitle', 'WhistlingKettlesField'],
    ['shorttitle(2)', 'WhistlingKettles'],
    ['veryshorttitle', 'Whistling'],
    ['camel(2)', 'WhistlingKettles'],
    ['auth + journal', 'OdegardAnnalsTea'],
    ['auth + journal.abbr', 'OdegardAT'],
    ["auth.lower + '-' + shortyear + month", 'odegard-2403'],
    ['auth + arxiv', 'Odegard2403_01234'],
    ['AUTH.Upper+Year', 'ODEGARD2024'],
    ["title.lower.capitalize.select(2,1).prefix('x:')", 'x:Kettles'],
    ["title.condense('_').substring(1,12)", 'Whistling_Ke'],
    ["title.replace('Field','Tea').skipwords", 'WhistlingKettlesTeaStudyLodz'],
    ["journal.default('nowhere')", 'AnnalsTea'],
    ["(auth + year).postfix('-x')", 'Odegard2024-x'],
  ])('%s makes %s', (text, key) => {
    expect(made(text)).toBe(key)
  })

  it('does with one or two authors as it does with many', () => {
    expect(made('authEtAl', pair)).toBe('LimaHaddad')
    expect(made('authEtal2', pair)).toBe('Lima-Haddad')
    expect(made('authAuthEa', pair)).toBe('Lima-Haddad')
    expect(made('authshort', alone)).toBe('Lima')
    expect(made('authorsAlpha', alone)).toBe('Lim')
  })

  it('takes the next alternative, or the other of two, where nothing is known', () => {
    expect(made('auth + year | title', bare)).toBe('SteamRises')
    expect(made('year ? auth + year : auth + title', alone)).toBe('LimaSteamRises')
    expect(made('year ? auth + year : auth + title', pair)).toBe('Lima2021')
    expect(made("journal.default('nowhere')", bare)).toBe('nowhere')
    expect(made("auth + journal.prefix('-')", alone)).toBe('Lima')
  })

  it('begins small where the name it would begin with is not known', () => {
    expect(made(usualPattern, bare)).toBe('steamRises')
    expect(made('auth + title', bare)).toBe('SteamRises')
  })

  it('is never empty and never figures alone', () => {
    expect(made('journal', bare)).toBe('paper')
    expect(made('year', kettles)).toBe('arxiv2403_012342024')
    expect(made('year', pair)).toBe('paper2021')
  })
})

describe('a pattern of JabRef', () => {
  it.each([
    ['[auth][year]', 'Odegard2024'],
    ['[auth:lower]_[year]', 'odegard_2024'],
    ['[auth3][shortyear]', 'Ode24'],
    ['[auth3_2]', 'van'],
    ['[auth.etal]-[year]', 'Odegard-etal-2024'],
    ['[authors1]', 'OdegardEtAl'],
    ['[shorttitle][veryshorttitle:upper]', 'WhistlingKettlesFieldWHISTLING'],
    ['[camel2:abbr]', 'WK'],
    ['[auth]:[title:abbr]', 'Odegard:WKFSL'],
  ])('%s makes %s', (text, key) => {
    expect(made(text)).toBe(key)
  })

  it('has a text for what is not known', () => {
    expect(made('[auth:(Anon)][year:(nd)]', bare)).toBe('Anonnd')
  })
})

describe('a pattern that is none', () => {
  it.each([
    ['', 'A part of a paper such as auth or year is missing at the end.'],
    ['auth +', 'A part of a paper such as auth or year is missing at the end.'],
    ['auth year', '“year” was not understood.'],
    ["'x'", 'Name at least one part of a paper, such as auth or year.'],
    ["auth + 'x%y'", 'A key has letters, figures, “:”, “_” and “-”; “%” is none of them.'],
    ['(auth', 'A “(” is not closed.'],
    ['auth(1,2,3)', 'auth takes at most 2 in brackets.'],
    ['year(2)', 'year takes nothing in brackets.'],
    ['auth(', "auth takes numbers or 'text' between its brackets."],
    ['auth ? year', 'A “?” needs a “:” with what to take otherwise.'],
    ['auth.', 'A filter such as lower is missing at the end.'],
    ['[auth][year', 'A “[” is not closed.'],
  ])('%j is refused in words', (text, problem) => {
    expect(readKeyPattern(text)).toEqual({ pattern: null, problem })
  })

  it('is told which names there are', () => {
    expect(readKeyPattern('author').problem).toMatch(/^There is no part “author”\. There is: auth, .*year/)
    expect(readKeyPattern('auth.small').problem).toMatch(/^There is no filter “small”\. There is: lower/)
    expect(readKeyPattern('[auth:small]').problem).toMatch(/^There is no modifier “small”/)
  })
})

it('the presets are patterns', () => {
  expect(keyPresets.map(({ text }) => made(text))).toEqual([
    'odegardWhistlingKettlesField2024',
    'Odegard2024',
  ])
})

it('no pattern makes a key that cannot be cited, whatever the paper', () => {
  const text = fc.oneof(
    fc.constantFrom('Tea', '水', 'É', 'x'.repeat(300), '{', '\\x', ''),
    fc.string({ unit: 'binary' }),
  )
  const anyPaper = fc
    .record({ title: text, family: text, year: fc.option(fc.integer({ min: 1, max: 2100 })) })
    .map(({ title, family, year }) =>
      draft({ title, venue: title, authors: [{ family }, { literal: title }], year }),
    )
  const anyPattern = fc
    .array(
      fc.tuple(
        fc.constantFrom(...parts.keys()),
        fc.array(fc.constantFrom(...filters.keys()), { maxLength: 3 }),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map(terms => terms.map(([part, chain]) => [part, ...chain].join('.')).join(' + '))
  fc.assert(
    fc.property(anyPattern, anyPaper, (pattern, paper) => {
      expect(made(pattern, paper)).toMatch(/^[A-Za-z0-9:_-]{1,200}$/)
    }),
  )
})

it('reads any text as a pattern or says what is wrong', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z().+|;?:'"0-9[\] ,]{0,20}$/), text => {
      const { pattern, problem } = readKeyPattern(text)
      expect((pattern === null) !== (problem === null)).toBe(true)
    }),
    { numRuns: 500 },
  )
})
