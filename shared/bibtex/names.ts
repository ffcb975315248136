/**
 * Names as BibTeX and BibLaTeX write them, in the terms of CSL.
 *
 * `and` parts names, commas part a name, and braces hold together what they
 * enclose: `{Barnes and Noble}` is one body. `others` is nobody.
 */
import { texToText } from '../import/tex-text.ts'
import type { Name } from '../library/paper.ts'

/** The names that a text has had so far, as they were written: who wrote one of its papers often wrote others. */
export type KnownNames = Map<string, Name>

/** Names of one text that are remembered; more would take memory and are hardly ever met again. */
const mostKnown = 50_000

/** The people and bodies of an `author` field. Equal names of one text may be one object. */
export function readNames(field: string, known: KnownNames = new Map()): Name[] {
  const names: Name[] = []
  if (field === '') return names
  // Around letters that BibTeX must not cut in two; it says nothing of the name.
  const bare = field.includes('\\relax') ? field.replace(/\{\\relax\s+([^{}\\]*)\}/g, '$1') : field
  for (const part of partsOf(bare, and)) {
    const text = part.trim()
    let name = known.get(text)
    if (name === undefined) {
      if (text === '' || text.toLowerCase() === 'others') continue
      name = readName(text)
      if (known.size < mostKnown) known.set(text, name)
    }
    names.push(name)
  }
  return names
}

const space = /\s+/y
const commaSign = /,/y
const and = /\s+and(?=\s)/iy

/** A text cut where a form matches outside all braces. */
function partsOf(text: string, form: RegExp): string[] {
  if (!text.includes('{')) return form === commaSign ? text.split(',') : text.split(looseOf(form))
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x5c) at++
    else if (code === 0x7b) depth++
    else if (code === 0x7d) depth--
    else if (depth === 0 && (code === 0x2c || code <= 0x20 || code >= 0xa0)) {
      if (form === and && !mayBeAnd(text.charCodeAt(at + 1))) continue
      form.lastIndex = at
      if (!form.test(text)) continue
      parts.push(text.slice(start, at))
      start = form.lastIndex
      at = start - 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

/** Whether `and` may stand behind a space: asking the pattern at each word would take most of the time. */
function mayBeAnd(code: number): boolean {
  return (code | 0x20) === 0x61 || code <= 0x20 || code >= 0xa0
}

function looseOf(form: RegExp): RegExp {
  return form === and ? looseAnd : looseSpace
}

const looseAnd = /\s+and(?=\s)/i
const looseSpace = /\s+/

function readName(text: string): Name {
  const comma = text.indexOf(', ')
  if (comma > 0 && isSimple(text, comma))
    return named({ family: text.slice(0, comma), given: text.slice(comma + 2) })
  const pieces = partsOf(text, commaSign).map(piece => piece.trim())
  if (/^(?:family|given|prefix|suffix)\s*=/i.test(text)) return extendedName(pieces)
  if (pieces.length === 1) return nameInOrder(text)
  const [last = '', second = '', third] = pieces
  const words = partsOf(last, space)
  const first = Math.min(particleEnd(words), words.length - 1)
  return named({
    particle: words.slice(0, first).join(' '),
    family: words.slice(first).join(' '),
    suffix: third === undefined ? '' : second,
    given: third ?? second,
  })
}

/** `Berg, Jan`: one word, the comma, and letters; neither braces nor TeX. */
function isSimple(text: string, comma: number): boolean {
  if (comma + 2 === text.length) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x7b || code === 0x7d || code === 0x5c || code === 0x3d) return false
    if (code === 0x2c && at !== comma) return false
    if (at < comma && (code <= 0x20 || (code >= 0x7f && /\s/.test(text.charAt(at))))) return false
  }
  return true
}

/** `Jan van der Berg`: what is in lower case before the last word parts given from family name. */
function nameInOrder(text: string): Name {
  const words = partsOf(text, space)
  if (words.length === 1) {
    const plain = plainText(text)
    return /^\{.*\}$/s.test(text) && /\s/.test(plain) ? { literal: plain } : { family: plain }
  }
  const small = words.findIndex((word, at) => at < words.length - 1 && isSmall(word))
  if (small < 0) return named({ family: words.at(-1) ?? '', given: words.slice(0, -1).join(' ') })
  const rest = words.slice(small)
  const length = Math.min(particleEnd(rest), rest.length - 1)
  return named({
    given: words.slice(0, small).join(' '),
    particle: rest.slice(0, length).join(' '),
    family: rest.slice(length).join(' '),
  })
}

/** BibLaTeX's `family=Berg, given=Jan, prefix=van der`. */
function extendedName(pieces: readonly string[]): Name {
  const values = new Map(
    pieces.map(piece => {
      const [name = '', ...value] = piece.split('=')
      return [name.trim().toLowerCase(), value.join('=').trim()] as const
    }),
  )
  const value = (name: string) => values.get(name)?.replace(/^"(.*)"$/s, '$1') ?? ''
  return named({
    family: value('family'),
    given: value('given'),
    particle: value('prefix'),
    suffix: value('suffix'),
  })
}

/** How many words a particle has: all up to the last one in lower case. */
function particleEnd(words: readonly string[]): number {
  return words.findLastIndex((word, at) => at < words.length - 1 && isSmall(word)) + 1
}

/** Whether a word starts in lower case; what a brace protects has no case. */
function isSmall(word: string): boolean {
  const code = word.charCodeAt(0)
  if (code >= 0x41 && code <= 0x5a) return false
  if (word.startsWith('{') && !word.startsWith('{\\')) return false
  return /^\p{Ll}/u.test(word.includes('\\') ? plainText(word) : word)
}

function named({ family, given, particle, suffix }: Required<Pick<Name, 'family'>> & Name): Name {
  // By hand, part by part: a file has some hundred thousand of these.
  const name: { -readonly [Part in keyof Name]: Name[Part] } = {}
  const first = plainText(given)
  const last = plainText(family)
  const small = plainText(particle)
  const after = plainText(suffix)
  if (small !== '') name.particle = small
  if (last !== '') name.family = last
  if (first !== '') name.given = first
  if (after !== '') name.suffix = after
  return name
}

const inField = { keepsBraces: false } as const

function plainText(text = ''): string {
  return text === '' ? '' : texToText(text, inField)
}
