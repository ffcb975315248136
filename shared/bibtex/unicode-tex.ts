/**
 * Unicode to TeX, for classic BibTeX and a LaTeX that knows plain commands only.
 *
 * Accented letters are composed by rule (`{\'e}`), symbols come from one table,
 * Greek and mathematics go into formulas (`{$\alpha$}`). What has no name here
 * stays as it is, and `unmappedCharacters` says so.
 */
import { isPlainAscii, wellFormed } from '../text/clean.ts'
import { displayText } from '../text/display.ts'
import { accents, mathSymbols, textSymbols } from '../text/tex-symbols.ts'

const accentOf = new Map(accents)

/** Dashes, spaces and the rest whose TeX is no single command. */
const spelled: ReadonlyMap<string, string> = new Map([
  ['\u00a0', '~'],
  ['\u2002', '{\\enspace}'],
  ['\u2003', '{\\quad}'],
  ['\u2009', '{\\,}'],
  ['\u202f', '{\\,}'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2012', '{\\textendash}'],
  ['\u2015', '{\\textemdash}'],
  ['\u2212', '{$-$}'],
  ['\u2032', "{$'$}"],
  ['µ', '{$\\mu$}'],
  ['Å', '{\\r{A}}'],
  ['å', '{\\r{a}}'],
  ['Ω', '{$\\Omega$}'],
  ['ﬁ', 'fi'],
  ['ﬂ', 'fl'],
  ['ﬀ', 'ff'],
  ['ﬃ', 'ffi'],
  ['ﬄ', 'ffl'],
])

const superscripts = Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹')
const subscripts = Array.from('₀₁₂₃₄₅₆₇₈₉')

const texOf: ReadonlyMap<string, string> = new Map([
  ...mathSymbols.map(([character, name]) => [character, `{$\\${name}$}`] as const),
  ...textSymbols.map(([character, name]) => [character, `{\\${name}}`] as const),
  ...superscripts.map((character, digit) => [character, `{$^{${digit}}$}`] as const),
  ...subscripts.map((character, digit) => [character, `{$_{${digit}}$}`] as const),
  ...spelled,
])

/** The command of a symbol inside a formula, without dollars. */
const mathOf: ReadonlyMap<string, string> = new Map(
  mathSymbols.map(([character, name]) => [character, `{\\${name}}`]),
)

/** A character and the marks set on it. */
const cluster = /[^\0-\x7f]\p{M}*|[A-Za-z]\p{M}+/gu

/** Text whose every character stands for itself alone: no marks to be set on letters, nothing unseen. */
const composed =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03c9\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2190-\u22ff]*$/
const spellings = new Map<string, string>()

/** Such a character as TeX; there are few of them, so each is spelled once. */
function spelledOnce(character: string): string {
  let spelling = spellings.get(character)
  if (spelling === undefined) {
    spelling = clusterToTex(character.normalize('NFC'))
    spellings.set(character, spelling)
  }
  return spelling
}

/** Turns every character beyond ASCII that has a name into TeX; ASCII is not touched. */
export function unicodeToTex(text: string): string {
  if (isPlainAscii(text)) return text
  if (composed.test(text)) return text.replace(/[^ -~]/g, spelledOnce)
  return visible(text).replace(cluster, clusterToTex)
}

/** Leaves Unicode as it is, for engines that read it: only what nobody sees is gone. */
export function unicodeAsIs(text: string): string {
  return isPlainAscii(text) ? text : visible(text)
}

/** `unicodeToTex` for the inside of a formula. */
export function unicodeToMath(tex: string): string {
  if (isPlainAscii(tex)) return tex
  return visible(tex).replace(/[^\0-\x7f]/gu, character => mathOf.get(character) ?? character)
}

/** The characters that no name is known for, each once: they need an engine that reads Unicode. */
export function unmappedCharacters(text: string): readonly string[] {
  return [...new Set(unicodeToTex(text).match(/[^\0-\x7f]/gu))]
}

/** What nobody sees would only break a LaTeX run; a lone half of a character becomes U+FFFD. */
function visible(text: string): string {
  return wellFormed(displayText(text).replace(/\u200c|\u200d|[\ufe00-\ufe0f]/g, '')).normalize('NFC')
}

function clusterToTex(found: string): string {
  const mapped = texOf.get(found)
  if (mapped !== undefined) return mapped
  const [base = '', ...marks] = found.normalize('NFD')
  const letter = /[A-Za-z]/.test(base) ? base : texOf.get(base)
  const commands = marks.map(mark => accentOf.get(mark))
  if (letter === undefined || commands.includes(undefined)) return found
  return commands.reduce<string>((inside, command) => accented(inside, command ?? ''), letter)
}

/** `{\'e}`, but `{\v{s}}`: a command of letters needs its argument in braces, and so does an argument that is one. */
function accented(inside: string, command: string): string {
  const isLetter = /^[A-Za-z]$/.test(inside)
  if (isLetter && !/[A-Za-z]/.test(command)) return `{\\${command}${inside}}`
  return `{\\${command}${isLetter ? `{${inside}}` : inside}}`
}
