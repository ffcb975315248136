import { describe, expect, test } from 'vitest'
import { paper } from '../../shared/library/test-paper.ts'
import { checkLink, linkOf } from './links.ts'

describe('a link to open', () => {
  test('over https is opened as it is', () => {
    expect(checkLink('https://example.org/abs/1?q=a#b')).toEqual({
      url: 'https://example.org/abs/1?q=a#b',
      host: 'example.org',
      needsConfirmation: false,
    })
  })

  test('over http is opened after a question', () => {
    expect(checkLink('http://example.org/')).toMatchObject({ needsConfirmation: true })
  })

  test('shows the name that DNS will be asked for', () => {
    expect(checkLink('https://аpple.example/')).toMatchObject({ host: 'xn--pple-43d.example' })
  })

  test.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' \u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'file://server/share',
    'smb://server/share',
    '\\\\server\\share',
    'vbscript:x',
    'ms-msdt:/id PCWDiagnostic',
    'search-ms:query=x',
    'mailto:a@example.org',
    'app://paperlane/index.html',
    'chrome://settings',
    'blob:https://example.org/1',
    'view-source:https://example.org',
    'ftp://example.org/',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    'https://',
    'example.org',
    '/etc/passwd',
    '',
    `https://example.org/${'a'.repeat(2048)}`,
    `https://example.org/${'ü'.repeat(1000)}`,
  ])('is refused: %j', url => {
    expect(() => checkLink(url)).toThrow(expect.objectContaining({ code: 'link-refused' }))
  })
})

describe('the link of a paper', () => {
  const code = { kind: 'code', url: 'https://example.org/code' } as const
  const page = { kind: 'page', url: 'https://example.org/page' } as const

  test('is the one of its kind', () => {
    expect(linkOf(paper({ id: 'a', links: [code, page] }), 'page')).toBe(page.url)
    expect(linkOf(paper({ id: 'a', links: [code, page] }), null)).toBe(page.url)
    expect(linkOf(paper({ id: 'a', links: [page] }), 'code')).toBeNull()
  })

  test('is its first one where it has no page', () => {
    expect(linkOf(paper({ id: 'a', links: [code] }), null)).toBe(code.url)
  })

  test('follows from its arXiv id or its DOI', () => {
    expect(linkOf(paper({ id: 'a', arxivId: 'hep-th/9901001', links: [code] }), null)).toBe(
      'https://arxiv.org/abs/hep-th/9901001',
    )
    expect(linkOf(paper({ id: 'a', arxivId: '2206.07690' }), 'pdf')).toBe('https://arxiv.org/pdf/2206.07690')
    expect(linkOf(paper({ id: 'a', doi: '10.1000/a<b>#c' }), null)).toBe(
      'https://doi.org/10.1000/a%3Cb%3E%23c',
    )
    expect(linkOf(paper({ id: 'a', doi: '10.1000/a' }), 'pdf')).toBeNull()
  })

  test('is none where nothing is known', () => {
    expect(linkOf(paper({ id: 'a' }), null)).toBeNull()
  })
})
