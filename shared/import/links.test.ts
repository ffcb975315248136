import { describe, expect, it } from 'vitest'
import { findLinks, linkKind } from './links.ts'

describe('findLinks', () => {
  it('finds each link once, without the punctuation of its sentence', () => {
    const text =
      'Code (https://github.com/example/kiln.git.), page https://kiln.example.org/a_b/, again https://github.com/example/kiln.git; also github.com/example/oven.'
    expect(findLinks(text)).toEqual([
      { kind: 'code', url: 'https://github.com/example/kiln.git' },
      { kind: 'project', url: 'https://kiln.example.org/a_b/' },
      { kind: 'code', url: 'https://github.com/example/oven' },
    ])
  })

  it.each([
    'no link',
    'https://',
    'https://./',
    'https://localhost/x',
    'notgithub.com/x',
    `https://a.org/${'x'.repeat(3_000)}`,
  ])('finds none in %j', text => {
    expect(findLinks(text)).toEqual([])
  })
})

describe('linkKind', () => {
  it.each([
    ['https://arxiv.org/abs/2301.00001', 'page'],
    ['https://arxiv.org/pdf/2301.00001', 'pdf'],
    ['https://example.org/paper.pdf?download=1', 'pdf'],
    ['https://doi.org/10.1000/1', 'page'],
    ['https://huggingface.co/datasets/example/tea', 'data'],
    ['https://huggingface.co/example/tea', 'code'],
    ['https://gitlab.example.org/tea', 'code'],
    ['https://github.com.example.org/tea', 'project'],
    ['https://example.github.io/tea', 'project'],
  ])('takes %s for %s', (url, kind) => {
    expect(linkKind(url)).toBe(kind)
  })
})
