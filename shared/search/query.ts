/**
 * The query language: what a person types into the search field, understood.
 *
 * Words all have to be there, each at the start of some word. `"a phrase"`
 * stands as it is written, `-` takes away, `OR` joins alternatives, and
 * `field:value` looks in one place. Half-typed input never empties the board:
 * what is not understood yet is passed over and said.
 */
import { type Column, columns, columnTitles } from '../library/paper.ts'
import { type Having, havings, type TextField, textFields } from './fields.ts'
import { parseTimes, timeProblem } from './times.ts'
import { fold, wordsOf } from './words.ts'

/** A condition on papers. */
export type Condition =
  /** A word that begins so, in one field or any; `isWhole` where it has to end there too. */
  | {
      readonly is: 'word'
      readonly word: string
      readonly field: TextField | null
      readonly isWhole: boolean
    }
  /** Words in this order with nothing between them; the last may go on where the phrase is still open. */
  | {
      readonly is: 'phrase'
      readonly words: readonly string[]
      readonly field: TextField | null
      readonly isOpen: boolean
    }
  | { readonly is: 'in'; readonly column: Column }
  | { readonly is: 'starred' }
  | { readonly is: 'has'; readonly what: Having }
  /** Both ends count as within. */
  | { readonly is: 'year'; readonly from: number; readonly to: number }
  /** Milliseconds since 1970: from, and up to but not including. */
  | { readonly is: 'time'; readonly of: 'added' | 'moved'; readonly from: number; readonly to: number }
  | { readonly is: 'not'; readonly condition: Condition }
  | { readonly is: 'or'; readonly conditions: readonly Condition[] }
  | { readonly is: 'and'; readonly conditions: readonly Condition[] }

export interface Query {
  /** What papers have to be; null finds every paper. */
  readonly condition: Condition | null
  /** What was not understood, in plain sentences. */
  readonly problems: readonly string[]
}

/** Every word that may stand before a colon. */
export const queryFields = [...textFields, 'in', 'is', 'has', 'year', 'added', 'moved'] as const
export type QueryField = (typeof queryFields)[number]

const otherNames: Readonly<Record<string, QueryField>> = {
  authors: 'author',
  by: 'author',
  tags: 'tag',
  notes: 'note',
  journal: 'venue',
  doi: 'id',
  arxiv: 'id',
  key: 'id',
  column: 'in',
}

// minus, field, quoted value (and its end), plain value
const term = /(-)?(?:([A-Za-z]+):)?(?:"([^"]*)("|$)|([^\s"]*))/y

/** Understands a query. `now`, in milliseconds since 1970, is what `added:<7d` counts from. */
export function parseQuery(text: string, now: number): Query {
  const problems: string[] = []
  const alternatives: Condition[][] = [[]]
  for (let place = 0; place < text.length;) {
    if (/\s/.test(text.charAt(place))) {
      place++
      continue
    }
    term.lastIndex = place
    const found = term.exec(text)
    if (!found || found[0] === '') {
      place++
      continue
    }
    place = term.lastIndex
    if (found[0] === 'OR' || found[0] === '|') {
      alternatives.push([])
      continue
    }
    const [whole, minus, name, quoted, end, plain] = found
    const condition = parseTerm(
      { whole, name, value: quoted ?? plain ?? '', isQuoted: quoted !== undefined, isOpen: end === '' },
      now,
      problems,
    )
    if (condition) alternatives.at(-1)?.push(minus === undefined ? condition : { is: 'not', condition })
  }
  const filled = alternatives.flatMap(conditions => all(conditions) ?? [])
  const [first, ...others] = filled
  if (!first) return { condition: null, problems }
  return { condition: others.length > 0 ? { is: 'or', conditions: filled } : first, problems }
}

interface Term {
  readonly whole: string
  readonly name: string | undefined
  readonly value: string
  readonly isQuoted: boolean
  /** A quotation that has not been closed yet. */
  readonly isOpen: boolean
}

function parseTerm(typed: Term, now: number, problems: string[]): Condition | null {
  const { whole, name, value } = typed
  if (name === undefined) return wordsCondition(typed, null)
  const field = fieldNamed(name)
  if (!field) {
    // An address or a title with a colon is meant as words.
    return wordsCondition(
      { ...typed, value: whole.replaceAll('"', ' ').replace(/^-/, ''), isQuoted: false },
      null,
    )
  }
  if (value === '') return null // still being typed
  const known = (condition: Condition | null, problem: string) => {
    if (!condition) problems.push(problem)
    return condition
  }
  switch (field) {
    case 'in':
      return known(columnCondition(value), `“in:” takes a column: ${columns.join(', ')}.`)
    case 'is':
      return known(isCondition(value), '“is:” takes starred or a column.')
    case 'has':
      return known(hasCondition(value), `“has:” takes one of ${havings.join(', ')}.`)
    case 'year':
      return known(yearCondition(value), '“year:” takes a year such as 2024, or years such as 2020..2023.')
    case 'added':
    case 'moved': {
      const times = parseTimes(value, now)
      return known(times && { is: 'time', of: field, ...times }, timeProblem(field))
    }
    case 'title':
    case 'abstract':
    case 'author':
    case 'venue':
    case 'tag':
    case 'note':
    case 'id':
      return wordsCondition(typed, field)
  }
}

function fieldNamed(name: string): QueryField | undefined {
  const plain = name.toLowerCase()
  return queryFields.find(field => field === plain) ?? otherNames[plain]
}

function wordsCondition({ value, isQuoted, isOpen }: Term, field: TextField | null): Condition | null {
  const words = wordsOf(value)
  const [first] = words
  if (first === undefined) return null
  if (!isQuoted) return all(words.map(word => ({ is: 'word', word, field, isWhole: false })))
  if (words.length === 1) return { is: 'word', word: first, field, isWhole: !isOpen }
  return { is: 'phrase', words, field, isOpen }
}

function columnCondition(value: string): Condition | null {
  const typed = fold(value).replaceAll(/[^a-z]/g, '')
  const column = columns.find(one => fold(columnTitles[one]).replaceAll(' ', '').startsWith(typed))
  return column !== undefined && typed !== '' ? { is: 'in', column } : null
}

function isCondition(value: string): Condition | null {
  return 'starred'.startsWith(value.toLowerCase()) ? { is: 'starred' } : columnCondition(value)
}

function hasCondition(value: string): Condition | null {
  const typed = value.toLowerCase()
  const what =
    havings.find(one => one === typed || `${one}s` === typed) ?? havings.find(one => one.startsWith(typed))
  return what === undefined ? null : { is: 'has', what }
}

function yearCondition(value: string): Condition | null {
  const found = /^(?:(\d{4})?(\.\.|-)(\d{4})?|([<>]=?)?(\d{4}))$/.exec(value)
  if (!found) return null
  const [, from, dots, to, sign, year] = found
  if (dots !== undefined) {
    if (from === undefined && to === undefined) return null
    return {
      is: 'year',
      from: from === undefined ? -Infinity : Number(from),
      to: to === undefined ? Infinity : Number(to),
    }
  }
  const one = Number(year)
  return {
    is: 'year',
    from: sign === '>' ? one + 1 : sign?.startsWith('<') ? -Infinity : one,
    to: sign === '<' ? one - 1 : sign?.startsWith('>') ? Infinity : one,
  }
}

function all(conditions: readonly Condition[]): Condition | null {
  const [first, ...others] = conditions
  if (!first) return null
  return others.length > 0 ? { is: 'and', conditions } : first
}
