import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHarmless, isPlainName, protectPlainWords } from './harmless.ts'

/** Signs of every kind, letters most often. */
const sign = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'B', 'and', ' and ', 'A', ' ', '-', '.', '3') },
  { weight: 1, arbitrary: fc.constantFrom(...'\\{}~^`<>|"#$%&_\'?!:;,()[]/*+=@\t\u007féễ—'.split('')) },
)
const text = fc.array(sign, { maxLength: 9 }).map(signs => signs.join(''))

test('what a pattern would find is found by hand, at any length', () => {
  fc.assert(
    fc.property(text, fc.nat(150), (signs, length) => {
      const whole = `${'a b'.repeat(length).slice(0, length)}${signs}`
      const acts = /[^ !'-;=?-[\]a-z]|--|''| {2}|^ | $/.test(whole) || /[\\^_`{|}~]/.test(whole)
      expect(isHarmless(whole), whole).toBe(!acts)
    }),
    { numRuns: 3_000 },
  )
})

test('a name is plain that is words of letters and dots, none of which parts names', () => {
  fc.assert(
    fc.property(text, part => {
      const isPlain =
        /^[A-Za-z][A-Za-z.]*(?:[ -][A-Za-z][A-Za-z.]*)*$/.test(part) && !/(?:^|\s)and(?:\s|$)/i.test(part)
      expect(isPlainName(part), part).toBe(isPlain)
    }),
    { numRuns: 3_000 },
  )
})

test.each([
  ['A Survey of B trees', 'A Survey of {B} trees'],
  ['Plan A', 'Plan {A}'],
  ['A: a letter', '{A}: a letter'],
  ['iPhones and LLMs', '{iPhones} and {LLMs}'],
  ['GPT-4 in 3D, 2nd part of 12', '{GPT}-4 in {3D}, {2nd} part of 12'],
  ['x2 and H2O', '{x2} and {H2O}'],
  ['Nothing to hold', 'Nothing to hold'],
])('capitals that a style would lower are held: %s', (title, held) => {
  expect(protectPlainWords(title)).toBe(held)
})
