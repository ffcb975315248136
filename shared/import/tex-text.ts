/**
 * TeX in running text, turned into the characters it stands for.
 *
 * Abstracts are written for TeX and pasted everywhere: `{\deg}`, `e.g.~on`,
 * `\%`, ``quotes''. Formulas stay TeX (`\(x\)` becomes `$x$`), links stay links,
 * a command that is not known stays as it was written. Plain text comes out as
 * it went in. One pass, by hand: a pattern for all of it took three quarters of
 * the time of an import. A group is closed through a stack: linear time.
 */
import { cleanText } from '../text/clean.ts'
import { type MathSpan, mathSpans } from '../text/math-spans.ts'
import {
  accentAt,
  bracedAccent,
  commandName,
  type Dress,
  dressOf,
  isDeclaration,
  isLetter,
  skipSpaces,
  startsKnown,
  startsUnknown,
  wordOf,
} from './tex-commands.ts'
import { isPlain, numberRange, withoutBraces } from './tex-plain.ts'

/**
 * Turns TeX outside formulas into Unicode, and cleans white space and controls as {@link cleanText} does.
 *
 * In running text braces that enclose no command are the writer's own and stay;
 * in a BibTeX field every pair only holds something together, and goes.
 */
export function texToText(text: string, { keepsBraces } = { keepsBraces: true }): string {
  // Most fields of most files are plain.
  if (isPlain(text)) return text.trim()
  if (!/[\\~`{]|--/.test(text)) return cleanText(text)
  if (numberRange.test(text)) return text.replace('--', '–')
  const held = keepsBraces ? null : withoutBraces(text)
  if (held !== null) return cleanText(held)
  const dollars = withDollars(text)
  return cleanText(new Decoder(dollars, keepsBraces).decoded())
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

/** The signs at which something may have to be replaced, and with `h` those of a text that has a link. */
const isSpecial = new Uint8Array(128)
for (const sign of "\\~`'-{}") isSpecial[sign.charCodeAt(0)] = 1
const isSpecialOrLink = Uint8Array.from(isSpecial)
isSpecialOrLink[0x68] = 1

const link = /https?:\/\/[^\s{}$]+/y
const digits = '0123456789+-=()'
/** What can be set high and low by a character of its own. */
const shifted = { super: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾', sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎' } as const
/** Longer ones are words, which read well as they are. */
const longestShift = 8

/** Something opened and not yet closed; `written` is what stood there, should nothing close it. */
interface Opened {
  readonly at: number
  readonly written: string
  readonly isDropped: boolean
  readonly dress?: Dress | undefined
  /** Of a command that stays as it was written. */
  readonly isArgument?: boolean
}

class Decoder {
  readonly #text: string
  readonly #keepsBraces: boolean
  readonly #spans: readonly MathSpan[]
  readonly #out: string[] = []
  readonly #groups: Opened[] = []
  #quoteAt = -1
  /** Up to where the text has been written. */
  #end = 0
  /** Where the argument of a command that stays begins, if anywhere. */
  #argumentAt = -1

  constructor(text: string, keepsBraces: boolean) {
    this.#text = text
    this.#keepsBraces = keepsBraces
    this.#spans = mathSpans(text)
  }

  decoded(): string {
    const text = this.#text
    const stops = text.includes('http') ? isSpecialOrLink : isSpecial
    let nextSpan = 0
    for (let at = 0; at < text.length;) {
      const code = text.charCodeAt(at)
      if (code > 127 || stops[code] === 0) {
        at++
        continue
      }
      while ((this.#spans[nextSpan]?.end ?? Infinity) <= at) nextSpan++
      const span = this.#spans[nextSpan]
      if (span && at >= span.start) at = span.end
      else at = Math.max(this.#token(at, code), at + 1)
    }
    if (this.#end === 0) return text
    this.#out.push(text.slice(this.#end))
    for (const { at, written, isDropped } of this.#groups) if (isDropped) this.#out[at] = written
    return this.#out.join('')
  }

  /** Puts something in the place of a stretch. Answers its end. */
  #replace(from: number, to: number, by: string): number {
    this.#out.push(this.#text.slice(this.#end, from), by)
    this.#end = to
    return to
  }

  /** Replaces what begins at a special sign. Answers where reading goes on. */
  #token(at: number, code: number): number {
    const text = this.#text
    switch (code) {
      case 0x5c:
        return this.#command(at)
      case 0x7b:
        return this.#open(at)
      case 0x7d:
        return this.#close(at)
      case 0x7e:
        return isTie(text[at - 1] ?? '', text[at + 1] ?? '') ? this.#replace(at, at + 1, ' ') : at
      case 0x2d:
        return this.#dash(at)
      case 0x68:
        return this.#link(at)
      default:
        return this.#quote(at, text[at] ?? '')
    }
  }

  #open(at: number): number {
    const isArgument = at === this.#argumentAt
    const letter = isArgument ? '' : bracedAccent(this.#text, at)
    if (letter !== '') return this.#replace(at, at + 5, letter)
    const isDropped =
      !isArgument &&
      (this.#keepsBraces ? startsKnown(this.#text, at + 1) : !startsUnknown(this.#text, at + 1))
    // The place that is kept is that of the brace, behind what is written before it.
    this.#groups.push({ at: this.#out.length + 1, written: '{', isDropped, isArgument })
    return this.#replace(at, at + 1, isDropped ? '' : '{')
  }

  #close(at: number): number {
    const group = this.#groups.pop()
    if (!group) return at
    const { dress, isDropped, isArgument } = group
    const by = dress === 'quote' ? '”' : isDropped ? '' : '}'
    this.#replace(at, at, '')
    if (dress === 'super' || dress === 'sub') shift(this.#out, group.at, dress)
    if (isArgument === true) this.#argumentAt = at + 1
    return this.#replace(at, at + 1, by)
  }

  /** Two are a quotation mark and three or more nothing that is known. */
  #quote(at: number, sign: string): number {
    let end = at
    while (this.#text[end] === sign) end++
    if (end - at !== 2) return end
    if (sign === '`') {
      this.#quoteAt = this.#out.length + 1
      return this.#replace(at, end, '``')
    }
    if (this.#quoteAt < 0) return end
    this.#out[this.#quoteAt] = '“'
    this.#quoteAt = -1
    return this.#replace(at, end, '”')
  }

  #dash(at: number): number {
    const text = this.#text
    let end = at
    while (text[end] === '-') end++
    if (end - at === 3) return this.#replace(at, end, '—')
    if (end - at !== 2) return end
    const before = text[at - 1] ?? ''
    const after = text[end] ?? ''
    const isRange = /[\p{L}\p{N}.)]/u.test(before) && /[\p{L}\p{N}(]/u.test(after)
    return isRange || (/\s/.test(before) && /\s/.test(after)) ? this.#replace(at, end, '–') : end
  }

  /** In a link only the signs that TeX forces an author to escape are put back. */
  #link(at: number): number {
    if (!this.#text.startsWith('http', at)) return at
    link.lastIndex = at
    const url = link.exec(this.#text)?.[0]
    if (url === undefined) return at
    if (!url.includes('\\')) return at + url.length
    return this.#replace(at, at + url.length, url.replace(/(?<!\\)\\+([%&#_~])/g, '$1'))
  }

  #command(at: number): number {
    const text = this.#text
    const next = text[at + 1] ?? ''
    const accented = accentAt(text, at)
    if (accented) {
      // `\"h` is more often a quote that a program escaped than an h with two dots.
      const isQuote = next === '"' && !accented.isBraced && text[at - 1] !== '{'
      if (isQuote && !/[aeiouy]/i.test(text[at + 2] ?? '')) return at
      return this.#replace(at, accented.end, accented.letter)
    }
    if (isLetter(next.charCodeAt(0))) return this.#named(at, commandName(text, at))
    if (next === '{' || next === '}') return this.#replace(at, at + 2, next)
    if (/[ ,;:]/.test(next)) return this.#replace(at, at + 2, ' ')
    if (/[-/@]/.test(next)) return this.#replace(at, at + 2, '')
    let end = at + 1
    while (text[end] === '\\') end++
    if (/[%&#_$]/.test(text[end] ?? '')) return this.#replace(at, end + 1, text[end] ?? '')
    return end - 1
  }

  #named(at: number, name: string): number {
    const text = this.#text
    let end = at + 1 + name.length
    const dress = dressOf(name)
    if (dress) {
      const from = skipSpaces(text, dress === 'quote' && text[end] === '*' ? end + 1 : end)
      if (text[from] === '{') {
        const written = text.slice(at, from + 1)
        this.#groups.push({ at: this.#out.length + 1, written, isDropped: true, dress })
        return this.#replace(at, from + 1, dress === 'quote' ? '“' : '')
      }
    }
    const spaced = skipSpaces(text, end)
    const isSpaced = spaced > end
    end = isSpaced ? spaced : text.startsWith('{}', end) ? end + 2 : end
    // In a field no command is quoted, so a declaration is one wherever it stands.
    if (isDeclaration(name) && (!this.#keepsBraces || text[at - 1] === '{')) return this.#replace(at, end, '')
    if (text[end] === '{' && (name === 'begin' || name === 'end')) {
      const environment = /^\{([a-z]{2,10})\}/.exec(text.slice(end, end + 12))
      if (environment && isDeclaration(environment[1] ?? ''))
        return this.#replace(at, end + environment[0].length, '')
    }
    const word = wordOf(name)
    if (word === undefined) {
      if (text[end] === '{') this.#argumentAt = end
      return end
    }
    // TeX eats the space in `Stra\ss e` and in `360\deg view` alike; only the first writer meant it.
    return this.#replace(at, end, isSpaced && !/\p{Script=Latin}/u.test(word) ? `${word} ` : word)
  }
}

/** Sets what was written since a place high or low, where every sign of it has such a character. */
function shift(out: string[], from: number, how: 'super' | 'sub'): void {
  let inside = ''
  for (let at = from; at < out.length; at++) {
    inside += out[at] ?? ''
    if (inside.length > longestShift) return
  }
  const characters = Array.from(inside, sign => shifted[how][digits.indexOf(sign)])
  if (characters.includes(undefined)) return
  out.length = from
  out.push(characters.join(''))
}

function isTie(before: string, after: string): boolean {
  if (/[\p{L}.,)}$]/u.test(before)) return /[\p{L}\p{N}([$\\]/u.test(after)
  return /\p{N}/u.test(before) && /[\p{L}([$\\]/u.test(after)
}
