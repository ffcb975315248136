import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NearIndex } from './near.ts'
import { type Draft, draft, paperId } from './paper.ts'

const title = 'Kettles That Learn to Whistle in Tune: A Field Study'
const lima = [{ family: 'Lima' }]

function areNear(a: Partial<Draft>, b: Partial<Draft>): boolean {
  const index = new NearIndex<number>()
  index.add(0, draft({ title, ...a }))
  return index.find(draft({ title, ...b })).length > 0
}

describe('NearIndex', () => {
  it.each<[string, Partial<Draft>, Partial<Draft>]>([
    ['a letter that is wrong', {}, { title: 'Kettles That Lern to Whistle in Tune: A Field Study' }],
    ['a word more', {}, { title: 'Kettles That Learn to Whistle in Tune: A Large Field Study' }],
    [
      'a subtitle that only one has, of a shared author',
      { authors: lima },
      { title: 'Kettles That Learn to Whistle in Tune: A Study', authors: lima },
    ],
    [
      'one title of years apart by a shared author',
      { authors: lima, year: 2020 },
      { authors: lima, year: 2024 },
    ],
    ['one title under two DOIs', { doi: '10.1000/a' }, { doi: '10.1000/b' }],
    [
      'one title by others in the same year',
      { authors: lima, year: 2020 },
      { authors: [{ family: 'Dahl' }], year: 2020 },
    ],
    [
      'a DOI that two arXiv papers name',
      { doi: '10.1000/a', arxivId: '2206.00001' },
      { doi: '10.1000/a', arxivId: '2206.00002', title: 'Whistles' },
    ],
    [
      'a translated title in the same place of print',
      { authors: lima, year: 2020, volume: '12', pages: '30–41' },
      { title: 'Chaleiras que aprendem a assobiar', authors: lima, year: 2020, volume: '12', pages: '30' },
    ],
  ])('finds %s', (_, a, b) => {
    expect(areNear(a, b)).toBe(true)
  })

  it.each<[string, Partial<Draft>, Partial<Draft>]>([
    ['another title', {}, { title: 'A Census of Invisible Cats in Large Libraries' }],
    ['a title with half of the words', {}, { title: 'Kettles That Learn to Sing: A Long Field Report' }],
    [
      'one title by others in other years',
      { authors: lima, year: 2010 },
      { authors: [{ family: 'Dahl' }], year: 2020 },
    ],
    [
      'like titles under two DOIs',
      { doi: '10.1000/a' },
      { doi: '10.1000/b', title: 'Kettles That Learn to Whistle Out of Tune: A Field Study' },
    ],
  ])('passes over %s', (_, a, b) => {
    expect(areNear(a, b)).toBe(false)
  })

  it('answers the likeliest first, and at most three', () => {
    const index = new NearIndex<string>()
    index.add('far', draft({ title: `${title} of Cups` }))
    index.add('same', draft({ title: title.toUpperCase() }))
    for (const name of ['a', 'b', 'c']) index.add(name, draft({ title: `${title} of ${name} Pots` }))
    const found = index.find(draft({ title }))
    expect(found[0]).toBe('same')
    expect(found).toHaveLength(3)
  })

  it('forgets, and takes another paper of an id in its place', () => {
    const index = new NearIndex()
    const [kept, gone] = [paperId('k'), paperId('g')]
    for (const id of [kept, gone]) index.add(id, draft({ title }))
    index.remove(gone)
    expect(index.find(draft({ title }))).toEqual([kept])
    index.add(kept, draft({ title: 'Of Something Else Entirely' }))
    expect(index.find(draft({ title }))).toEqual([])
    expect(index.find(draft({ title: 'Of Something Else, Entirely' }))).toEqual([kept])
  })

  it('finds the same in whatever room there is', () => {
    const [grown, roomy] = [new NearIndex<number>(), new NearIndex<number>()]
    const titleOf = (at: number) => `${['Kettle', 'Saucer', 'Spoon'][at % 3]} ${at} in ${at * 7919} Parts`
    for (let at = 0; at < 2_000; at++) {
      if (at === 700) for (const rest of roomy.reserve(1_300)) expect(rest).toBeUndefined()
      grown.add(at, draft({ title: titleOf(at) }))
      roomy.add(at, draft({ title: titleOf(at) }))
    }
    for (let at = 0; at < 2_000; at++) {
      const asked = draft({ title: `${titleOf(at)}.` })
      expect(roomy.find(asked)).toContain(at)
      expect(roomy.find(asked)).toEqual(grown.find(asked))
    }
  })

  it('finds every title of a thousand again with a letter changed, whatever comes between', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 6, maxLength: 12 })
    fc.assert(
      fc.property(
        fc.uniqueArray(words, { minLength: 200, maxLength: 1000, selector: all => all.join() }),
        titles => {
          const index = new NearIndex<number>()
          titles.forEach((all, at) => index.add(at, draft({ title: all.join(' ') })))
          const missed = titles.filter((all, at) => {
            const changed = `${all.slice(0, -1).join(' ')} ${(all.at(-1) ?? '').slice(0, -1)}Q`
            return !index.find(draft({ title: changed })).includes(at)
          })
          expect(missed.length).toBeLessThanOrEqual(titles.length / 100)
        },
      ),
      { numRuns: 5, seed: 7 },
    )
  })
})
