import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isOurPage, locate } from './page.ts'

const root = join('/', 'opt', 'paperlane', 'out', 'renderer')

describe('the page', () => {
  test.each([
    ['app://paperlane/', join(root, 'index.html')],
    ['app://paperlane/index.html', join(root, 'index.html')],
    ['app://paperlane/assets/a%20b.css?v=1#top', join(root, 'assets', 'a b.css')],
    // The URL parser has removed these segments before anyone could follow them.
    ['app://paperlane/../../../etc/passwd', join(root, 'etc', 'passwd')],
    ['app://paperlane/%2e%2e/%2e%2e/etc/passwd', join(root, 'etc', 'passwd')],
  ])('serves %s from within its folder', (url, path) => {
    expect(locate(root, 'GET', url)).toEqual({ path })
  })

  test.each([
    ['app://paperlane/..%2f..%2fmain/index.js', 403],
    ['app://paperlane/assets/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd', 403],
    ['app://paperlane/..%5c..%5cmain', 403],
    ['app://paperlane/..%2frenderer-elsewhere%2fx', 403],
    ['app://paperlane/%', 400],
    ['app://paperlane/a%00b', 400],
    ['app://elsewhere/index.html', 404],
    ['app://user@paperlane/index.html', 404],
    ['file:///etc/passwd', 404],
    ['not a url', 404],
  ])('refuses %s with %i', (url, status) => {
    expect(locate(root, 'GET', url)).toEqual({ status })
  })

  test('is only ever read', () => {
    expect(locate(root, 'POST', 'app://paperlane/index.html')).toEqual({ status: 405 })
  })
})

test.each([
  ['app://paperlane/index.html', true],
  ['app://paperlane', true],
  ['app://paperlane.example/', false],
  ['app://paperlane@example.org/', false],
  ['https://paperlane/', false],
  ['file:///opt/paperlane/index.html', false],
  ['about:blank', false],
  ['', false],
])('%s is our page: %s', (url, expected) => {
  expect(isOurPage(url)).toBe(expected)
})
