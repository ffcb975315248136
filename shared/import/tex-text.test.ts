import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { texToText } from './tex-text.ts'

describe('texToText', () => {
  it.each([
    [String.raw`a full 360{\deg} turn`, 'a full 360° turn'],
    [String.raw`a full 360\deg turn`, 'a full 360° turn'],
    [String.raw`a narrow stra\ss e`, 'a narrow straße'],
    [String.raw`slow, e.g.~on rainy days~(LLMs)`, 'slow, e.g. on rainy days (LLMs)'],
    [String.raw`+1.41\% and +2\\%`, '+1.41% and +2%'],
    [String.raw`Smith \& Sons, item \#3, a\_b, \$5`, 'Smith & Sons, item #3, a_b, $5'],
    [String.raw`we present \proj, a kiln`, String.raw`we present \proj, a kiln`],
    [String.raw`{\proj} stays`, String.raw`{\proj} stays`],
    ["a ``memory wall'' of sorts", 'a “memory wall” of sorts'],
    ["five feet, 3'' tall, ``never closed", "five feet, 3'' tall, ``never closed"],
    [
      String.raw`G\"odel, {\"o}, {\'e}, \'{e}, \'{\i}, \c{c}, \v{S}, \c c, {\o}re`,
      'Gödel, ö, é, é, í, ç, Š, ç, øre',
    ],
    [String.raw`he said \"hello\"`, String.raw`he said \"hello\"`],
    ['pages 3--5---or so -- and --flag', 'pages 3–5—or so – and --flag'],
    [String.raw`\emph{very \textbf{bold}} and {\em soft}`, 'very bold and soft'],
    [String.raw`\emph{never closed`, String.raw`\emph{never closed`],
    ['the set {1, 2}', 'the set {1, 2}'],
    ['about ~10 of 2~3 days', 'about ~10 of 2~3 days'],
    [String.raw`cost $\alpha~\%$ and~$n$~nodes`, String.raw`cost $\alpha~\%$ and $n$ nodes`],
    [String.raw`a bound \(O(n)\) holds`, 'a bound $O(n)$ holds'],
    [String.raw`see https://example.org/~ada/a\_b--c.`, 'see https://example.org/~ada/a_b--c.'],
  ])('reads %j', (tex, text) => {
    expect(texToText(tex)).toBe(text)
  })

  it.each([
    [String.raw`{\LaTeX} and {\TeX}nicians`, 'LaTeX and TeXnicians'],
    [String.raw`H\textsubscript{2}O, m\textsuperscript{-1}, 3\textsuperscript{rd}`, 'H₂O, m⁻¹, 3rd'],
    [String.raw`an \enquote{idea} of \mkbibquote{two}`, 'an “idea” of “two”'],
    [String.raw`the (11\=22) and (1\={2}) planes`, 'the (112̄2) and (12̄) planes'],
    [String.raw`a \foo{big}{cup} of {T}ea`, String.raw`a \foo{big}{cup} of Tea`],
    [String.raw`Ragn{\d}ur and {\proj}ect`, String.raw`Ragn{\d}ur and {\proj}ect`],
    [
      String.raw`{A \em cup} of \begin{em}tea\end{em} \begin{x}y\end{x}`,
      String.raw`A cup of tea \begin{x}y\end{x}`,
    ],
    [String.raw`Nguy{\~{\^e}}n and \'{\^{e}}`, 'Nguyễn and ế'],
    ['{GPT}-4 and {{B}ERT} in {a} cup', 'GPT-4 and BERT in a cup'],
    ['{Plain} words  of {two}\tlines', 'Plain words of two lines'],
    ['{Tea} and {never closed', 'Tea and {never closed'],
    ['never} opened {Tea}', 'never} opened Tea'],
    ['{a} price of $5', 'a price of $5'],
    ['12--34', '12–34'],
    [String.raw`{\"u}ber {\`a} la {\~n}, {\"h} and {\'1}`, String.raw`über à la ñ, ḧ and \'1`],
    [String.raw`{\emph{Tea}}, {\bf bold}, {\c c}, {\v{s}}, {T}ea`, 'Tea, bold, ç, š, Tea'],
  ])('reads the field %j', (tex, text) => {
    expect(texToText(tex, { keepsBraces: false })).toBe(text)
  })

  it('folds white space and removes what nobody sees', () => {
    expect(texToText('\ufeff a\u00a0\tb\r\nc\u0007\u200b e\u0301 \ud800 ')).toBe('a b c é \ufffd')
  })

  it('leaves plain text as it is, and what it wrote once for ever', () => {
    const plain = fc.string({
      unit: fc.constantFrom(...'ab Zé§—“”°.,;:!?()[]<>/=+*3'.split('')),
      maxLength: 60,
    })
    fc.assert(
      fc.property(plain, text => {
        const once = texToText(text)
        expect(once).toBe(text.trim().replace(/ +/g, ' '))
        expect(texToText(once)).toBe(once)
      }),
    )
  })

  it('keeps every formula', () => {
    const formula = fc
      .stringMatching(/^[a-z\\{}^_~%&#'`-]{0,20}x$/)
      .filter(tex => !/\\$|\\x|^\\?[()]/.test(tex))
    fc.assert(
      fc.property(formula, tex => {
        expect(texToText(`a $${tex}$ b`)).toBe(`a $${tex}$ b`)
      }),
    )
  })
})
