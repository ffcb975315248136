/**
 * Tags of XML and HTML, one at a time, wherever they stand in a text.
 *
 * Nothing is looked at more than a few times, whatever is unclosed: a tag that
 * is none is an ordinary `<`.
 */
import { withoutEntities } from './entities.ts'

export interface Tag {
  /** As it is written: `dc:title`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly isClosing: boolean
  /** `<br/>` */
  readonly isEmpty: boolean
  readonly end: number
}

/** Attributes of one tag; more than any page has. */
const mostAttributes = 200

const nameForm = /<(\/?)([A-Za-z_][^\s/<>"'=]{0,100})/y
const attributeForm = /\s*(?:\/(?!>)\s*)?([^\s=<>"'/]{1,200})(?:\s*=\s*(?:(["'])|([^\s"'<>`]+)))?/y
const endForm = /\s*(\/?)>/y

/** Reads tags of one text. */
export class TagReader {
  readonly #text: string
  readonly #lastQuote: Readonly<Record<string, number>>

  constructor(text: string) {
    this.#text = text
    this.#lastQuote = { '"': text.lastIndexOf('"'), "'": text.lastIndexOf("'") }
  }

  /** The tag whose `<` stands at a place; null where that is no tag. */
  at(start: number): Tag | null {
    nameForm.lastIndex = start
    const head = nameForm.exec(this.#text)
    if (!head) return null
    const [found, slash, name = ''] = head
    const attributes = new Map<string, string>()
    let at = start + found.length
    for (let count = 0; count < mostAttributes; count++) {
      endForm.lastIndex = at
      const close = endForm.exec(this.#text)
      if (close) {
        const isClosing = slash !== ''
        return { name, attributes, isClosing, isEmpty: close[1] !== '', end: at + close[0].length }
      }
      const next = this.#attribute(at, attributes)
      if (next === null) return null
      at = next
    }
    return null
  }

  /** Reads one attribute; just after it, or null where there is none. */
  #attribute(at: number, attributes: Map<string, string>): number | null {
    attributeForm.lastIndex = at
    const found = attributeForm.exec(this.#text)
    if (!found) return null
    const [written, name = '', quote, bare] = found
    const end = at + written.length
    if (quote === undefined) {
      attributes.set(name.toLowerCase(), withoutEntities(bare ?? ''))
      return end
    }
    if ((this.#lastQuote[quote] ?? -1) < end) return null
    const close = this.#text.indexOf(quote, end)
    if (!attributes.has(name.toLowerCase()))
      attributes.set(name.toLowerCase(), withoutEntities(this.#text.slice(end, close)))
    return close + 1
  }
}
