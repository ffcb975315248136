/**
 * An entry as the text of a .bib file: one field a line, LF, a line end after the last.
 */

/** Values longer than this are pieces of their own: joined to the rest they would be copied once more. */
const longValue = 200

/** An entry that is being written. A field stands where it was added; one that says nothing is not there. */
export class EntryText {
  readonly #pieces: string[] = []
  #text: string

  constructor(type: string, key: string) {
    this.#text = `@${type}{${key},\n`
  }

  /** A value between braces. */
  add(name: string, value: string): void {
    if (value === '') return
    if (value.length > longValue) {
      this.#pieces.push(`${this.#text}  ${name} = {`, value)
      this.#text = '},\n'
    } else this.#text += `  ${name} = {${value}},\n`
  }

  /** A value as it is: a macro. */
  addBare(name: string, value: string): void {
    if (value !== '') this.#text += `  ${name} = ${value},\n`
  }

  /** Whether it has a field. No value has a line end. */
  has(name: string): boolean {
    const head = `\n  ${name} = `
    return this.#text.includes(head) || this.#pieces.some(piece => piece.includes(head))
  }

  /** The text in pieces, with its line end. */
  ended(): readonly string[] {
    this.#pieces.push(`${this.#text}}\n`)
    return this.#pieces
  }
}

interface Keyed {
  readonly key: string
  readonly lower: string
}

/** The order of a bibliography: by key. By code units: an order of its own for every language would write other bytes on another machine. */
export function compareKeys(a: Keyed, b: Keyed): number {
  // Equal texts are found out sooner than which is the smaller one.
  if (a.lower === b.lower) return a.key === b.key ? 0 : a.key < b.key ? -1 : 1
  return a.lower < b.lower ? -1 : 1
}
