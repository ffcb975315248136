/**
 * Reads a BibTeX file piece by piece: entries, abbreviations, comments, and what is none of them.
 *
 * One pass. Values come as they stand, joined and with abbreviations put in,
 * but still in TeX. An entry that never ends is given up with its reason, and
 * reading goes on at the next line that starts with `@type{`. Nothing is looked
 * at more than a fixed number of times, so time grows with the length alone.
 */

import { Cursor, deepest, isWordSign, nowhere } from './cursor.ts'

/** Values longer than this after abbreviations are put in are refused: two dozen doublings would fill the memory. */
const longestValue = 64 * 1024

export interface ScannedEntry {
  readonly is: 'entry'
  /** Lower case: `inproceedings`. */
  readonly type: string
  readonly key: string
  /**
   * Values by lower-case name. Names and keywords that stand twice are joined, as programs mean them that write one
   * each; of any other field the first counts, as in BibTeX, and the next is kept as `note:2`.
   */
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

const head = /@\s*([A-Za-z][\w-]*)\s*([{(])/y
/** A key in quotation marks, as nobody should write it. */
const quotedKey = /"([^"\r\n{}=]*)"[ \t]*(?=[,\r\n])/y
/** How far back the beginning of a line is looked for. */
const lineStartWithin = 200

/** What `@string` has named so far, by names in lower case; the months at first. */
export type Abbreviations = Map<string, string>

/** What is named before anything is read. */
export function monthNames(): Abbreviations {
  return new Map(months.map(month => [month, month]))
}

/**
 * The pieces of a text, in order, never overlapping. What lies between them is text that BibTeX passes over.
 *
 * @param abbreviations of the text before this one; those of this one are added
 */
export function* scanBibtex(
  text: string,
  abbreviations = monthNames(),
): Generator<ScannedEntry | ScannedOther, void> {
  yield* new Scanner(text, abbreviations).pieces()
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
  readonly #cursor: Cursor
  readonly #abbreviations: Abbreviations
  #isCommentLost = false

  constructor(text: string, abbreviations: Abbreviations) {
    this.#abbreviations = abbreviations
    this.#text = text
    this.#cursor = new Cursor(text)
  }

  *pieces(): Generator<ScannedEntry | ScannedOther, void> {
    for (;;) {
      const start = this.#text.indexOf('@', this.#cursor.at)
      if (start < 0) return
      head.lastIndex = start
      const found = head.exec(this.#text)
      this.#cursor.at = start + (found?.[0].length ?? 1)
      if (!found || this.#isCommentedOut(start)) continue
      const [, word = '', open] = found
      const type = word.toLowerCase()
      const closing = open === '{' ? '}' : ')'
      const piece = this.#piece(type, closing, start)
      if (!(piece instanceof Unreadable)) {
        yield piece
        continue
      }
      this.#cursor.at = this.#cursor.headAfter(start + 1)
      yield { is: 'broken', reason: piece.reason, start, end: this.#cursor.at }
    }
  }

  /** `% @article{...}` on one line is no entry; nor is a mail address. */
  #isCommentedOut(start: number): boolean {
    if (start === 0) return false
    if (isWordSign(this.#text.charCodeAt(start - 1))) return true
    const before = this.#text.slice(Math.max(0, start - lineStartWithin), start)
    return before.includes('%') && /^\s*%/.test(before.slice(before.lastIndexOf('\n') + 1))
  }

  #piece(type: string, closing: string, start: number): ScannedEntry | ScannedOther | Unreadable {
    switch (type) {
      case 'comment': {
        const isLost = closing === '}' && !this.#skipComment()
        if (isLost) return new Unreadable('a comment that never ends')
        return { is: 'aside', reason: 'a comment of the file', start, end: this.#cursor.at }
      }
      case 'preamble':
      case 'string': {
        const problem = type === 'string' ? this.#abbreviation(closing) : this.#preamble(closing)
        if (problem) return problem
        return {
          is: 'aside',
          reason: type === 'string' ? 'an abbreviation' : 'instructions for TeX',
          start,
          end: this.#cursor.at,
        }
      }
      default:
        return this.#entry(type, closing, start)
    }
  }

  /** A comment may hold whole entries, so its braces alone are counted; once one never ended, no further end is looked for. */
  #skipComment(): boolean {
    const end = this.#cursor.closingBrace(
      this.#cursor.at,
      this.#isCommentLost ? this.#cursor.headAfter(this.#cursor.at) : nowhere,
      false,
    )
    if (end < 0) {
      this.#isCommentLost = true
      return false
    }
    this.#cursor.at = end + 1
    return true
  }

  #abbreviation(closing: string): Unreadable | null {
    const name = this.#cursor.name()
    if (name === '' || !this.#cursor.take('='))
      return new Unreadable('an abbreviation without a name or a value')
    const value = this.#value(name)
    if (value instanceof Unreadable) return value
    this.#abbreviations.set(name.toLowerCase(), value)
    return this.#cursor.take(closing) ? null : new Unreadable(`the abbreviation ${name} never ends`)
  }

  #preamble(closing: string): Unreadable | null {
    const value = this.#value('preamble')
    if (value instanceof Unreadable) return value
    return this.#cursor.take(closing) ? null : new Unreadable('a preamble that never ends')
  }

  #entry(type: string, closing: string, start: number): ScannedEntry | Unreadable {
    const key = this.#key(closing)
    const named = key === '' ? `an @${type}` : `the entry ${key.slice(0, 80)}`
    const fields = new Map<string, string>()
    for (;;) {
      this.#cursor.skipBlank(true)
      if (this.#cursor.take(closing)) return { is: 'entry', type, key, fields, start, end: this.#cursor.at }
      if (this.#cursor.at >= this.#text.length || this.#cursor.at === this.#cursor.headAfter(start + 1))
        return new Unreadable(`${named} never ends`)
      const name = this.#cursor.name()
      if (name === '') return new Unreadable(`${named}: a field without a name`)
      if (!this.#cursor.take('=')) return new Unreadable(`${named}: no value for “${name.slice(0, 80)}”`)
      const value = this.#value(name)
      if (value instanceof Unreadable) return new Unreadable(`${named}: ${value.reason}`)
      const field = name.toLowerCase()
      addField(fields, field, value)
    }
  }

  /** All up to the first comma; a first part with `=` in it is a field, and there is no key. */
  #key(closing: string): string {
    this.#cursor.skipBlank(false)
    const start = this.#cursor.at
    quotedKey.lastIndex = start
    const quoted = this.#text.charCodeAt(start) === 0x22 ? quotedKey.exec(this.#text) : null
    if (quoted) {
      this.#cursor.at = quotedKey.lastIndex
      return quoted[1]?.trim() ?? ''
    }
    for (let at = start; at < this.#text.length; at++) {
      const character = this.#text[at] ?? ''
      if (character === '=' || character === '"') return ''
      if (character === ',' || character === '\n' || character === closing) {
        this.#cursor.at = at
        return this.#text.slice(start, at).trim()
      }
    }
    return ''
  }

  /** Parts joined by `#`: braced, quoted, a number, or an abbreviation. */
  #value(name: string): string | Unreadable {
    let value = ''
    do {
      this.#cursor.skipBlank(false)
      const part = this.#part(name)
      if (part instanceof Unreadable) return part
      value = value === '' ? part : value + part
      if (value.length > longestValue) return new Unreadable(`“${name}” is longer than 64 kB`)
    } while (this.#cursor.take('#'))
    return value
  }

  #part(name: string): string | Unreadable {
    const start = this.#cursor.at
    const open = this.#text[start]
    if (open === '{' || open === '"') {
      const limit = this.#cursor.headAfter(start)
      const close = (isEscaping: boolean) =>
        open === '{'
          ? this.#cursor.closingBrace(start + 1, limit, isEscaping)
          : this.#cursor.closingQuote(start + 1, limit, isEscaping)
      // BibTeX counts every brace; some programs write `\{` alone.
      let end = close(false)
      if (end === -1) end = close(true)
      if (end === -2) return new Unreadable(`“${name}” has more than ${deepest} braces in each other`)
      if (end === -1) return new Unreadable(`“${name}” never ends`)
      this.#cursor.at = end + 1
      return this.#text.slice(start + 1, end)
    }
    const word = this.#cursor.name()
    if (word === '') return new Unreadable(`no value for “${name.slice(0, 80)}”`)
    return this.#abbreviations.get(word.toLowerCase()) ?? word
  }
}

const joints: Readonly<Partial<Record<string, string>>> = {
  author: ' and ',
  editor: ' and ',
  translator: ' and ',
  keywords: ', ',
}

function addField(fields: Map<string, string>, name: string, value: string): void {
  const before = fields.get(name)
  if (before === undefined) {
    fields.set(name, value)
    return
  }
  const joint = Object.hasOwn(joints, name) ? joints[name] : undefined
  if (before === value) return
  if (joint !== undefined && before.length + value.length < longestValue)
    fields.set(name, before + joint + value)
  else if (!fields.has(`${name}:2`)) fields.set(`${name}:2`, value)
}
