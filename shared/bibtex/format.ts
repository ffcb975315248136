/**
 * An entry as the text of a .bib file: one field a line, LF, a line end after the last.
 */
import type { Entry } from './entry.ts'

/** One entry, with its line end. */
export function formatEntry({ type, key, fields }: Entry): string {
  let text = `@${type}{${key},\n`
  for (const { name, value } of fields) text += `  ${name} = ${value},\n`
  return `${text}}\n`
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
