/**
 * The fields of one entry while it is read, and which of them nobody has taken yet.
 */
import { texToText } from '../import/tex-text.ts'

const inField = { keepsBraces: false } as const

export class FieldReader {
  readonly #fields: ReadonlyMap<string, string>
  /** A dozen at most, for which a list is quicker than a set. */
  readonly #taken: string[] = []

  constructor(fields: ReadonlyMap<string, string>) {
    this.#fields = fields
  }

  has(name: string): boolean {
    return this.#fields.has(name)
  }

  /** A field as it stands; empty where it is not there. */
  raw(name: string): string {
    const value = this.#fields.get(name)
    return value === undefined ? '' : withSymbols(value)
  }

  /** Says that fields have been read, or carry nothing to be kept. */
  take(...names: readonly string[]): void {
    for (const name of names) if (this.#fields.has(name)) this.#taken.push(name)
  }

  /** The text of a field, which is then taken where it says something. */
  text(name: string): string {
    const value = this.#fields.get(name)
    if (value === undefined) return ''
    const text = texToText(withSymbols(value), inField)
    if (text !== '') this.#taken.push(name)
    return text
  }

  /** A field that is never TeX, without the `\url{}` that some programs put around it; not taken. */
  verbatim(name: string): string {
    const value = this.#fields.get(name)?.trim()
    if (value === undefined) return ''
    if (!/[\\{]/.test(value)) return value
    const bare = /^\\(?:url|href)\{([^{}]*)\}/.exec(value)?.[1] ?? value.replace(/^\{(.*)\}$/s, '$1')
    return bare.replace(/\\([%&#_~{}])/g, '$1').replace(/\{([\\_%#&~])\}/g, '$1')
  }

  /** Whether every field was taken. */
  get isEmpty(): boolean {
    for (const name of this.#fields.keys()) if (!this.#taken.includes(name)) return false
    return true
  }

  /** Calls for each field that nobody took. */
  forEachLeft(take: (name: string, value: string) => void): void {
    this.#fields.forEach((value, name) => {
      if (!this.#taken.includes(name)) take(name, value)
    })
  }
}

/** A formula of one command in braces of its own, `{$\\alpha$}`, is a character that TeX has no other name for. */
function withSymbols(value: string): string {
  return value.includes('{$\\') ? value.replace(/\{\$(\\[A-Za-z]+)\$\}/g, '{$1}') : value
}
