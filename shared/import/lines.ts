/**
 * The lines of a text that show something, one after the other.
 *
 * A line ends with any of `\n`, `\r\n`, `\r`. Empty lines count, and are passed over.
 */

export interface Line {
  /** Counted from 1, empty lines included. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly content: string
}

/** The same without a line object for each: a file of BibTeX has a million lines, of which hardly one is looked at. */
export class Lines implements Line {
  readonly #text: string
  readonly #hasReturns: boolean
  #feed = -1
  #next = 0
  line = 0
  start = 0
  end = 0

  constructor(text: string) {
    this.#text = text
    this.#hasReturns = text.includes('\r')
  }

  /** Goes to the next line that shows something; false where there is none. */
  next(): boolean {
    while (this.#next < this.#text.length) {
      this.#step()
      if (isVisible(this.#text, this.start, this.end)) return true
    }
    return false
  }

  get content(): string {
    return this.#text.slice(this.start, this.end).trim()
  }

  #step(): void {
    const start = this.#next
    if (this.#feed < start) {
      const found = this.#text.indexOf('\n', start)
      this.#feed = found < 0 ? this.#text.length : found
    }
    let end = this.#feed
    let next = end + 1
    const back = this.#hasReturns ? this.#text.slice(start, end).indexOf('\r') : -1
    if (back >= 0) {
      end = start + back
      if (end < this.#feed - 1) next = end + 1
    }
    this.line++
    this.start = start
    this.end = end
    this.#next = next
  }
}

/** The lines that show something. */
export function* linesOf(text: string): Generator<Line, void> {
  const lines = new Lines(text)
  while (lines.next()) {
    const { line, start, end, content } = lines
    yield { line, start, end, content }
  }
}

/** Whether anything stands between two places but white space and marks that nobody sees. */
function isVisible(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x20 && code < 0x7f) return true
    if (!/[\s\ufeff\u200b]/.test(text[at] ?? '')) return true
  }
  return false
}
