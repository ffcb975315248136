import { expect, it } from 'vitest'
import { babelName, languageCode } from './languages.ts'

it.each([
  ['en_GB', 'en-GB', 'british'],
  ['English', 'en', 'english'],
  ['ger', 'de', 'ngerman'],
  ['pt-BR', 'pt-BR', 'brazilian'],
  ['zh-CN', 'zh-CN', 'chinese'],
  ['Klingon', 'Klingon', undefined],
])('%s is %s, and %s to babel', (said, code, name) => {
  expect(languageCode(said)).toBe(code)
  expect(babelName(said)).toBe(name)
})

it('comes back as the code that it went out as', () => {
  for (const code of ['en', 'en-GB', 'de', 'de-AT', 'fr', 'pt', 'pt-BR', 'nb', 'nn', 'zh'])
    expect(languageCode(babelName(code) ?? '')).toBe(code)
})
