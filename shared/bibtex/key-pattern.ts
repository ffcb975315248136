/**
 * Key patterns: how citation keys are made, in the language of Better BibTeX or of JabRef.
 *
 *     auth.lower + shorttitle(3,3) + year        Better BibTeX: parts, joined by +
 *     auth.lower + '_' + year | veryshorttitle   what follows | is for papers that the first gives nothing
 *     year ? auth + year : auth + title          one of two, by whether the first is known
 *     [auth:lower]_[year]                        JabRef: parts in brackets, text between them
 *
 * Parts and filters are those of `key-parts.ts`. Better BibTeX's looks into
 * Zotero's own fields and its scripts are not known here.
 */
import { readBrackets } from './key-brackets.ts'
import { type Argument, filters, type Keyed, type Known, parts } from './key-parts.ts'
import { joined, known, literal, partTree, Problem, type Tree, withUsual } from './key-tree.ts'

/** A pattern that was understood: the key of a paper as it says, before anything is made unique. */
export type KeyPattern = (paper: Keyed) => string

/** The pattern, or what is wrong with it in a sentence. */
export type ReadPattern =
  | { readonly pattern: KeyPattern; readonly problem: null }
  | { readonly pattern: null; readonly problem: string }

/** Patterns that come with Paperlane, by the name of the program whose they are. */
export const keyPresets = [
  { name: 'Better BibTeX', text: 'auth.lower + shorttitle(3,3) + year' },
  { name: 'JabRef', text: '[auth][year]' },
] as const

/** The usual one. */
export const usualPattern = keyPresets[0].text

/** The longest key: longer ones are cut. */
const longestKey = 200

/** Reads a pattern. One that names nothing of a paper would give all papers one key, and is refused. */
export function readKeyPattern(text: string): ReadPattern {
  try {
    const tree = text.includes('[') ? readBrackets(text) : new Reader(text).all()
    if (!tree.names) throw new Problem('Name at least one part of a paper, such as auth or year.')
    return { pattern: paper => cleaned(tree.of(paper), paper, tree), problem: null }
  } catch (error) {
    if (error instanceof Problem) return { pattern: null, problem: error.message }
    throw error
  }
}

/**
 * The characters that a key may have, cut to its length.
 *
 * Where the name that a key would begin with in small letters is not known,
 * what follows begins small (`speculativeMoE`); a key of figures alone says
 * which paper it is by its arXiv id, or that it is one.
 */
function cleaned(raw: string, paper: Keyed, { startsSmall }: Tree): string {
  const key = /[^A-Za-z0-9:_-]/.test(raw) ? raw.replace(/[^A-Za-z0-9:_-]/g, '') : raw
  const mayBegin = startsSmall !== null && /^[A-Z0-9]/.test(key)
  const begun = mayBegin && startsSmall(paper) === '' ? lowerFirst(key) : key
  const said = /[A-Za-z]/.test(begun) ? begun : `${nameless(paper)}${begun}`
  return said.slice(0, longestKey)
}

function nameless({ arxivId }: Keyed): string {
  return arxivId === null ? 'paper' : `arxiv${arxivId.replace(/[^A-Za-z0-9-]/g, '_')}`
}

/** Keys without an author start small: `speculativeMoE`, `moEServing`, `jm3d`. */
function lowerFirst(short: string): string {
  return short.replace(/^(?:[A-Z0-9]+(?=[A-Z][a-z]|$)|[A-Z])/, start => start.toLowerCase())
}

/** Reads Better BibTeX's language from left to right. */
class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  all(): Tree {
    const tree = this.#alternatives()
    this.#space()
    if (this.#at < this.#text.length) throw new Problem(`“${this.#rest()}” was not understood.`)
    return tree
  }

  #alternatives(): Tree {
    const choices = [this.#choice()]
    while (this.#take('|') || this.#take(';')) choices.push(this.#choice())
    const [only] = choices
    if (choices.length === 1 && only) return only
    return {
      of: paper => firstSaid(choices, paper),
      names: choices.some(({ names }) => names),
      startsSmall: only?.startsSmall ?? null,
    }
  }

  #choice(): Tree {
    const condition = this.#sum()
    if (!this.#take('?')) return condition
    const yes = this.#sum()
    if (!this.#take(':')) throw new Problem('A “?” needs a “:” with what to take otherwise.')
    const no = this.#sum()
    return {
      of: paper => (condition.of(paper) === '' ? no.of(paper) : yes.of(paper)),
      names: yes.names || no.names,
      startsSmall: yes.startsSmall,
    }
  }

  #sum(): Tree {
    const terms = [this.#filtered()]
    while (this.#take('+')) terms.push(this.#filtered())
    return joined(terms)
  }

  #filtered(): Tree {
    let tree = this.#primary()
    while (this.#take('.')) {
      const name = this.#name('a filter such as lower')
      const filter = known(filters, name, 'filter')
      const given = this.#arguments(name, filter)
      const before = tree
      tree = {
        of: paper => filter.work(before.of(paper), ...given),
        names: before.names,
        startsSmall: name.toLowerCase() === 'lower' ? before.of : before.startsSmall,
      }
    }
    return tree
  }

  #primary(): Tree {
    this.#space()
    if (this.#take('(')) {
      const inside = this.#alternatives()
      if (!this.#take(')')) throw new Problem('A “(” is not closed.')
      return inside
    }
    const words = this.#string()
    if (words !== null) return literal(words)
    const name = this.#name('a part of a paper such as auth or year')
    const part = known(parts, name, 'part')
    return partTree(part.work, this.#arguments(name, part))
  }

  #arguments(name: string, { usual }: Known<unknown>): readonly Argument[] {
    const given: Argument[] = []
    if (this.#take('(') && !this.#take(')')) {
      do given.push(this.#argument(name))
      while (this.#take(','))
      if (!this.#take(')')) throw new Problem(`The “(” after ${name} is not closed.`)
    }
    return withUsual(name, usual, given)
  }

  #argument(name: string): Argument {
    this.#space()
    const words = this.#string()
    if (words !== null) return words
    const digits = /^\d{1,3}/.exec(this.#rest())?.[0]
    if (digits === undefined) throw new Problem(`${name} takes numbers or 'text' between its brackets.`)
    this.#at += digits.length
    return Number(digits)
  }

  #name(what: string): string {
    this.#space()
    const name = /^[A-Za-z]\w*/.exec(this.#rest())?.[0]
    if (name === undefined) {
      const rest = this.#rest()
      throw new Problem(
        rest === ''
          ? `${sentence(what)} is missing at the end.`
          : `${sentence(what)} is expected before “${rest}”.`,
      )
    }
    this.#at += name.length
    return name
  }

  #string(): string | null {
    const found = /^(?:'([^']*)'|"([^"]*)")/.exec(this.#rest())
    if (!found) return null
    this.#at += found[0].length
    return found[1] ?? found[2] ?? ''
  }

  #take(sign: string): boolean {
    this.#space()
    if (!this.#rest().startsWith(sign)) return false
    this.#at += sign.length
    return true
  }

  #space(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at++
  }

  #rest(): string {
    return this.#text.slice(this.#at)
  }
}

function firstSaid(choices: readonly Tree[], paper: Keyed): string {
  for (const choice of choices) {
    const said = choice.of(paper)
    if (said.trim() !== '') return said
  }
  return ''
}

function sentence(what: string): string {
  return what.charAt(0).toUpperCase() + what.slice(1)
}
