import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texToText } from '../import/tex-text.ts'
import { cleanText } from '../text/clean.ts'
import { mathSpans } from '../text/math-spans.ts'
import { escapeId, escapeName, escapeText, escapeTitle, escapeVerbatim } from './escape.ts'
import { isBalanced } from './math.ts'
import { readNames } from './names.ts'
import { unicodeToTex, unmappedCharacters } from './unicode-tex.ts'

/** Text with everything that TeX, BibTeX or a parser could stumble over. */
const signs = Array.from(' {}$%&#_^~\\`\'"<>|-=@,;:()[]!?./*+0123éøßŁñğőķạαΩ≤∞—–“”‘’…°§水')
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...signs),
      fc.constantFrom('a', 'B', 'GPT', 'and', '\\input', '\\def', '^^4d', '$x$'),
    ),
  )
  .map(parts => parts.join(''))

/** Our own reading of a field; `{}` only keeps ligatures apart, and a symbol is a formula of one command. */
function decoded(field: string): string {
  return texToText(field.replace(/\{\}/g, '\ue000').replace(/\{\$(\\[A-Za-z]+)\$\}/g, '{$1}')).replaceAll(
    '\ue000',
    '',
  )
}

describe('escapeText', () => {
  it.each([
    ['50% of A&B, item #3, a_b, $5', '50\\% of A\\&B, item \\#3, a\\_b, \\$5'],
    ['{x} ~ ^', '{\\textbraceleft}x{\\textbraceright} {\\textasciitilde} {\\textasciicircum}'],
    ['a \\proj', 'a {\\textbackslash}proj'],
    ['run $O(n \\log n)$ now', 'run $O(n \\log n)$ now'],
    ['from $5 to $10', 'from \\$5 to \\$10'],
    ['--flag', '-{}-flag'],
    [
      '360° café naïve Ødegård Łódź',
      "360{\\textdegree} caf{\\'e} na{\\\"i}ve {\\O}deg{\\r{a}}rd {\\L}{\\'o}d{\\'z}",
    ],
    [
      'α ≤ 3—ish “so”',
      '{$\\alpha$} {$\\leq$} 3{\\textemdash}ish {\\textquotedblleft}so{\\textquotedblright}',
    ],
    ['two\n\n@article{lines', 'two @article{\\textbraceleft}lines'],
  ])('writes %j', (text, tex) => {
    expect(escapeText(text)).toBe(tex)
  })

  it.each([
    '\\input{secrets}',
    '\\immediate\\write18{touch canary}',
    '$\\input{secrets}$',
    '$\\csname input\\endcsname secrets$',
    '$\\catcode`\\@=0$',
    '$\\def\\x{\\x}\\x$',
    '$^^5cinput secrets$',
    '$a}{b$',
    '$\\{a$',
    '$a\\{}$',
    '$\\openout5=canary$',
    '\\(\\write18{x}\\)',
    '$x % y$',
    '$\\left( x$',
    '$a^b^c$',
    '$\\frac$',
  ])('lets no command out of %j', text => {
    const tex = escapeText(text)
    expect(tex).not.toMatch(/(?<!\\)\$/)
    expect(isBalanced(tex)).toBe(true)
    const commands = tex.match(/\\[A-Za-z]+/g) ?? []
    expect(commands.filter(command => !/^\\text(?:backslash|brace|ascii)/.test(command))).toEqual([])
  })

  it('is balanced whatever the text, in every kind of field', () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: 'binary' })), text => {
        const names = [
          { literal: text },
          { family: text },
          { family: text, given: text, suffix: text, particle: text },
        ]
        const fields = [
          escapeText(text),
          escapeTitle(text),
          escapeVerbatim(text),
          ...names.map(name => escapeName(name)),
        ]
        expect(fields.every(isBalanced)).toBe(true)
        expect(fields.join('')).not.toMatch(/[\n\r]|\\[{}]/)
      }),
      { numRuns: 500 },
    )
  })

  it('comes back as it went, by our own reading', () => {
    fc.assert(
      fc.property(
        nasty.map(text => text.replaceAll('$', '')),
        text => {
          expect(decoded(escapeText(text))).toBe(cleanText(text))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('comes back as it went, by another parser', () => {
    const readable = nasty.filter(text => mathSpans(text).length === 0)
    fc.assert(
      fc.property(readable, text => {
        const source = `@misc{k, title = {${escapeTitle(text)}}, abstract = {x ${escapeText(text)} x}}`
        const { entries, errors } = parse(source, { sentenceCase: false })
        expect(errors).toEqual([])
        expect(letters(entries[0]?.fields['abstract'] ?? '')).toBe(letters(`x ${text} x`))
        expect(letters(entries[0]?.fields['title'] ?? '')).toBe(letters(text))
      }),
      { numRuns: 200 },
    )
  })
})

/** Everything but white space; the parser writes a grave accent of its own for the one on the keyboard. */
function letters(text: string): string {
  return text.normalize('NFC').replace(/ˋ/g, '`').replace(/\s+/g, '')
}

describe('escapeTitle', () => {
  it.each([
    ['JM3D & JM3D-LLM: A Survey', '{JM3D} \\& {JM3D}-{LLM}: A Survey'],
    ['GPT-4 and LLMs', '{GPT}-4 and {LLMs}'],
    ['With A Universal Plan, Vitamin A', 'With A Universal Plan, Vitamin {A}'],
    ['Modern C++ in 3D', 'Modern {C}++ in {3D}'],
    ['Sorting in $O(n \\log n)$', 'Sorting in {$O(n \\log n)$}'],
    ['École and ÉTS', "{\\'E}cole and {{\\'E}TS}"],
    ['Cats, Plainly', 'Cats, Plainly'],
  ])('protects words of %j', (title, tex) => {
    expect(escapeTitle(title)).toBe(tex)
  })
})

describe('escapeName', () => {
  it.each([
    [{ family: 'Lima', given: 'Ana' }, 'Lima, Ana'],
    [{ family: 'Berg', given: 'Jan', particle: 'van der' }, 'van der Berg, Jan'],
    [{ family: 'King', given: 'Martin', suffix: 'Jr.' }, 'King, Jr., Martin'],
    [{ literal: 'The Kettle & Cup Group' }, '{The Kettle \\& Cup Group}'],
    [{ family: 'Ibn Sina' }, '{Ibn Sina}'],
    [{ family: 'Plato' }, 'Plato'],
    [{ family: 'Smith and Sons', given: 'A' }, '{Smith and Sons}, A'],
    [{ literal: 'others' }, '{others}'],
    [{ family: 'Иванов', given: 'Иван А.' }, '{\\relax И}ванов, {\\relax И}ван {\\relax А}.'],
    [{ family: 'Éluard', given: 'Zo-Ưu' }, "{\\'E}luard, Zo-{\\relax Ư}u"],
    [{}, ''],
  ])('writes %j', (name, tex) => {
    expect(escapeName(name)).toBe(tex)
  })
})

it('writes letters that BibTeX must not cut, and reads the names again, as another parser does', () => {
  const names = [
    { family: 'Иванов', given: 'Иван Ильич' },
    { family: '李', given: '明' },
    { family: 'Nguyễn', given: 'Ươ Zoë' },
  ]
  const field = names.map(name => escapeName(name)).join(' and ')
  expect(readNames(field)).toEqual(names)
  const { entries } = parse(`@misc{k, author = {${field}}}`)
  const parsed = entries[0]?.fields.author?.map(({ lastName, firstName }) => ({
    ...{ family: lastName?.normalize(), given: firstName?.normalize() },
  }))
  expect(parsed).toEqual(names)
  expect(escapeName({ family: 'Иванов', given: 'Иван' }, text => text)).toBe('Иванов, Иван')
})

describe('escapeVerbatim', () => {
  it('leaves what links are made of, and encodes what breaks a field', () => {
    expect(escapeVerbatim('https://example.org/a_b~c%20d#e&f')).toBe('https://example.org/a_b~c%20d#e&f')
    expect(escapeId('10.1000/(SICI)1:2<3>4_5;6%7 {}')).toBe('10.1000/(SICI)1:2<3>4_5;6%7%20%7B%7D')
    expect(escapeVerbatim('https://example.org/{x}\\input y')).toBe('https://example.org/%7Bx%7D%5Cinput%20y')
  })
})

describe('unicodeToTex', () => {
  it.each([
    ['ế', "{\\'{\\^e}}"],
    ['ǿ', "{\\'{\\o}}"],
    ['č', '{\\v{c}}'],
    ['x²', 'x{$^{2}$}'],
    ['plain', 'plain'],
  ])('spells %s', (text, tex) => {
    expect(unicodeToTex(text)).toBe(tex)
  })

  it('names the characters it has no name for', () => {
    expect(unmappedCharacters('水 and é and 🐌, 水')).toEqual(['水', '🐌'])
  })
})
