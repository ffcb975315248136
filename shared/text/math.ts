/**
 * A text as running text and formulas, for showing it.
 *
 * Where formulas stand is said by `math-spans.ts`, once for showing, importing
 * and exporting; here come the limits of a renderer.
 */
import { mathSpans } from './math-spans.ts'

export interface TextPart {
  readonly type: 'text' | 'math'
  /** For `math`: the TeX between the delimiters. */
  readonly text: string
}

/** Formulas shown in one text; what comes after them stays text. */
const mostFormulas = 200
/** Braces within braces; deeper ones overflow a renderer's stack. */
const deepestNesting = 50

/** Splits a text into running text and formulas; joined with their delimiters, the parts are the text again. */
export function splitMath(text: string): TextPart[] {
  if (!text.includes('$') && !text.includes('\\(')) return [{ type: 'text', text }]
  const parts: TextPart[] = []
  let end = 0
  const shown = mathSpans(text).filter(({ tex }) => nesting(tex) <= deepestNesting)
  for (const span of shown.slice(0, mostFormulas)) {
    if (span.start > end) parts.push({ type: 'text', text: text.slice(end, span.start) })
    parts.push({ type: 'math', text: span.tex })
    end = span.end
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
