import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayText } from './display.ts'
import { splitMath } from './math.ts'
import { hasDoubleSpace, isTidyAscii } from './spaces.ts'

describe('splitMath', () => {
  it('finds formulas between dollars and in TeX brackets', () => {
    expect(splitMath('Cost $O(n^2)$ and \\(x_i\\) or $$y$$.')).toEqual([
      { type: 'text', text: 'Cost ' },
      { type: 'math', text: 'O(n^2)' },
      { type: 'text', text: ' and ' },
      { type: 'math', text: 'x_i' },
      { type: 'text', text: ' or ' },
      { type: 'math', text: 'y' },
      { type: 'text', text: '.' },
    ])
  })

  it.each([
    'from $5 to $10 a month',
    'a lone $ sign',
    '$ x $',
    `$${'x'.repeat(2_001)}$`,
    `$${'{'.repeat(60)}$`,
  ])('leaves %j as text', text => {
    expect(splitMath(text).every(({ type }) => type === 'text')).toBe(true)
  })

  it('loses no character of running text', () => {
    fc.assert(
      fc.property(
        fc.string().map(text => text.replaceAll(/[$\\]/g, '')),
        text => {
          expect(
            splitMath(text)
              .map(part => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})

describe('displayText', () => {
  it('leaves out what nobody sees', () => {
    expect(displayText('safe\u202egnp.exe\u200b\u0007')).toBe('safegnp.exe')
  })

  it('keeps joiners that a script needs', () => {
    expect(displayText('می\u200cخواهم 👩\u200d🔬')).toBe('می\u200cخواهم 👩\u200d🔬')
  })
})

describe('hasDoubleSpace', () => {
  it('finds two spaces wherever they stand in a text, and no others', () => {
    const words = 'tea was ! measured é with — care 中 '.repeat(6)
    for (let at = 0; at <= words.length; at++) {
      expect(hasDoubleSpace(`${words.slice(0, at)}x${words.slice(at)}`), String(at)).toBe(false)
      expect(hasDoubleSpace(`${words.slice(0, at)}  ${words.slice(at)}`), String(at)).toBe(true)
    }
    expect(hasDoubleSpace(`${words}${' '.repeat(2)}`)).toBe(true)
    expect(hasDoubleSpace('a b  c'.repeat(20_000))).toBe(true)
    expect(hasDoubleSpace(words.repeat(1_000))).toBe(false)
  })
})

describe('isTidyAscii', () => {
  it('is what a pattern finds, for long texts as for short ones', () => {
    const sign = fc.constantFrom(
      '\u0000',
      '\t',
      '\u001f',
      ' ',
      '!',
      'a',
      '~',
      '\u007f',
      '\u0080',
      'é',
      'ễ',
      '\ud800',
      '😀',
    )
    const odd = fc.array(fc.tuple(sign, sign), { maxLength: 2 })
    fc.assert(
      fc.property(odd, fc.nat(300), fc.nat(300), (signs, before, after) => {
        const text = `${'ab c!'.repeat(before).slice(0, before)}${signs.flat().join('')}${'d e'.repeat(after).slice(0, after)}`
        expect(isTidyAscii(text)).toBe(!/[^ -~]| {2}/.test(text))
      }),
      { numRuns: 3_000 },
    )
  })
})
