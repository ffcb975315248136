/**
 * Which formulas may stand in an exported entry as they are.
 *
 * A title is a stranger's text, and TeX runs what it reads. Only commands of
 * this list get out inside dollars; a formula with any other, or one that would
 * stop a LaTeX run, is written as plain text instead. The commands are those of
 * LaTeX, amsmath and amssymb that only set type.
 */
import { mathSymbols } from '../text/tex-symbols.ts'
import { unicodeToMath } from './unicode-tex.ts'

const allowed: ReadonlySet<string> = new Set([
  ...mathSymbols.map(([, name]) => name),
  ...`
    le ge ne to gets land lor lnot ll gg epsilon implies iff varnothing varkappa digamma colon prime dagger ddagger
    frac tfrac dfrac binom sqrt overline underline hat widehat bar tilde widetilde vec dot ddot breve check acute grave
    mathring overrightarrow overleftarrow overbrace underbrace stackrel overset underset substack phantom boxed
    mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak boldsymbol operatorname text textrm textbf
    textit textsc textsf texttt rm bf it cal mbox
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh exp log ln lg det dim ker deg gcd hom arg
    lim limsup liminf max min sup inf Pr bmod pmod mod
    bigcup bigcap bigvee bigwedge bigoplus bigotimes bigodot coprod iint iiint limits nolimits displaystyle textstyle
    left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr lbrace rbrace lbrack rbrack
    lvert rvert lVert rVert vert Vert backslash
    quad qquad ldots dots dotsc dotsb cdotp ddots hbar imath jmath wp mho Finv hslash eth
    lesssim gtrsim leqslant geqslant lessgtr preceq succeq trianglelefteq trianglerighteq triangleq doteq asymp bowtie
    sqcup sqcap sqsubseteq sqsupseteq uplus amalg wr dashv rightharpoonup rightleftharpoons hookrightarrow
    twoheadrightarrow rightsquigarrow leadsto longmapsto longleftrightarrow Longrightarrow Longleftrightarrow
    xrightarrow xleftarrow Leftrightarrow upharpoonright nexists complement blacksquare square Box Diamond lozenge
    bigstar checkmark circledast ltimes rtimes therefore because nmid nparallel subsetneq supsetneq mathbin mathrel mathop
    mathord mathopen mathclose ell
  `
    .trim()
    .split(/\s+/),
])

/** Commands that are nothing without an argument. */
const greedy =
  /\\(?:frac|tfrac|dfrac|binom|sqrt|hat|bar|tilde|vec|math[a-z]+|operatorname|text[a-z]*)\s*(?:$|[}^_])/

/** The formula as it may be written between dollars, or null where it must be plain text. */
export function safeMath(tex: string): string | null {
  const words = [...tex.matchAll(/\\([A-Za-z]+|[\s\S]|$)/g)].map(([, word = '']) => word)
  const isKnown = words.every(word =>
    /^[A-Za-z]/.test(word) ? allowed.has(word) : /^[,;:!> {}|%#&$_/-]$/.test(word),
  )
  if (!isKnown) return null
  const bare = tex.replace(/\\[^A-Za-z]/g, ' ')
  if (/[%#&$]|\^\^/.test(bare) || greedy.test(tex) || hasLooseScript(bare)) return null
  // BibTeX counts `\{` as a brace and TeX does not: both must balance.
  if (!isBalanced(tex) || !isBalanced(bare)) return null
  const count = (name: string) => words.filter(word => word === name).length
  if (count('left') !== count('right')) return null
  return unicodeToMath(tex).replace(/\s+/g, ' ').trim()
}

/** Whether braces open and close in order. */
export function isBalanced(text: string): boolean {
  let depth = 0
  for (const character of text) {
    if (character === '{') depth++
    else if (character === '}' && --depth < 0) return false
  }
  return depth === 0
}

/** `x^`, `x^_`, `a^b^c`: TeX stops at each of them. */
function hasLooseScript(bare: string): boolean {
  return /[_^]\s*(?:$|[}^_&])/.test(bare) || /([_^])\s*(?:\\[A-Za-z]+|[^\\\s{}]|\{[^{}]*\})\s*\1/.test(bare)
}
