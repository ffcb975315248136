import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arxivIdIn, doiIn } from './identifiers.ts'
import { identityKeys, IdentityIndex } from './identity.ts'
import { type Draft, draft, paperId } from './paper.ts'
import { paper } from './test-paper.ts'

const title = 'Kettles That Learn to Whistle in Tune'

function areSame(a: Partial<Draft>, b: Partial<Draft>): boolean {
  const index = new IdentityIndex()
  index.add(paperId('a'), draft({ title, ...a }))
  return index.find(draft({ title, ...b })) === 'a'
}

describe('identityKeys', () => {
  it('lists the strongest first', () => {
    expect(identityKeys(draft({ title, arxivId: '2206.07690v3', doi: '10.1000/ABC' }))).toEqual([
      'arxiv:2206.07690',
      'doi:10.1000/abc',
      'title:kettlesthatlearntowhistleintune',
    ])
  })

  it("takes arXiv's own DOIs for arXiv ids", () => {
    expect(identityKeys(draft({ title: '', doi: 'https://doi.org/10.48550/arXiv.2206.07690' }))).toEqual([
      'arxiv:2206.07690',
    ])
  })
})

describe('IdentityIndex', () => {
  it.each<[string, Partial<Draft>, Partial<Draft>]>([
    [
      'the title in other letters',
      { title: 'Über Kettles: that LEARN!' },
      { title: 'uber kettles that learn' },
    ],
    [
      'a title in Chinese',
      { title: '基于注意力机制的水壶鸣叫音准学习研究' },
      { title: '基于注意力机制的水壶鸣叫音准学习研究。' },
    ],
    [
      'an arXiv id under another title',
      { arxivId: '2206.07690' },
      { title: 'Kettles, revised', arxivId: '2206.07690v2' },
    ],
    ['a DOI in other letters', { doi: '10.1000/ABC' }, { title: 'Kettles, revised', doi: '10.1000/abc' }],
    ['years next to each other', { year: 2023 }, { year: 2024 }],
    [
      'a shared author',
      { authors: [{ family: 'Ødegård' }, { family: 'Lima' }] },
      { authors: [{ family: 'LIMA' }] },
    ],
    ['a year that only one knows', { year: 2019 }, { authors: [{ family: 'Lima' }] }],
    ['a preprint and its published version', { arxivId: '2206.07690' }, { doi: '10.1000/abc' }],
    [
      "a preprint's DOI and the published paper's",
      { doi: '10.1101/2020.01.02.123456' },
      { doi: '10.1000/abc' },
    ],
    [
      'two versions of a preprint',
      { doi: '10.21203/rs.3.rs-12345/v1' },
      { title: 'Kettles, revised', doi: '10.21203/rs.3.rs-12345/v2' },
    ],
    ["a database's record of a paper", { doi: '10.1002/central/CN-01234567' }, { doi: '10.1000/abc' }],
    [
      'one place in print under another form of the title',
      { authors: [{ family: 'Lima' }], year: 2020, volume: '12', pages: 'S30–S41' },
      {
        title: 'Kettles that learn to whistle in tune. A field study',
        authors: [{ family: 'Lima' }, { family: 'Dahl' }],
        year: 2020,
        volume: '12 Suppl 1',
        pages: '30',
      },
    ],
    [
      'a short title whose abstract agrees',
      { title: 'Introduction', abstract: 'We begin.' },
      { title: 'Introduction', abstract: 'We begin!' },
    ],
  ])('recognises %s', (_, a, b) => {
    expect(areSame(a, b)).toBe(true)
  })

  it.each<[string, Partial<Draft>, Partial<Draft>]>([
    ['years apart', { year: 2020 }, { year: 2022 }],
    ['no shared author', { authors: [{ family: 'Lima' }] }, { authors: [{ literal: 'The Kettle Group' }] }],
    ['another arXiv id', { arxivId: '2206.07690' }, { doi: '10.48550/arXiv.2206.07691' }],
    ['another DOI', { doi: '10.1000/a' }, { doi: '10.1000/b' }],
    ['two preprints', { doi: '10.2139/ssrn.123456' }, { doi: '10.2139/ssrn.123457' }],
    [
      'one DOI that two arXiv papers name',
      { arxivId: '2206.07690', doi: '10.1000/a' },
      { arxivId: '2206.07691', doi: '10.1000/a', title: 'Whistles' },
    ],
    [
      'another volume: a talk and the article that came of it',
      { year: 2020, volume: '12' },
      { year: 2020, volume: '30' },
    ],
    ['another page', { year: 2020, pages: '12–30' }, { year: 2020, pages: '31' }],
    [
      'two abstracts on one page',
      { authors: [{ family: 'Lima' }], year: 2020, volume: '12', pages: 'S30' },
      {
        title: 'A Census of Invisible Cats',
        authors: [{ family: 'Lima' }],
        year: 2020,
        volume: '12',
        pages: 'S30',
      },
    ],
    [
      'a short title with another abstract',
      { title: 'Preface', abstract: 'We begin.' },
      { title: 'Preface', abstract: 'We end.' },
    ],
    ['a short title without abstracts', { title: 'Preface' }, { title: 'Preface' }],
    ['another title', {}, { title: 'Kettles That Learn to Whistle Out of Tune' }],
    [
      'another title in Chinese',
      { title: '基于注意力机制的水壶鸣叫音准学习研究' },
      { title: '基于注意力机制的茶杯鸣叫音准学习研究' },
    ],
  ])('keeps apart: %s', (_, a, b) => {
    expect(areSame(a, b)).toBe(false)
  })

  it('forgets what was removed and keeps the others', () => {
    const index = new IdentityIndex<number>()
    index.add(1, draft({ title, year: 2020 }))
    index.add(2, draft({ title, year: 2024 }))
    index.remove(1)
    expect([index.find(draft({ title, year: 2020 })), index.find(draft({ title, year: 2024 }))]).toEqual([
      null,
      2,
    ])
  })

  it('forgets, and takes another paper of an id in its place', () => {
    const gone = paper({ id: 'g', title: 'A Census of Invisible Cats' })
    const kept = paper({ id: 'k', title })
    const index = new IdentityIndex([gone, kept])
    index.remove(gone.id)
    index.add(kept.id, { ...kept, title: 'Kettles in Tune, Revisited' })
    const titles = [gone.title, title, 'Kettles in tune, revisited']
    expect(titles.map(text => index.find(draft({ title: text })))).toEqual([null, null, 'k'])
  })

  it('finds every paper that has a title again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 20 }), { maxLength: 20 }), titles => {
        const papers = titles.map(text => draft({ title: `${text} ${title}` }))
        const index = new IdentityIndex<number>()
        papers.forEach((paper, at) => index.add(at, paper))
        expect(papers.every(paper => index.find(paper) !== null)).toBe(true)
      }),
    )
  })
})

describe('identifiers', () => {
  it.each([
    ['https://arxiv.org/abs/2301.01234v2', '2301.01234'],
    ['arXiv:hep-th/9901001', 'hep-th/9901001'],
    ['http://arxiv.org/pdf/math.GT/0309136v1.pdf', 'math/0309136'],
    ['see arXiv:2301.01234', null],
    ['2301.012345', null],
  ])('reads %s as %s', (text, id) => {
    expect(arxivIdIn(text)).toBe(id)
  })

  it.each([
    ['https://doi.org/10.1000/AbC(1).', '10.1000/AbC(1)'],
    ['doi: 10.1000/x', '10.1000/x'],
    ['10.1000/x and more', null],
    ['10.1007%2Fs00001-019-1', '10.1007/s00001-019-1'],
    ['https://doi.org/10.1000/(SICI)49:8%3C693::AID%3E3.0', '10.1000/(SICI)49:8<693::AID>3.0'],
    ['10.1000/a%b', '10.1000/a%b'],
    ['10.1000/a%20b', '10.1000/a%20b'],
  ])('reads %s as %s', (text, doi) => {
    expect(doiIn(text)).toBe(doi)
  })
})
