/**
 * TeX in running text, turned into the characters it stands for.
 *
 * Abstracts are written for TeX and pasted everywhere: `{\deg}`, `e.g.~on`,
 * `\%`, ``quotes''. Formulas stay TeX (`\(x\)` becomes `$x$`), links stay links,
 * a command that is not known stays as it was written. Plain text comes out as
 * it went in. One pass; a group is closed through a stack: linear time.
 */
import { cleanText } from '../text/clean.ts'
import { type MathSpan, mathSpans } from '../text/math-spans.ts'
import { accents, characterOf } from '../text/tex-symbols.ts'

const markOf: ReadonlyMap<string, string> = new Map(accents.map(([mark, command]) => [command, mark]))

/** Declarations at the start of a group, `{\em word}`: only the word stays. */
const declarations = new Set('em it bf tt sc rm sf sl itshape bfseries ttfamily scshape'.split(' '))

const token = new RegExp(
  [
    String.raw`https?:\/\/[^\s{}$]+`,
    // Accents: \'e \'{e} \'{\i} and \c{c} \c c
    String.raw`\\(?<sign>["'^\x60~=.])(?:[ \t]*\{[ \t]*(?<signGroup>\\[ij]|\p{L}\p{M}*)[ \t]*\}|(?<signLetter>\\[ij](?![A-Za-z])|\p{L}\p{M}*))`,
    String.raw`\\(?<letter>[cvuHkrdb])(?:[ \t]*\{[ \t]*(?<letterGroup>\\[ij]|\p{L}\p{M}*)[ \t]*\}|[ \t]+(?<letterLetter>\p{L}\p{M}*)(?!\p{L}))`,
    String.raw`\\(?:emph|text(?:it|bf|tt|sc|rm|sf|sl|up|md|normal)?|underline|mbox|url|enquote)[ \t]*(?<dress>\{)`,
    String.raw`\\(?<name>[A-Za-z]+)(?:[ \t]+|\{\})?`,
    String.raw`(?<!\\)\\+(?<escaped>[%&#_$])`,
    String.raw`\\(?<brace>[{}])`,
    String.raw`\\(?<space>[ ,;:/@-])`,
    String.raw`(?<!\x60)(?<quote>\x60\x60)(?!\x60)`,
    String.raw`(?<!')(?<unquote>'')(?!')`,
    String.raw`(?<tie>(?<=[\p{L}.,)}$])~(?=[\p{L}\p{N}([$\\])|(?<=\p{N})~(?=[\p{L}([$\\]))`,
    String.raw`(?<em>(?<!-)---(?!-))`,
    String.raw`(?<en>(?<=[\p{L}\p{N}.)])--(?=[\p{L}\p{N}(])|(?<=\s)--(?=\s))`,
    String.raw`(?<open>\{)|(?<close>\})`,
  ].join('|'),
  'gu',
)

/** Something opened and not yet closed; `written` is what stood there, should nothing close it. */
interface Opened {
  readonly at: number
  readonly written: string
  readonly isDropped: boolean
}

/**
 * Turns TeX outside formulas into Unicode, and cleans white space and controls as {@link cleanText} does.
 *
 * In running text braces that enclose no command are the writer's own and stay;
 * in a BibTeX field every pair only holds something together, and goes.
 */
export function texToText(text: string, { keepsBraces } = { keepsBraces: true }): string {
  return cleanText(/[\\~`{-]/.test(text) ? decode(withDollars(text), keepsBraces) : text)
}

function withDollars(text: string): string {
  if (!text.includes('\\(')) return text
  let out = ''
  let end = 0
  for (const { start, end: spanEnd, tex } of mathSpans(text)) {
    if (text[start] === '$') continue
    out += `${text.slice(end, start)}$${tex.trim()}$`
    end = spanEnd
  }
  return out + text.slice(end)
}

function decode(text: string, keepsBraces: boolean): string {
  const spans = mathSpans(text)
  const out: string[] = []
  const groups: Opened[] = []
  let quote: Opened | null = null
  let nextSpan = 0
  let end = 0
  for (const match of text.matchAll(token)) {
    const [found] = match
    while ((spans[nextSpan]?.end ?? Infinity) <= match.index) nextSpan++
    if (overlaps(spans[nextSpan], match.index, found.length)) continue
    out.push(text.slice(end, match.index))
    end = match.index + found.length
    const parts: Parts = match.groups ?? {}
    if (parts['open'] !== undefined || parts['dress'] !== undefined) {
      const isDropped = !keepsBraces || parts['dress'] !== undefined || startsCommand(text, end)
      groups.push({ at: out.length, written: found, isDropped })
      out.push(isDropped ? '' : found)
    } else if (parts['close'] !== undefined) {
      out.push(groups.pop()?.isDropped ? '' : found)
    } else if (parts['quote'] !== undefined) {
      quote = { at: out.length, written: found, isDropped: true }
      out.push(found)
    } else if (parts['unquote'] !== undefined) {
      if (quote) out[quote.at] = '“'
      out.push(quote ? '”' : found)
      quote = null
    } else {
      out.push(replacement(found, parts, text[match.index - 1] === '{'))
    }
  }
  out.push(text.slice(end))
  for (const { at, written, isDropped } of groups) if (isDropped) out[at] = written
  return out.join('')
}

function overlaps(span: MathSpan | undefined, at: number, length: number): boolean {
  return span !== undefined && at < span.end && at + length > span.start
}

type Parts = Readonly<Record<string, string | undefined>>

/** What stands for one token; a token that means nothing stays as it is. */
function replacement(found: string, parts: Parts, isInGroup: boolean): string {
  const { escaped, brace, space, name, sign, letter } = parts
  if (escaped !== undefined) return escaped
  if (brace !== undefined) return brace
  if (space !== undefined) return /[-/@]/.test(space) ? '' : ' '
  if (parts['tie'] !== undefined) return ' '
  if (parts['em'] !== undefined) return '—'
  if (parts['en'] !== undefined) return '–'
  if (sign !== undefined) {
    const base = parts['signGroup'] ?? parts['signLetter'] ?? ''
    // `\"h` is more often a quote that a program escaped than an h with two dots.
    const isQuote = sign === '"' && parts['signLetter'] !== undefined && !isInGroup
    return isQuote && !/^[aeiouy]/i.test(base) ? found : accented(base, sign)
  }
  if (letter !== undefined) return accented(parts['letterGroup'] ?? parts['letterLetter'] ?? '', letter)
  if (name !== undefined) return named(found, name, isInGroup)
  return unescapedLink(found)
}

function accented(base: string, command: string): string {
  const letter = base.replace(/^\\([ij])$/, '$1')
  return (letter + (markOf.get(command) ?? '')).normalize('NFC')
}

function named(found: string, name: string, isInGroup: boolean): string {
  if (isInGroup && declarations.has(name)) return ''
  const character = characterOf.get(name)
  if (character === undefined) return found
  // TeX eats the space in `Stra\ss e` and in `360\deg view` alike; only the first writer meant it.
  return /\s$/.test(found) && !/\p{Script=Latin}/u.test(character) ? `${character} ` : character
}

/** In a link only the signs that TeX forces an author to escape are put back. */
function unescapedLink(url: string): string {
  return url.replace(/(?<!\\)\\+([%&#_~])/g, '$1')
}

/** Whether the group that opens before `at` starts with a command that is replaced, so that its braces go. */
function startsCommand(text: string, at: number): boolean {
  if (text[at] !== '\\') return false
  const name = /^\\([A-Za-z]+)/.exec(text.slice(at, at + 40))?.[1]
  if (name === undefined) return /^\\["'^`~=.%&#_$]/.test(text.slice(at, at + 2))
  return characterOf.has(name) || declarations.has(name) || markOf.has(name)
}
