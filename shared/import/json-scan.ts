/**
 * Where the values of a JSON text stand, found without understanding them.
 *
 * One broken object costs only itself: every object of a list is found by its
 * brackets and parsed alone. Python's way of printing the same (`{'title': None}`)
 * is read too, since many scripts save that.
 */
import type { Stretch } from './account.ts'

/** Brackets in brackets; more than any program writes. */
const deepest = 100

/**
 * Just after the value that begins with a bracket or a quote at a place; null where it has no end, or
 * brackets are nested too deep.
 */
export function endOfValue(text: string, start: number): number | null {
  const sign = /["'{}[\]]/g
  let depth = 0
  sign.lastIndex = start
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const [mark] = found
    if (mark === '{' || mark === '[') {
      if (++depth > deepest) return null
    } else if (mark === '}' || mark === ']') {
      if (--depth <= 0) return sign.lastIndex
    } else {
      const end = endOfString(text, found.index)
      if (end === null) return null
      sign.lastIndex = end
      if (depth === 0) return end
    }
  }
  return null
}

function endOfString(text: string, start: number): number | null {
  const quote = text[start] ?? ''
  for (let close = text.indexOf(quote, start + 1); close >= 0; close = text.indexOf(quote, close + 1)) {
    let before = close - 1
    while (text[before] === '\\') before--
    if ((close - before) % 2 === 1) return close + 1
  }
  return null
}

/** The values of a list that begins at a place, and just after its end (or where it breaks off). */
export function elementsOf(
  text: string,
  start: number,
): { readonly elements: Stretch[]; readonly end: number } {
  const elements: Stretch[] = []
  let at = start + 1
  for (;;) {
    at = skip(text, at, /[\s,]*/y)
    const sign = text[at]
    if (sign === undefined) return { elements, end: text.length }
    if (sign === ']') return { elements, end: at + 1 }
    const isOpening = /[{["']/.test(sign)
    const end = isOpening ? endOfValue(text, at) : skip(text, at, /[^,\]\r\n]+/y)
    if (end === null || end === at) {
      elements.push({ start: at, end: text.length })
      return { elements, end: text.length }
    }
    elements.push({ start: at, end })
    at = end
  }
}

/** The members of an object that begins at a place: their names and where their values stand. */
export function membersOf(text: string, start: number): readonly (Stretch & { readonly name: string })[] {
  const members: (Stretch & { name: string })[] = []
  let at = start + 1
  for (;;) {
    at = skip(text, at, /[\s,]*/y)
    if (text[at] !== '"' && text[at] !== "'") return members
    const nameEnd = endOfValue(text, at)
    if (nameEnd === null) return members
    const name = text.slice(at + 1, nameEnd - 1)
    at = skip(text, nameEnd, /\s*:?\s*/y)
    const isOpening = /[{["']/.test(text[at] ?? '')
    const end = isOpening ? endOfValue(text, at) : skip(text, at, /[^,}\r\n]+/y)
    // A list that is cut off still has its beginning.
    members.push({ name, start: at, end: end ?? text.length })
    if (end === null || end === at) return members
    at = end
  }
}

/** Names under which services put the papers of an answer. */
const listNames =
  /^(?:papers|items|entries|results?|data|docs|documents|records|references|articles|works|hits|publications|message|response|search-results|feed|entry|dailyPapers)$/i

/** Where the list of papers within an object stands, three steps deep; null where there is none. */
export function firstListIn(text: string, start: number, depth = 0): Stretch | null {
  for (const { name, start: at, end } of membersOf(text, start)) {
    if (!listNames.test(name)) continue
    if (text[at] === '[' && /[{\]]/.test(text[skip(text, at + 1, /\s*/y)] ?? '')) return { start: at, end }
    const inner = text[at] === '{' && depth < 3 ? firstListIn(text, at, depth + 1) : null
    if (inner) return inner
  }
  return null
}

export function skip(text: string, at: number, form: RegExp): number {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : at
}

/** The value that a text is, in JSON or as Python prints it; undefined where it is neither. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text.startsWith('{') || text.startsWith('[') ? parsePython(text) : undefined
  }
}

/** Python's print of a value, turned into JSON sign by sign: quotes, `None`, `True`, `False`, `nan`. */
function parsePython(text: string): unknown {
  const parts: string[] = []
  let at = 0
  const token = /["']|\b(?:None|True|False|nan|NaN|-?inf)\b|,(?=\s*[}\]])/g
  for (let found = token.exec(text); found; found = token.exec(text)) {
    const [word] = found
    parts.push(text.slice(at, found.index))
    if (word === '"' || word === "'") {
      const end = endOfString(text, found.index)
      if (end === null) return undefined
      parts.push(jsonString(text.slice(found.index + 1, end - 1)))
      token.lastIndex = end
    } else if (word !== ',') parts.push(word === 'True' || word === 'False' ? word.toLowerCase() : 'null')
    at = token.lastIndex
  }
  try {
    return JSON.parse(parts.join('') + text.slice(at)) as unknown
  } catch {
    return undefined
  }
}

/** The inside of a string, with the escapes that Python has and JSON has not. */
function jsonString(inner: string): string {
  const readable = inner.replace(
    /\\(x[0-9a-fA-F]{2}|[\s\S])|[\p{Cc}"]/gu,
    (found: string, escape?: string) => {
      if (escape === undefined) return found === '"' ? '\\"' : ' '
      if (escape.startsWith('x') && escape.length === 3) return `\\u00${escape.slice(1)}`
      if (escape === "'") return "'"
      return /["\\/bfnrtu]/.test(escape) ? found : `\\\\${escape}`
    },
  )
  return `"${readable}"`
}
