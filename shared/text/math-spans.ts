/**
 * Where formulas stand in a text, delimiters included.
 *
 * The rule is pandoc's `tex_math_dollars`: a formula opens with `$` before a
 * visible character, closes with the next `$` after one, and no digit follows.
 * One addition: a formula that starts with a command may be followed by a digit
 * (`$\sim$10`), since abstracts are full of these and prices are not. Linear.
 */

export interface MathSpan {
  /** Where the opening delimiter starts, in UTF-16 code units. */
  readonly start: number
  /** Just after the closing delimiter. */
  readonly end: number
  /** The TeX between the delimiters. */
  readonly tex: string
  readonly isDisplay: boolean
}

/** Characters a formula may have; longer ones stay text. */
const longestFormula = 2_000

const none: readonly MathSpan[] = []
const delimiter = /\\[\s\S]|\$\$?/g

/** The formulas of a text, in order, never overlapping. An escaped dollar is a dollar. */
export function mathSpans(text: string): readonly MathSpan[] {
  if (!text.includes('$') && !text.includes('\\(')) return none
  const spans: MathSpan[] = []
  let open: { start: number; mark: string } | null = null
  for (const { 0: mark, index } of text.matchAll(delimiter)) {
    const isDollar = mark.startsWith('$')
    if (!isDollar && mark !== '\\(' && mark !== '\\)') continue
    if (open !== null && (isDollar ? mark === open.mark : mark === '\\)' && open.mark === '\\(')) {
      const span = spanBetween(text, open.start, index, mark)
      if (span) {
        spans.push(span)
        open = null
        continue
      }
    }
    // A bracket inside dollars, and the other way round, closes nothing and opens something new.
    open = mark === '\\)' ? open : { start: index, mark }
  }
  return spans
}

function spanBetween(text: string, start: number, closeAt: number, mark: string): MathSpan | null {
  const tex = text.slice(start + mark.length, closeAt)
  const end = closeAt + mark.length
  if (tex.trim() === '' || tex.length > longestFormula) return null
  const isInline = mark === '$'
  if (isInline && (/^\s|\s$/.test(tex) || (/^\d/.test(text.slice(end, end + 1)) && !tex.startsWith('\\'))))
    return null
  return { start, end, tex, isDisplay: mark === '$$' }
}
