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
    return withSymbols(this.#fields.get(name) ?? '')
  }

  /** Says that fields have been read, or carry nothing to be kept. */
  take(...names: readonly string[]): void {
    for (const name of names) if (this.#fields.has(name)) this.#taken.push(name)
  }

  /** The text of the first of these fields that says something, which is then taken. */
  text(...names: readonly string[]): string {
    for (const name of names) {
      const value = this.#fields.get(name)
      const text = value === undefined ? '' : texToText(withSymbols(value), inField)
      if (text === '') continue
      this.#taken.push(name)
      return text
    }
    return ''
  }

  /** A field that is never TeX, without the `\url{}` that some programs put around it; not taken. */
  verbatim(name: string): string {
    const value = this.#fields.get(name)?.trim() ?? ''
    if (!/[\\{]/.test(value)) return value
    const bare = /^\\(?:url|href)\{([^{}]*)\}/.exec(value)?.[1] ?? value.replace(/^\{(.*)\}$/s, '$1')
    return bare.replace(/\\([%&#_~{}])/g, '$1').replace(/\{([\\_%#&~])\}/g, '$1')
  }

  /** The fields that nobody took. */
  *rest(): Generator<readonly [name: string, value: string], void> {
    for (const field of this.#fields) if (!this.#taken.includes(field[0])) yield field
  }
}

/** A formula of one command in braces of its own, `{$\\alpha$}`, is a character that TeX has no other name for. */
function withSymbols(value: string): string {
  return value.includes('{$\\') ? value.replace(/\{\$(\\[A-Za-z]+)\$\}/g, '{$1}') : value
}
