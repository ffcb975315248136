import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(process.cwd(), 'renderer/styles')
const sheets = readdirSync(folder).filter(name => name.endsWith('.css') && name !== 'tokens.css')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

test.each(sheets)('%s names no colour of its own', name => {
  expect(read(name).match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/gi)).toBeNull()
})

test.each(sheets)('%s takes sizes from the tokens, but for breakpoints and shares of the window', name => {
  const rules = read(name).replaceAll(/@(media|container)[^{]*/g, '')
  expect(rules.match(/(?<![\w-])\d*\.?\d+(px|rem)\b/g)).toBeNull()
})

test('every token that a sheet uses exists, and every token is used', () => {
  const tokens = new Set(read('tokens.css').match(/--[\w-]+(?=:)/g))
  const all = [...sheets, 'tokens.css'].map(read).join('\n')
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, token]) => token))
  const byMenus = '--available-height' // set by Base UI on what it places
  expect([...used].filter(token => token !== byMenus && !tokens.has(token ?? ''))).toEqual([])
  expect([...tokens].filter(token => !used.has(token))).toEqual([])
})

test('cards are as high and as far apart as the list that places them says', () => {
  const sizes = readFileSync(join(process.cwd(), 'renderer/board/card-size.ts'), 'utf8')
  const numbers = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, number]) => number)
  const heights = numbers(read('tokens.css'), /--card-height: (\d+)px/g)
  expect(heights).toHaveLength(2)
  expect(numbers(sizes, /height: (\d+),/g)).toEqual(heights)
  expect(numbers(sizes, /gap: (\d+) }/g)).toEqual(numbers(read('tokens.css'), /--card-gap: (\d+)px/g))
})
