/**
 * Authors as sources other than BibTeX write them, in the terms of CSL.
 */
import { cleanText } from '../text/clean.ts'
import { texToText } from './tex-text.ts'
import { parseNames } from '../library/names.ts'
import type { Name } from '../library/paper.ts'

const body =
  /\b(?:collaboration|consortium|group|team|committee|organi[sz]ation|association|society|institute|university|department|ministry|agency|network|project|foundation|initiative|council|inc|ltd|gmbh)\b\.?/i
const suffix = /^(?:jr|sr|ii|iii|iv|\d(?:st|nd|rd|th))\.?$/i
/** `Ludwig van`, as catalogues write it behind the family name. */
const trailing =
  /^(.+?)\s+((?:(?:van|von|vom|der|den|de|del|della|di|da|do|dos|das|du|la|le|ter|ten|zu|zum|zur|af|av)\s*)+)$/
/** Most names of most catalogues: `Berg, Jan B.`, of which nothing else could be meant. */
const plain = /^([A-Z][A-Za-z'-]{0,60}), ([A-Z][A-Za-z.-]{0,60}(?: [A-Z][A-Za-z.-]{0,60}){0,9})$/
const nobody = /^(?:et al\.?|others|anonymous|\[?no authors? listed\]?|null|none|n\/a|-+)$/i

/** Thousands of names; longer lines are something else. */
const longestByline = 200_000

/**
 * One person or body, as catalogues write them (`Berg, Jan van der`, `King, Martin, Jr.`) or as people are
 * called (`Jan van der Berg`); null for nobody.
 */
export function nameOf(written: string): Name | null {
  const [, plainFamily, plainGiven = ''] = plain.exec(written) ?? []
  if (plainFamily !== undefined && !suffix.test(plainGiven)) return { family: plainFamily, given: plainGiven }
  const trimmed = written.slice(0, 500).replace(/[\s,;]+$/, '')
  const text = trimmed.includes('\\') ? texToText(trimmed, { keepsBraces: false }) : cleanText(trimmed)
  if (text === '' || nobody.test(text) || !/[\p{L}\p{N}]/u.test(text)) return null
  const parts = text.split(/\s*,\s*/).filter(part => part !== '')
  if (parts.length === 1) return /\s/.test(text) && body.test(text) ? { literal: text } : spoken(text)
  const [family = '', ...rest] = parts
  const ending = rest.find(part => suffix.test(part))
  const given = rest.filter(part => part !== ending).join(' ')
  const last = parseNames(`${family.replaceAll(';', ' ')}, x`)[0] ?? { family }
  const [, first = given, small] = last.particle === undefined ? (trailing.exec(given) ?? []) : []
  const particle = last.particle ?? small
  return {
    ...(particle !== undefined && { particle }),
    family: last.family ?? family,
    ...(ending !== undefined && { suffix: ending }),
    ...(first !== '' && { given: first }),
  }
}

/** `Jan van der Berg Jr.` */
function spoken(text: string): Name {
  const words = text.replaceAll(';', ' ').split(' ')
  const ending = words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.pop() : undefined
  const [name] = parseNames(words.join(' '))
  return { ...(name ?? { family: text }), ...(ending !== undefined && { suffix: ending }) }
}

/** Names one by one, each once; nobody is left out. */
export function namesOf(written: readonly string[]): Name[] {
  return written.flatMap(text => nameOf(text) ?? [])
}

/**
 * The people of a line: `Ann Roe, Jan van der Berg and Wei Li`, `Roe, A.; Berg, J.`, `['Roe, Ann', 'Li, Wei']`.
 * Places and notes in brackets behind a name are no part of it.
 */
export function bylineOf(byline: string): Name[] {
  const written = byline.slice(0, longestByline)
  const list = /^\s*\[(.*)\]\s*$/s.exec(written)?.[1]
  if (list !== undefined) {
    const quoted = [...list.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)]
    if (quoted.length > 0) return namesOf(quoted.map(([, single, double]) => single ?? double ?? ''))
  }
  const text = withoutBrackets(written).replace(/\s+/g, ' ')
  if (/[;|]/.test(text)) return namesOf(familyFirst(text.split(/\s*[;|]\s*/)))
  const turned = text.split(/\sand\s/)
  // BibTeX's form: `Roe, Ann and Li, Wei`.
  if (turned.length > 1 && turned.every(isTurned)) return namesOf(turned)
  const parts = text.split(/\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/).filter(part => part !== '')
  if (hasInitials(parts) || (isOneTurned(text) && !body.test(text))) return namesOf(pairs(parts))
  return namesOf(familyFirst(joinedSuffixes(parts)))
}

/** `Doe, Jane` and `van Dyke, Paul J.`: before the comma stands a family name, since two of one word each are no people. */
function isOneTurned(text: string): boolean {
  return /^(?:\p{Ll}[\p{L}']*\s+){0,3}\p{Lu}[\p{L}\p{M}'’-]*,\s*\p{Lu}[\p{L}\p{M}.'’-]*(?:\s+\p{Lu}[\p{L}\p{M}.'’-]*){0,3}$/u.test(
    text.trim(),
  )
}

const initialsLast =
  /^(\S.*?)\s+((?:\p{Lu}\.?-?){1,4})(?:\s+((?:[JjSs]r|I{2,3}|IV|\d(?:st|nd|rd|th))\.?))?\.?$/u

/**
 * Medical indexes and Scopus write `Lee A, van Dyke PQ Jr` and `Müller J.; de la Cruz M.`: where each name ends in
 * initials, and one of them in what can be nothing else (`LI` and `WU` are family names to some).
 */
function familyFirst(people: readonly string[]): readonly string[] {
  const names = people.filter(name => name.trim() !== '' && !nobody.test(name.trim()))
  const found = names.map(name => initialsOf(name.trim()))
  const isSure = found.some(name => name !== null && /\.|^.$|^[^AEIOUY]+$/.test(name.initials))
  if (!isSure || found.includes(null)) return people
  return found.flatMap(name => (name ? `${name.family}, ${name.initials}${name.suffix}` : []))
}

function initialsOf(
  name: string,
): { readonly family: string; readonly initials: string; readonly suffix: string } | null {
  const [, family = '', initials = '', ending] = initialsLast.exec(name) ?? []
  // A family name has a small letter, and no initials of its own before it.
  if (
    !/\p{Ll}/u.test(family) ||
    !/^[\p{Lu}.-]+$/u.test(initials) ||
    /(?:^|\s)\p{Lu}\.?(?:\s|$)|,/u.test(family)
  )
    return null
  // The stop behind `Kim CS.` ends the list.
  return {
    family,
    initials: initials.replace(/^(\p{Lu}{2,})\.$/u, '$1'),
    suffix: ending === undefined ? '' : `, ${ending}`,
  }
}

function isTurned(name: string): boolean {
  const [family = '', given = '', ...more] = name.split(',').map(part => part.trim())
  return family !== '' && given !== '' && more.length === 0 && !suffix.test(given)
}

/** Whether `Roe, A., Li, W. X.` gives initials after each family name. */
function hasInitials(parts: readonly string[]): boolean {
  const isInitials = (part: string | undefined) =>
    part !== undefined && /^(?:\p{Lu}\.?[\s-]*){1,4}$/u.test(part)
  return (
    parts.length >= 2 &&
    parts.length % 2 === 0 &&
    parts.every((part, at) => isInitials(part) === (at % 2 === 1))
  )
}

function pairs(parts: readonly string[]): string[] {
  return parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1] ?? ''}`] : []))
}

/** `Martin King, Jr.` is one person. */
function joinedSuffixes(parts: readonly string[]): string[] {
  const names: string[] = []
  for (const part of parts) {
    const last = names.pop()
    if (last !== undefined && suffix.test(part)) names.push(`${last} ${part}`)
    else names.push(...(last === undefined ? [] : [last]), part)
  }
  return names
}

function withoutBrackets(text: string): string {
  let out = text
  // Brackets in brackets: `(MIT (Cambridge))`; more than three are no affiliation.
  for (let round = 0; round < 3 && out.includes('('); round++) out = out.replace(/\([^()]*\)/g, ' ')
  return out
}
