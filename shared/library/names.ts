/**
 * Names of authors as a person types them: one a line or parted by semicolons, as BibTeX writes each.
 *
 * `Lima, Ana`, `van der Berg, Jr., Jan`, `Ana Lima`; a body stands in braces: `{The Atlas Group}`.
 */
import { cleanText } from '../text/clean.ts'
import type { Name } from './paper.ts'

/** The name as it is typed; `parseNames` reads it back. */
export function nameText({ literal, particle, family, suffix, given }: Name): string {
  if (literal !== undefined) return `{${literal}}`
  const last = [particle, family].filter(part => part !== undefined && part !== '').join(' ')
  return [last, suffix, given].filter(part => part !== undefined && part !== '').join(', ')
}

/** The names in a text. Empty lines are none. */
export function parseNames(text: string): Name[] {
  return text
    .split(/[\n;]/)
    .map(cleanText)
    .filter(line => line !== '')
    .map(parseName)
}

function parseName(text: string): Name {
  const body = /^\{(.*)\}$/.exec(text)?.[1]
  if (body !== undefined) return { literal: body }
  const [last = '', ...rest] = text.split(',').map(part => part.trim())
  if (rest.length === 0) return parseSpoken(last)
  const given = rest.at(-1) ?? ''
  const suffix = rest.slice(0, -1).join(', ')
  return { ...parseLast(last.split(' ')), ...(suffix !== '' && { suffix }), ...(given !== '' && { given }) }
}

/** `Jan van der Berg`: the particle is what is written small before the last word. */
function parseSpoken(text: string): Name {
  const words = text.split(' ')
  let from = words.length - 1
  while (from > 1 && isSmall(words[from - 1])) from--
  const given = words.slice(0, from).join(' ')
  return { ...parseLast(words.slice(from)), ...(given !== '' && { given }) }
}

function parseLast(words: readonly string[]): Name {
  let from = 0
  while (from < words.length - 1 && isSmall(words[from])) from++
  const particle = words.slice(0, from).join(' ')
  return { ...(particle !== '' && { particle }), family: words.slice(from).join(' ') }
}

function isSmall(word: string | undefined): boolean {
  return word !== undefined && /^\p{Ll}/u.test(word)
}
