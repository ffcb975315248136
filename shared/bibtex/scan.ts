/**
 * Reads a BibTeX file piece by piece: entries, abbreviations, comments, and what is none of them.
 *
 * One pass. Values come as they stand, joined and with abbreviations put in,
 * but still in TeX. An entry that never ends is given up with its reason, and
 * reading goes on at the next line that starts with `@type{`. Nothing is looked
 * at more than a fixed number of times, so time grows with the length alone.
 */

/** Values longer than this after abbreviations are put in are refused: two dozen doublings would fill the memory. */
const longestValue = 64 * 1024
/** Braces in braces; more than any writer means. */
const deepest = 200

export interface ScannedEntry {
  readonly is: 'entry'
  /** Lower case: `inproceedings`. */
  readonly type: string
  readonly key: string
  /** Values by lower-case name. Of a field that stands twice the first is kept, as BibTeX does. */
  readonly fields: ReadonlyMap<string, string>
  readonly start: number
  readonly end: number
}

/** Anything else: what it is in the person's words, and whether a paper may have been lost in it. */
export interface ScannedOther {
  readonly is: 'aside' | 'broken'
  readonly reason: string
  readonly start: number
  readonly end: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

const head = /@[ \t]*([A-Za-z][\w-]*)\s*([{(])/g
/** A line that starts an entry, whatever stood open before it. */
const lineHead = /^[ \t]*@[A-Za-z][\w-]*[ \t]*[{(]\s*[^\s,{}()"=]+\s*[,=]/gm
const nameStart = /[^\s"#%'(),={}@]+/y
const blank = /[\s,]*/y
const space = /\s*/y

/** The pieces of a text, in order, never overlapping. What lies between them is text that BibTeX passes over. */
export function* scanBibtex(text: string): Generator<ScannedEntry | ScannedOther, void> {
  yield* new Scanner(text).pieces()
}

/** Where reading stopped in an entry, and why. */
class Unreadable {
  readonly reason: string
  constructor(reason: string) {
    this.reason = reason
  }
}

class Scanner {
  readonly #text: string
  readonly #abbreviations = new Map<string, string>(months.map(month => [month, month]))
  #at = 0
  /** Where the next line that starts an entry begins; looked for once and kept until it is passed. */
  #nextHead = -1
  #isCommentLost = false

  constructor(text: string) {
    this.#text = text
  }

  *pieces(): Generator<ScannedEntry | ScannedOther, void> {
    for (;;) {
      head.lastIndex = this.#at
      const found = head.exec(this.#text)
      if (!found) return
      const [whole, word = '', open] = found
      const start = found.index
      this.#at = start + whole.length
      if (this.#isCommentedOut(start)) continue
      const type = word.toLowerCase()
      const closing = open === '{' ? '}' : ')'
      const piece = this.#piece(type, closing, start)
      if (!(piece instanceof Unreadable)) {
        yield piece
        continue
      }
      this.#at = this.#headAfter(start + 1)
      yield { is: 'broken', reason: piece.reason, start, end: this.#at }
    }
  }

  /** `% @article{...}` on one line is no entry; nor is a mail address. */
  #isCommentedOut(start: number): boolean {
    const before = this.#text.slice(Math.max(this.#text.lastIndexOf('\n', start - 1) + 1, start - 200), start)
    return /^\s*%/.test(before) || /\w$/.test(before)
  }

  #piece(type: string, closing: string, start: number): ScannedEntry | ScannedOther | Unreadable {
    switch (type) {
      case 'comment': {
        const isLost = closing === '}' && !this.#skipComment()
        if (isLost) return new Unreadable('a comment that never ends')
        return { is: 'aside', reason: 'a comment of the file', start, end: this.#at }
      }
      case 'preamble':
      case 'string': {
        const problem = type === 'string' ? this.#abbreviation(closing) : this.#preamble(closing)
        if (problem) return problem
        return {
          is: 'aside',
          reason: type === 'string' ? 'an abbreviation' : 'instructions for TeX',
          start,
          end: this.#at,
        }
      }
      default:
        return this.#entry(type, closing, start)
    }
  }

  /** A comment may hold whole entries, so its braces alone are counted; once one never ended, no further end is looked for. */
  #skipComment(): boolean {
    const end = this.#closingBrace(
      this.#at,
      this.#isCommentLost ? this.#headAfter(this.#at) : Infinity,
      false,
    )
    if (end < 0) {
      this.#isCommentLost = true
      return false
    }
    this.#at = end + 1
    return true
  }

  #abbreviation(closing: string): Unreadable | null {
    const name = this.#name()
    if (name === '' || !this.#take('=')) return new Unreadable('an abbreviation without a name or a value')
    const value = this.#value(name)
    if (value instanceof Unreadable) return value
    this.#abbreviations.set(name.toLowerCase(), value)
    return this.#take(closing) ? null : new Unreadable(`the abbreviation ${name} never ends`)
  }

  #preamble(closing: string): Unreadable | null {
    const value = this.#value('preamble')
    if (value instanceof Unreadable) return value
    return this.#take(closing) ? null : new Unreadable('a preamble that never ends')
  }

  #entry(type: string, closing: string, start: number): ScannedEntry | Unreadable {
    const key = this.#key(closing)
    const named = key === '' ? `an @${type}` : `the entry ${key.slice(0, 80)}`
    const fields = new Map<string, string>()
    for (;;) {
      this.#skip(blank)
      if (this.#take(closing)) return { is: 'entry', type, key, fields, start, end: this.#at }
      if (this.#at >= this.#text.length || this.#at === this.#headAfter(start + 1))
        return new Unreadable(`${named} never ends`)
      const name = this.#name()
      if (name === '') return new Unreadable(`${named}: a field without a name`)
      if (!this.#take('=')) return new Unreadable(`${named}: no value for “${name.slice(0, 80)}”`)
      const value = this.#value(name)
      if (value instanceof Unreadable) return new Unreadable(`${named}: ${value.reason}`)
      const field = name.toLowerCase()
      if (!fields.has(field)) fields.set(field, value)
    }
  }

  /** All up to the first comma; a first part with `=` in it is a field, and there is no key. */
  #key(closing: string): string {
    this.#skip(space)
    const start = this.#at
    for (let at = start; at < this.#text.length; at++) {
      const character = this.#text[at] ?? ''
      if (character === '=' || character === '"') return ''
      if (character === ',' || character === '\n' || character === closing) {
        this.#at = at
        return this.#text.slice(start, at).trim()
      }
    }
    return ''
  }

  /** Parts joined by `#`: braced, quoted, a number, or an abbreviation. */
  #value(name: string): string | Unreadable {
    let value = ''
    do {
      this.#skip(space)
      const part = this.#part(name)
      if (part instanceof Unreadable) return part
      value = value === '' ? part : value + part
      if (value.length > longestValue) return new Unreadable(`“${name}” is longer than 64 kB`)
    } while (this.#take('#'))
    return value
  }

  #part(name: string): string | Unreadable {
    const start = this.#at
    const open = this.#text[start]
    if (open === '{' || open === '"') {
      const limit = this.#headAfter(start)
      const close = (isEscaping: boolean) =>
        open === '{'
          ? this.#closingBrace(start + 1, limit, isEscaping)
          : this.#closingQuote(start + 1, limit, isEscaping)
      // BibTeX counts every brace; some programs write `\{` alone.
      let end = close(false)
      if (end === -1) end = close(true)
      if (end === -2) return new Unreadable(`“${name}” has more than ${deepest} braces in each other`)
      if (end === -1) return new Unreadable(`“${name}” never ends`)
      this.#at = end + 1
      return this.#text.slice(start + 1, end)
    }
    const word = this.#name()
    if (word === '') return new Unreadable(`no value for “${name.slice(0, 80)}”`)
    return this.#abbreviations.get(word.toLowerCase()) ?? word
  }

  /** Where the brace closes that opened just before; -1 for never, -2 for too deep. */
  #closingBrace(from: number, limit: number, isEscaping: boolean): number {
    const text = this.#text
    const end = Math.min(limit, text.length)
    let depth = 1
    for (let at = from; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === 0x7b) {
        if (++depth > deepest) return -2
      } else if (code === 0x7d) {
        if (--depth === 0) return at
      } else if (isEscaping && code === 0x5c) at++
    }
    return -1
  }

  #closingQuote(from: number, limit: number, isEscaping: boolean): number {
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

  #headAfter(from: number): number {
    if (this.#nextHead >= from) return this.#nextHead
    lineHead.lastIndex = from
    this.#nextHead = lineHead.exec(this.#text)?.index ?? this.#text.length
    return this.#nextHead
  }

  #name(): string {
    this.#skip(space)
    nameStart.lastIndex = this.#at
    const name = nameStart.exec(this.#text)?.[0] ?? ''
    this.#at += name.length
    return name
  }

  #take(character: string): boolean {
    this.#skip(space)
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #skip(over: RegExp): void {
    over.lastIndex = this.#at
    over.exec(this.#text)
    this.#at = over.lastIndex
  }
}
