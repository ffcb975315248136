/**
 * Texts and names that mean the same in TeX and everywhere, as nearly all do: they are told apart before any are escaped.
 *
 * By hand and sign by sign where they are short; a pattern for each would take most of the time of writing a file.
 */
import { isTidyAscii } from '../text/spaces.ts'

/** What a sign of ASCII is within a text. */
const isLower = 1
const isUpper = 2
const isDigit = 4
const kinds = new Uint8Array(128)
for (let code = 0; code < 128; code++) {
  const sign = String.fromCharCode(code)
  kinds[code] = /[a-z]/.test(sign) ? isLower : /[A-Z]/.test(sign) ? isUpper : /\d/.test(sign) ? isDigit : 0
}

/** What TeX would act on. */
const acting = "\\ { } ~ ^ ` < > | \" # $ % & _ -- ''".split(' ')

const acts = new Uint8Array(128)
for (const sign of acting) if (sign.length === 1) acts[sign.charCodeAt(0)] = 1

/** Texts below this length are looked at by hand, in less time than a search for each sign takes to begin. */
const shortText = 100

/** Whether a text is clean and has nothing that TeX would act on. */
export function isHarmless(text: string): boolean {
  const last = text.length - 1
  if (last < 0) return true
  if (text.charCodeAt(0) === 0x20 || text.charCodeAt(last) === 0x20) return false
  if (last >= shortText) return isTidyAscii(text) && !isActing(text)
  let before = 0
  for (let at = 0; at <= last; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code > 0x7e || acts[code] === 1) return false
    if (code === before && (code === 0x20 || code === 0x2d || code === 0x27)) return false
    before = code
  }
  return true
}

function isActing(text: string): boolean {
  for (const signs of acting) if (text.includes(signs)) return true
  return false
}

/** Whether a part of a name is written as it is: words of letters and dots, none of which parts names. */
export function isPlainName(part: string): boolean {
  let isBehindLetter = false
  let hasSpace = false
  for (let at = 0; at < part.length; at++) {
    const code = part.charCodeAt(at)
    if (code < 128 && ((kinds[code] ?? 0) & (isLower | isUpper)) !== 0) isBehindLetter = true
    else if (!isBehindLetter) return false
    else if (code === 0x20 || code === 0x2d) {
      hasSpace ||= code === 0x20
      isBehindLetter = false
    } else if (code !== 0x2e) return false
  }
  return isBehindLetter && !((hasSpace || part.length === 3) && and.test(part))
}

/** The word that parts names. */
export const and = /(?:^|\s)and(?:\s|$)/i

/** Puts words of a harmless text in braces that have a capital or a figure behind their first letter, or are a single capital. */
export function protectPlainWords(text: string): string {
  let protectedText = ''
  let end = 0
  for (let at = 0; at < text.length; at++) {
    const first = kindAt(text, at)
    if (first === 0) continue
    const start = at
    let later = 0
    for (let kind = kindAt(text, ++at); kind !== 0; kind = kindAt(text, ++at)) later |= kind
    if (later === 0 ? !isHeldAlone(text, start) : !isHeldWord(first, later)) continue
    protectedText += `${text.slice(end, start)}{${text.slice(start, at)}}`
    end = at
  }
  return end === 0 ? text : protectedText + text.slice(end)
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (kinds[text.charCodeAt(at)] ?? 0) : 0
}

function isHeldWord(first: number, later: number): boolean {
  const all = first | later
  return (
    (later & isUpper) !== 0 || ((all & isDigit) !== 0 && (all & isLower) !== 0) || all === (isUpper | isDigit)
  )
}

/** A single capital, unless it is the article. */
function isHeldAlone(text: string, at: number): boolean {
  if (kindAt(text, at) !== isUpper) return false
  const isArticle =
    text[at] === 'A' && text[at + 1] === ' ' && (kindAt(text, at + 2) & (isLower | isUpper)) !== 0
  return !isArticle
}
