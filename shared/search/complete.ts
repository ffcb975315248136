/**
 * What may come next in a query: fields for a word that begins so, values for a field.
 */
import { columns } from '../library/paper.ts'
import { havings } from './fields.ts'
import { queryFields, type QueryField } from './query.ts'

/** One thing that may be typed next. */
export interface Completion {
  /** The whole query with it, and the caret at its end. */
  readonly text: string
  /** What it would write: `title:`, `in:inbox`. */
  readonly term: string
  /** What it means, in a few words. */
  readonly meaning: string
}

const meanings: Readonly<Record<QueryField, string>> = {
  title: 'words of the title',
  abstract: 'words of the abstract',
  author: 'names of authors',
  venue: 'where it appeared',
  tag: 'your tags',
  note: 'words of your notes',
  id: 'arXiv id, DOI or citation key',
  in: 'a column',
  is: 'starred, or a column',
  has: 'code, a PDF, an abstract…',
  year: '2024, or 2020..2023',
  added: 'when it came: <7d, today, 2026-05',
  moved: 'when you decided: <7d, today, 2026-05',
}

const values: Readonly<Partial<Record<QueryField, readonly string[]>>> = {
  in: columns,
  is: ['starred'],
  has: havings,
  added: ['today', 'yesterday', '<7d', '<30d', '>30d'],
  moved: ['today', 'yesterday', '<7d', '<30d', '>30d'],
}

/** The most that is offered at once. */
const most = 8

/** What may come next where a query ends; nothing where no field is meant. */
export function completions(text: string): readonly Completion[] {
  const [, before = '', minus = '', name, value = ''] =
    /^(.*?)(-?)(?:([a-z]+):)?([^\s":]*)$/is.exec(text) ?? []
  if (before !== '' && !/\s$/.test(before)) return []
  const typed = value.toLowerCase()
  if (name === undefined) {
    if (typed === '') return []
    return queryFields
      .filter(field => field.startsWith(typed))
      .map(field => ({ text: `${before}${minus}${field}:`, term: `${field}:`, meaning: meanings[field] }))
  }
  const field = queryFields.find(one => one === name.toLowerCase())
  const offered = (field && values[field]) ?? []
  return offered
    .filter(one => one.startsWith(typed) && one !== typed)
    .slice(0, most)
    .map(one => ({ text: `${before}${minus}${name}:${one} `, term: `${name}:${one}`, meaning: '' }))
}
