import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draft, type Draft, paperId } from '../library/paper.ts'
import { assignKeys, keyPattern } from './cite-key.ts'
import { usualPattern } from './key-pattern.ts'

describe('the usual pattern', () => {
  it.each<[string, Partial<Draft> & { title: string }]>([
    [
      'vaswaniAttentionAllYou2017',
      { title: 'Attention Is All You Need', authors: [{ family: 'Vaswani' }], year: 2017 },
    ],
    [
      'speculativeMoECommunication',
      { title: 'Speculative MoE: Communication Efficient Parallel MoE Inference' },
    ],
    [
      'vanderbergPretrainingTea2024',
      { title: 'Pre-training on Tea', authors: [{ family: 'Berg', particle: 'van der' }], year: 2024 },
    ],
    ['odegardUberStrasseLodz', { title: 'Über die Straße: Łódź', authors: [{ family: 'Ødegård' }] }],
    ['jm3dTea', { title: 'JM3D: Tea' }],
    ['gaussTheoriaToyPsychi', { title: 'Θεωρία του ψυχή', authors: [{ family: 'Gauss' }] }],
    ['ivanovChai', { title: 'Чай', authors: [{ family: 'Иванов' }] }],
    ['limaAlphaTea', { title: '$\\alpha$-Tea', authors: [{ family: 'Lima' }] }],
    ['arxiv2206_07690', { title: '水壶学习', arxivId: '2206.07690' }],
    ['paper2024', { title: '水壶学习', year: 2024 }],
    ['paper', { title: '' }],
    ['thekettlegroupTea', { title: 'Tea', authors: [{ literal: 'The Kettle Group' }] }],
  ])('makes %s', (key, paper) => {
    expect(keyPattern(usualPattern)(draft(paper))).toBe(key)
  })
})

const titles = fc.oneof(fc.constantFrom('Tea', 'TEA', 'Tea a', '水'), fc.string({ unit: 'grapheme' }))
const papers = fc
  .array(
    fc.record({
      title: titles,
      family: fc.oneof(fc.constantFrom('Lima', 'LIMA', ''), fc.string({ unit: 'grapheme', maxLength: 8 })),
      year: fc.option(fc.integer({ min: 1, max: 2100 })),
      citeKey: fc.option(fc.stringMatching(/^tea[a-c]?$/), { freq: 8 }),
    }),
    { maxLength: 60 },
  )
  .map(list => {
    const pinned = new Set<string>()
    return list.map(({ title, family, year, citeKey }, index) => {
      const key = citeKey !== null && !pinned.has(citeKey) ? citeKey : null
      if (key !== null) pinned.add(key)
      return { ...draft({ title, year, authors: [{ family }] }), id: paperId(`p${index}`), citeKey: key }
    })
  })

describe('assignKeys', () => {
  it('gives every paper a key of its own, in ASCII, and keeps pinned ones', () => {
    fc.assert(
      fc.property(papers, list => {
        const keys = assignKeys(list, ['TEAB'])
        const fresh = list.filter(({ citeKey }) => citeKey === null).map(({ id }) => keys.get(id) ?? '')
        const pinned = list.flatMap(({ citeKey }) => citeKey ?? [])
        const all = [...fresh, ...pinned].map(key => key.toLowerCase())
        expect(new Set(all).size).toBe(all.length)
        expect(fresh).not.toContain('teab')
        expect(fresh.every(key => /^[A-Za-z0-9:_-]+$/.test(key))).toBe(true)
        expect(list.every(({ id, citeKey }) => citeKey === null || keys.get(id) === citeKey)).toBe(true)
        expect(assignKeys(list, ['TEAB'])).toEqual(keys)
      }),
    )
  })

  it('counts a, b, ..., z, aa', () => {
    const list = Array.from({ length: 29 }, (_, index) => ({
      ...draft({ title: 'Tea' }),
      id: paperId(`p${index}`),
      citeKey: index === 2 ? 'teaB' : null,
    }))
    const keys = [...assignKeys(list).values()]
    expect([keys[0], keys[1], keys[2], keys[3], keys[26], keys[27], keys[28]]).toEqual([
      'tea',
      'teaa',
      'teaB',
      'teac',
      'teaz',
      'teaaa',
      'teaab',
    ])
  })

  it('leaves keys of other papers alone, whatever their capitals', () => {
    const paper = {
      ...draft({ title: 'Tea', authors: [{ family: 'Lima' }] }),
      id: paperId('p'),
      citeKey: null,
    }
    expect(assignKeys([paper], new Set(['LIMATEA'])).get(paper.id)).toBe('limaTeaa')
  })
})
