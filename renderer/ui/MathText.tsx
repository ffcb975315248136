/**
 * Text with TeX formulas in it. The text is text, whatever it looks like.
 */
import type { KatexOptions } from 'katex'
import { Fragment, type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { katex } from './katex.ts'
import { displayText } from '../../shared/text/display.ts'
import { splitMath } from '../../shared/text/math.ts'

interface Katex {
  readonly katex: typeof katex
}

// Limits against formulas made to hang a reader; `maxSize` in em, `maxExpand` in macro steps.
const limits: KatexOptions = {
  trust: false,
  throwOnError: false,
  maxExpand: 200,
  maxSize: 20,
  strict: 'ignore',
}

// The library and its fonts are 370 kB: they come when the first formula does, and then stay.
let loaded: Katex | undefined
let loading: Promise<Katex> | undefined

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
    const node = place.current
    if (!node) return
    if (loaded) {
      render(loaded, tex, node)
      return
    }
    let isGone = false
    loading ??= import('./katex.ts')
    void loading.then(katex => {
      loaded = katex
      if (!isGone) render(katex, tex, node)
    })
    return () => {
      isGone = true
    }
  }, [tex])
  // Its source stands there until it is drawn, and for good where it cannot be.
  return (
    <span ref={place} className="formula">
      {tex}
    </span>
  )
}

function render({ katex }: Katex, tex: string, node: HTMLElement): void {
  try {
    katex.render(tex, node, { ...limits, macros: {} })
  } catch {
    // Deep braces throw even with throwOnError off; the source of the formula is still right.
    node.textContent = tex
  }
}
