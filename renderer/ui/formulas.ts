/**
 * Drawing formulas: a few milliseconds at a time, so that no key waits for an abstract full of them.
 *
 * The library and its fonts are 370 kB: they come when the first formula does,
 * and then stay. Until a formula is drawn, its source stands in its place.
 */
import type { KatexOptions } from 'katex'
import type { katex } from './katex.ts'

// Limits against formulas made to hang a reader; `maxSize` in em, `maxExpand` in macro steps.
const limits: KatexOptions = {
  trust: false,
  throwOnError: false,
  maxExpand: 200,
  maxSize: 20,
  strict: 'ignore',
}

/** Formulas are drawn for so long at one go, in milliseconds; one takes between 0.2 and 2. */
const oneGo = 5

let loaded: typeof katex | undefined
let loading: Promise<unknown> | undefined

/** What is still to be drawn: the source of each formula by its place. */
const waiting = new Map<HTMLElement, string>()
let spent = 0
let isNextGoSet = false

/** Draws a formula into a node, at once where there is time for it. Answers what stops it. */
export function drawFormula(node: HTMLElement, tex: string): () => void {
  if (loaded && waiting.size === 0 && spent < oneGo) draw(loaded, node, tex)
  else waiting.set(node, tex)
  if (loaded) setNextGo()
  else
    loading ??= import('./katex.ts').then(module => {
      loaded = module.katex
      setNextGo()
    })
  return () => waiting.delete(node)
}

/** The next go is a task of its own: keys and paints come in between. */
function setNextGo(): void {
  if (isNextGoSet) return
  isNextGoSet = true
  setTimeout(() => {
    isNextGoSet = false
    spent = 0
    for (const [node, tex] of waiting) {
      if (!loaded || spent >= oneGo) break
      waiting.delete(node)
      draw(loaded, node, tex)
    }
    if (waiting.size > 0) setNextGo()
  })
}

function draw(by: typeof katex, node: HTMLElement, tex: string): void {
  const begun = performance.now()
  try {
    by.render(tex, node, { ...limits, macros: {} })
  } catch {
    // Deep braces throw even with throwOnError off; the source of the formula is still right.
    node.textContent = tex
  }
  spent += performance.now() - begun
}
