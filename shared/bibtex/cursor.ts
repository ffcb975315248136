/**
 * A place in a BibTeX text that moves forward: over blanks, names and signs, and to where braces and entries close.
 *
 * What is looked for is kept until it is passed, so that a file of any shape is
 * looked through a fixed number of times.
 */

/** Braces in braces; more than any writer means. */
export const deepest = 200

/** What starts an entry at the beginning of a line, whatever stood open before it. */
export const lineHead = /@[A-Za-z][\w-]*[ \t]*[{(]\s*[^\s,{}()"=]+\s*[,=]/y

/**
 * Behind the end of any text. Not `Infinity`, which is no whole number: for the one place where it is kept V8 would
 * make all the code that has been compiled for places anew.
 */
export const nowhere = 0x3fff_ffff

/** Signs that no name has: white space and `"#%'(),={}@`. */
const noName = new Uint8Array(128)
for (const sign of '"#%\'(),={}@\t\n\v\f\r ') noName[sign.charCodeAt(0)] = 1

export class Cursor {
  readonly #text: string
  readonly #opens: Finder
  readonly #closes: Finder
  at = 0
  /** Where the next line that starts an entry begins, seen from a place. */
  #nextHead = -1
  #headsFrom = 0

  constructor(text: string) {
    this.#text = text
    this.#opens = new Finder(text, '{')
    this.#closes = new Finder(text, '}')
  }

  /** Where the brace closes that opened just before; -1 for never, -2 for too deep. */
  closingBrace(from: number, limit: number, isEscaping: boolean): number {
    if (isEscaping) return this.#closingUnescaped(from, limit)
    let depth = 1
    for (let at = from; ;) {
      const close = this.#closes.next(at)
      if (close >= limit) return -1
      const open = this.#opens.next(at)
      if (open < close) {
        if (++depth > deepest) return -2
        at = open + 1
      } else {
        if (--depth === 0) return close
        at = close + 1
      }
    }
  }

  /** The same, where a brace after a backslash is a sign like any other. */
  #closingUnescaped(from: number, limit: number): number {
    const text = this.#text
    const end = Math.min(limit, text.length)
    let depth = 1
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x7b) {
        if (++depth > deepest) return -2
      } else if (code === 0x7d) {
        if (--depth === 0) return at
      } else if (code === 0x5c) at++
    }
    return -1
  }

  /** Where the quotation mark closes that opened just before; -1 for never, -2 for too deep. */
  closingQuote(from: number, limit: number, isEscaping: boolean): number {
    const text = this.#text
    const end = Math.min(limit, text.length)
    let depth = 0
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x7b) {
        if (++depth > deepest) return -2
      } else if (code === 0x7d) depth--
      else if (code === 0x22 && depth <= 0) return at
      else if (isEscaping && code === 0x5c) at++
    }
    return -1
  }

  /** Where the next line that starts an entry begins, or the end of the text. */
  headAfter(from: number): number {
    if (this.#nextHead >= from && from >= this.#headsFrom) return this.#nextHead
    const text = this.#text
    this.#headsFrom = from
    this.#nextHead = text.length
    for (let at = text.indexOf('@', from); at >= 0; at = text.indexOf('@', at + 1)) {
      let start = at
      while (start > from && isIndent(text.charCodeAt(start - 1))) start--
      if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) continue
      lineHead.lastIndex = at
      if (!lineHead.test(text)) continue
      this.#nextHead = start
      break
    }
    return this.#nextHead
  }

  /** The name that begins here, which is then passed; empty where there is none. */
  name(): string {
    this.skipBlank(false)
    const text = this.#text
    const start = this.at
    let at = start
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code < 128 ? noName[code] === 1 : isSpace(code)) break
    }
    this.at = at
    return text.slice(start, at)
  }

  /** Passes over one sign behind blanks; answers whether it was there. */
  take(character: string): boolean {
    this.skipBlank(false)
    if (this.#text[this.at] !== character) return false
    this.at++
    return true
  }

  /** Passes over white space and what `%` hides to the end of its line; between fields also over commas. */
  skipBlank(withCommas: boolean): void {
    const text = this.#text
    let at = this.at
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x25) {
        const end = text.indexOf('\n', at)
        at = end < 0 ? text.length : end
      } else if (!isSpace(code) && !(withCommas && code === 0x2c)) break
    }
    this.at = Math.min(at, text.length)
  }
}

/** Finds one sign, looked for once and kept until it is passed. */
class Finder {
  readonly #text: string
  readonly #sign: string
  #from = 0
  #at = -1

  constructor(text: string, sign: string) {
    this.#text = text
    this.#sign = sign
  }

  /** Where it stands next; `nowhere` for nowhere. */
  next(from: number): number {
    if (from >= this.#from && from <= this.#at) return this.#at
    const found = this.#text.indexOf(this.#sign, from)
    this.#from = from
    this.#at = found < 0 ? nowhere : found
    return this.#at
  }
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  return code >= 0xa0 && /\s/.test(String.fromCharCode(code))
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

function isIndent(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** A letter or digit of ASCII, or an underscore. */
export function isWordSign(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) || code === 0x5f
}
