/**
 * Where formulas stand in a text: `$...$`, `$$...$$` and `\(...\)`.
 *
 * A dollar is also money. The rule is pandoc's `tex_math_dollars`: a formula
 * opens with `$` before a visible character and closes with `$` after one, and
 * no digit follows the closing `$`. Everything else stays text.
 */

export interface TextPart {
  readonly type: 'text' | 'math'
  /** For `math`: the TeX between the delimiters. */
  readonly text: string
}

/** Characters a formula may have; longer ones stay text (a 200 kB formula takes a renderer 21 s). */
const longestFormula = 2_000
/** Formulas shown in one text; what comes after them stays text. */
const mostFormulas = 200
/** Braces within braces; deeper ones overflow a renderer's stack. */
const deepestNesting = 50

const formula =
  /\$\$(?=\S)([^$]{1,2000}?)(?<=\S)\$\$|\$(?=[^\s$])((?:\\.|[^$\\]){1,2000}?)(?<=\S)\$(?!\d)|\\\(([\s\S]{1,2000}?)\\\)/g

/** Splits a text into running text and formulas; joined with their delimiters, the parts are the text again. */
export function splitMath(text: string): TextPart[] {
  if (!text.includes('$') && !text.includes('\\(')) return [{ type: 'text', text }]
  const parts: TextPart[] = []
  let end = 0
  let formulas = 0
  for (const match of text.matchAll(formula)) {
    const tex = match[1] ?? match[2] ?? match[3] ?? ''
    if (formulas === mostFormulas) break
    if (tex.length > longestFormula || nesting(tex) > deepestNesting) continue
    if (match.index > end) parts.push({ type: 'text', text: text.slice(end, match.index) })
    parts.push({ type: 'math', text: tex })
    end = match.index + match[0].length
    formulas++
  }
  if (end < text.length) parts.push({ type: 'text', text: text.slice(end) })
  return parts
}

function nesting(tex: string): number {
  let depth = 0
  let deepest = 0
  for (const character of tex) {
    if (character === '{') deepest = Math.max(deepest, ++depth)
    else if (character === '}') depth--
  }
  return deepest
}
