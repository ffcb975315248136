import fc from 'fast-check'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import { columns, type Paper, paperId } from '../../shared/library/paper.ts'
import { paper as paperOf } from '../../shared/library/test-paper.ts'
import { searchedText, textFields } from '../../shared/search/fields.ts'
import { matches } from '../../shared/search/matches.ts'
import { parseQuery } from '../../shared/search/query.ts'
import { wordsOf } from '../../shared/search/words.ts'
import { SearchEngine } from './engine.ts'
import { hasPhrase } from './evaluation.ts'
import { packPapers } from './packed-papers.ts'

const vocabulary = [
  'ray',
  'rays',
  'tracing',
  'trace',
  'graph',
  'gauß',
  'Gaussian',
  'neural',
  'net',
  'Ødegård',
  '深',
  '3d',
  'of',
]
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 6 }).map(words => words.join(' '))
const paper = fc.record({
  title: text,
  abstract: text,
  authors: fc.array(fc.constantFrom({ family: 'Ray' }, { family: 'Ødegård', given: 'Net' }), {
    maxLength: 2,
  }),
  tags: fc.array(fc.constantFrom('graph', 'to discuss', 'rays'), { maxLength: 2 }),
  note: text,
  column: fc.constantFrom(...columns),
  year: fc.constantFrom(null, 2019, 2024, 2025),
  addedAt: fc.constantFrom(1_000, 2_000_000_000_000),
  isStarred: fc.boolean(),
  links: fc
    .boolean()
    .map((has): Paper['links'] => (has ? [{ kind: 'code', url: 'https://example.org' }] : [])),
})
const papers = fc
  .array(paper, { maxLength: 12 })
  .map(list => list.map((fields, i): Paper => paperOf({ id: `p${i}`, ...fields })))
const term = fc.oneof(
  fc.constantFrom(
    'ray',
    'ra',
    'gauss',
    'gaus',
    'trac',
    '"ray"',
    '"ray tracing"',
    'odegard',
    '深',
    'n',
    'of 3d',
    'ray tr',
  ),
  fc.constantFrom(
    'title:ray',
    'author:ray',
    'tag:graph',
    'tag:"to disc',
    'note:net',
    'abstract:"neural net"',
  ),
  fc.constantFrom(
    'in:done',
    'in:inbox',
    'is:starred',
    'has:code',
    'has:note',
    'has:tag',
    'year:2024..',
    'year:..2024',
    'year:2019',
    'added:<7d',
    'added:>7d',
  ),
)
const query = fc
  .array(fc.tuple(fc.boolean(), term, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map(parts =>
    parts.map(([isNot, one, isOr], i) => `${i > 0 && isOr ? 'OR ' : ''}${isNot ? '-' : ''}${one}`).join(' '),
  )
const now = 2_000_000_000_100
const conditionOf = (typed: string) => {
  const { condition } = parseQuery(typed, now)
  if (!condition) throw new Error(`nothing is asked by ${typed}`)
  return condition
}
const engineOf = (list: readonly Paper[], restAfter?: number) => {
  const engine = new SearchEngine(undefined, [], restAfter)
  engine.put(packPapers(list, true))
  return engine
}

describe('the search engine', () => {
  it('finds what each paper by itself says it is', () => {
    fc.assert(
      fc.property(papers, query, (list, typed) => {
        const condition = conditionOf(typed)
        const engine = engineOf(list)
        const found = engine.find(condition)
        const expected = list.filter(one => matches(one, condition)).map(({ id }) => id)
        if (hasPhrase(condition)) expect(found).toEqual(expect.arrayContaining(expected))
        else expect(found.sort()).toEqual(expected.sort())
        const { ids, isAllBut } = engine.findBriefly(condition)
        expect(ids.length).toBeLessThanOrEqual(list.length / 2)
        const rest = list.map(({ id }): string => id).filter(id => !ids.includes(id))
        expect((isAllBut ? rest : [...ids]).sort()).toEqual(found.sort())
        expect(engine.count(condition)).toBe(found.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('finds what MiniSearch finds in the same words', () => {
    const words = fc.array(
      fc.constantFrom('ra', 'ray', 'trac', 'gauss', 'neu', 'net', 'ode', '3d', 'graph'),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(papers, words, (list, asked) => {
        const peer = new MiniSearch({ fields: [...textFields], tokenize: wordsOf, processTerm: one => one })
        peer.addAll(list.map(one => ({ ...searchedText(one), id: one.id, tag: one.tags.join('\n') })))
        const expected = peer
          .search(asked.join(' '), { prefix: true, combineWith: 'AND' })
          .map(({ id }) => String(id))
        const engine = engineOf(list)
        const condition = conditionOf(asked.join(' '))
        expect(engine.find(condition).sort()).toEqual(expected.sort())
        expect(engine.best(condition, 100).sort()).toEqual(expected.sort())
      }),
      { numRuns: 500 },
    )
  })

  it('knows the same after edits, removals, joins and gaps closed as when built afresh', () => {
    const step = fc.oneof(
      fc.record({ type: fc.constant('put' as const), i: fc.nat(11), fields: paper, withTexts: fc.boolean() }),
      fc.record({ type: fc.constant('remove' as const), i: fc.nat(11) }),
      fc.record({
        type: fc.constantFrom('find' as const, 'tidy' as const, 'joinAll' as const, 'compact' as const),
      }),
    )
    fc.assert(
      fc.property(papers, fc.array(step, { maxLength: 14 }), query, (list, steps, typed) => {
        const condition = conditionOf(typed)
        const engine = engineOf(list, 1)
        // Joins that are under way: each takes a step whenever something happens.
        const joins: Iterator<void>[] = []
        const present = new Map<string, Paper>(list.map(one => [one.id, one]))
        for (const one of steps) {
          for (const join of joins) join.next()
          if (one.type === 'put') {
            const id = paperId(`p${one.i}`)
            const known = present.get(id)
            const { column, isStarred } = one.fields
            // What only moves keeps its texts.
            const next: Paper | undefined = one.withTexts
              ? paperOf({ id, ...one.fields })
              : known && { ...known, column, isStarred }
            if (!next) continue
            present.set(id, next)
            engine.put(packPapers([next], one.withTexts))
          } else if (one.type === 'remove') {
            present.delete(`p${one.i}`)
            engine.remove([`p${one.i}`])
          } else if (one.type === 'find') engine.find(condition)
          else if (one.type === 'compact') engine.compact()
          else joins.push(engine[one.type]())
        }
        for (const join of joins) while (join.next().done !== true);
        expect(engine.size).toBe(present.size)
        expect(engine.find(condition).sort()).toEqual(
          engineOf([...present.values()])
            .find(condition)
            .sort(),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('puts first what has the word in its title, and as a whole', () => {
    const list = [
      paperOf({ id: 'far', title: 'Meshes', abstract: 'Of rays and other things.' }),
      paperOf({ id: 'near', title: 'Rays', abstract: '' }),
      paperOf({ id: 'exact', title: 'Ray', abstract: '' }),
    ]
    expect(engineOf(list).best(conditionOf('ray'), 2)).toEqual(['exact', 'near'])
  })
})

describe('many papers found', () => {
  const many = (from: number, count: number, title: string) =>
    Array.from({ length: count }, (_, at) => paperOf({ id: `m${from + at}`, title }))
  /** As somebody reads it who keeps the numbers that were told. */
  const reader = (engine: SearchEngine) => {
    let generation = 0
    let told: string[] = []
    return (typed: string) => {
      const found = engine.mark(conditionOf(typed), { generation, count: told.length })
      if (found.are === 'named') throw new Error('these are few')
      const { numbering, bits } = found
      told = [...(numbering.generation === generation ? told : []), ...numbering.ids.split('\n')]
      if (numbering.ids === '') told.pop()
      generation = numbering.generation
      const ids = told.filter((id, at) => id !== '' && (((bits[at >> 3] ?? 0) >> (at & 7)) & 1) === 1)
      expect(ids.length).toBe(found.count)
      return { ids: ids.toSorted(), isTold: numbering.ids !== '' }
    }
  }

  it('are told by numbers of which each is told once, through edits, removals and closed gaps', () => {
    const engine = new SearchEngine()
    const read = reader(engine)
    const same = (typed: string, isTold: boolean) =>
      expect(read(typed)).toEqual({ ids: engine.find(conditionOf(typed)).sort(), isTold })
    engine.put(packPapers([...many(0, 900, 'Ray tracing'), ...many(900, 900, 'Graph')], true))
    same('ray', true)
    same('-ray', false)
    engine.put(packPapers(many(100, 3, 'Graph'), true))
    same('graph', true)
    engine.remove(['m5', 'm950'])
    same('graph', false)
    same('-nothing', false)
    engine.compact()
    same('graph', true)
    same('ray', false)
  })
})

describe('a beginning that very many papers have', () => {
  const count = 50_001
  const titles = ['Alpha alto', 'also beta', 'gamma']
  const many = Array.from({ length: count }, (_, i) =>
    paperOf({ id: `p${i}`, title: titles[i % 3] ?? '', note: i === 5 ? 'alp' : '' }),
  )
  const asked = (query: string) => {
    const { condition } = parseQuery(query, 0)
    if (!condition) throw new Error('nothing is asked for')
    return condition
  }

  it('finds the same each time, also after papers changed and in one field alone', () => {
    const engine = new SearchEngine()
    engine.put(packPapers(many, true))
    engine.compact()
    const inTitle = Math.ceil((count * 2) / 3)
    for (const time of ['first', 'again']) {
      expect(engine.count(asked('al')), time).toBe(inTitle + 1)
      expect(engine.count(asked('title:al')), time).toBe(inTitle)
      expect(engine.count(asked('al bet')), time).toBe(count / 3)
      expect(engine.count(asked('-al')), time).toBe(count / 3 - 1)
    }
    engine.remove([many[0]?.id ?? ''])
    expect(engine.count(asked('al'))).toBe(inTitle)
    engine.put(packPapers([paperOf({ id: 'p2', title: 'alpine' })], true))
    expect(engine.count(asked('al'))).toBe(inTitle + 1)
    expect(engine.find(asked('alpi'))).toEqual(['p2'])
  })
})
