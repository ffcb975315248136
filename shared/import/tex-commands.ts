/**
 * What single TeX commands of running text stand for: accents, symbols, words, and what only dresses a text.
 */
import { accents, characterOf } from '../text/tex-symbols.ts'

const markOf: ReadonlyMap<string, string> = new Map(accents.map(([mark, command]) => [command, mark]))

/** Declarations at the start of a group, `{\em word}`: only the word stays. */
const declarations = new Set('em it bf tt sc rm sf sl itshape bfseries ttfamily scshape'.split(' '))

/** Commands that stand for a word. */
const words = new Set(['TeX', 'LaTeX', 'BibTeX', 'XeTeX', 'LuaTeX'])

/** How a command changes its argument: dresses it, quotes it, sets it high or low. */
export type Dress = 'dress' | 'quote' | 'super' | 'sub'
const dresses: ReadonlyMap<string, Dress> = new Map([
  ...`emph mkbibemph mkbibitalic mkbibbold text textit textbf texttt textsc textrm textsf textsl textup textmd textnormal
  underline mbox url`
    .split(/\s+/)
    .map(name => [name, 'dress'] as const),
  ...['enquote', 'mkbibquote', 'textquote'].map(name => [name, 'quote'] as const),
  ['textsuperscript', 'super'],
  ['textsubscript', 'sub'],
])

/** How a command changes the group behind it; undefined for any other command. */
export function dressOf(name: string): Dress | undefined {
  return dresses.get(name)
}

/** Whether a command is a declaration, which says how what follows is set and nothing more. */
export function isDeclaration(name: string): boolean {
  return declarations.has(name)
}

/** What a command without an argument stands for; undefined where it is not known. */
export function wordOf(name: string): string | undefined {
  return characterOf.get(name) ?? (words.has(name) ? name : undefined)
}

/** An accented letter and where it ends. */
export interface Accented {
  readonly letter: string
  readonly end: number
  /** Whether its base stood in braces. */
  readonly isBraced: boolean
}

/** Accents on accents, `\'{\^e}`: two are meant, more are a prank. */
const deepestAccent = 3
const accentSigns = '"\'^`~=.'
const dotless = /\\([ij])(?![A-Za-z])/y
const name = /[A-Za-z]+/y
const base = /\p{L}\p{M}*/uy
const digit = /\p{N}/uy

/**
 * The accented letter of the command that begins at a backslash: `\'e`, `\'{e}`, `\'{\i}`, `\c{c}`, `\c c`, `\'{\^e}`.
 * null where there is none, as in `{\d}`.
 */
export function accentAt(text: string, at: number, depth = 0): Accented | null {
  const sign = text[at + 1] ?? ''
  if (accentSigns.includes(sign)) return sign === '' ? null : accentOver(text, at + 2, sign, depth)
  if (!markOf.has(sign) || isLetter(text.charCodeAt(at + 2))) return null
  const from = skipSpaces(text, at + 2)
  // `\c c` needs its space, and `\c cedilla` is a word behind something else.
  if (text[from] !== '{' && from === at + 2) return null
  const accented = accentOver(text, from, sign, depth)
  return accented && (accented.isBraced || !/\p{L}/u.test(text[accented.end] ?? '')) ? accented : null
}

/** Letters with an accent, by the codes of accent and letter; there are few, so each is composed once. */
const composed = new Map<number, string>()

/** The letter of `{\'e}`, by far the commonest form; empty where the brace begins anything else. */
export function bracedAccent(text: string, at: number): string {
  if (text.charCodeAt(at + 1) !== 0x5c || text.charCodeAt(at + 4) !== 0x7d) return ''
  const sign = text.charCodeAt(at + 2)
  const letter = text.charCodeAt(at + 3)
  if (!isLetter(letter)) return ''
  const known = composed.get(sign * 128 + letter)
  if (known !== undefined) return known
  const command = text.charAt(at + 2)
  if (!accentSigns.includes(command)) return ''
  const made = (text.charAt(at + 3) + (markOf.get(command) ?? '')).normalize('NFC')
  composed.set(sign * 128 + letter, made)
  return made
}

function accentOver(text: string, at: number, command: string, depth: number): Accented | null {
  let from = skipSpaces(text, at)
  const isBraced = text[from] === '{'
  if (isBraced) from = skipSpaces(text, from + 1)
  else if (from !== at && accentSigns.includes(command)) return null
  const under = baseAt(text, from, command, depth)
  if (!under) return null
  let { end } = under
  if (isBraced) {
    end = skipSpaces(text, end)
    if (text[end] !== '}') return null
    end++
  }
  return { letter: (under.letter + (markOf.get(command) ?? '')).normalize('NFC'), end, isBraced }
}

function baseAt(text: string, at: number, command: string, depth: number): Omit<Accented, 'isBraced'> | null {
  if (text[at] === '\\') {
    dotless.lastIndex = at
    const letter = dotless.exec(text)?.[1]
    if (letter !== undefined) return { letter, end: dotless.lastIndex }
    return depth < deepestAccent ? accentAt(text, at, depth + 1) : null
  }
  const form = command === '=' && /\d/.test(text[at] ?? '') ? digit : base
  form.lastIndex = at
  const letter = form.exec(text)?.[0]
  return letter === undefined ? null : { letter, end: at + letter.length }
}

/** The letters behind a backslash. */
export function commandName(text: string, at: number): string {
  name.lastIndex = at + 1
  return name.exec(text)?.[0] ?? ''
}

/** Whether the group that opens before a place starts with a command that is replaced, so that its braces go. */
export function startsKnown(text: string, at: number): boolean {
  if (text[at] !== '\\') return false
  const command = commandName(text, at)
  if (command === '') return /^\\["'^`~=.%&#_$]/.test(text.slice(at, at + 2))
  return wordOf(command) !== undefined || declarations.has(command) || accentAt(text, at) !== null
}

/** Whether it starts with a command that stays; without its braces that would run into what follows. */
export function startsUnknown(text: string, at: number): boolean {
  if (text[at] !== '\\' || !isLetter(text.charCodeAt(at + 1))) return false
  return !startsKnown(text, at) && !dresses.has(commandName(text, at))
}

/** Where something else than a space or a tab stands. */
export function skipSpaces(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

export function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a
}
