/**
 * Text with TeX formulas in it. The text is text, whatever it looks like.
 */
import { Fragment, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { displayText } from '../../shared/text/display.ts'
import { splitMath } from '../../shared/text/math.ts'
import { drawFormula } from './formulas.ts'

interface MathTextProps {
  readonly text: string
  /** Which stretches of a piece of text are marked, in order; formulas are never cut. */
  readonly marked?: ((text: string) => readonly Stretch[]) | undefined
}

/** A stretch of a text: from, and up to but not including. */
interface Stretch {
  readonly start: number
  readonly end: number
}

export function MathText({ text, marked }: MathTextProps) {
  const parts = useMemo(() => splitMath(displayText(text)), [text])
  return parts.map((part, index) =>
    part.type === 'text' ? (
      <Fragment key={index}>{marked ? withMarks(part.text, marked(part.text)) : part.text}</Fragment>
    ) : (
      <Formula key={index} tex={part.text} />
    ),
  )
}

function withMarks(text: string, stretches: readonly Stretch[]): ReactNode[] {
  let place = 0
  const pieces = stretches.flatMap(({ start, end }) => {
    const before = text.slice(place, start)
    place = end
    return [before, <mark key={start}>{text.slice(start, end)}</mark>]
  })
  return [...pieces, text.slice(place)]
}

function Formula({ tex }: { readonly tex: string }) {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (place.current) return drawFormula(place.current, tex)
  }, [tex])
  // Its source stands there until it is drawn, and for good where it cannot be.
  return (
    <span ref={place} className="formula">
      {tex}
    </span>
  )
}
