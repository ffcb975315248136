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

test('the card is as high as the list that places it says', () => {
  const column = readFileSync(join(process.cwd(), 'renderer/board/BoardColumn.tsx'), 'utf8')
  expect(/cardHeight = (\d+)/.exec(column)?.[1]).toBe(/--card-height: (\d+)px/.exec(read('tokens.css'))?.[1])
})
