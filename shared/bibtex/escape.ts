/**
 * Text into BibTeX fields: a stranger's text is set as it reads and never runs.
 *
 * Formulas between dollars stay where they are safe; every other sign that TeX
 * would act on is escaped, so braces always balance. No escape holds a bare
 * brace: BibTeX counts `\{` as one, and would swallow the entries that follow.
 */
import type { Name } from '../library/paper.ts'
import { cleanText, isPlainAscii } from '../text/clean.ts'
import { mathSpans } from '../text/math-spans.ts'
import { and, isHarmless, isPlainName, protectPlainWords } from './harmless.ts'
import { isBalanced, safeMath } from './math.ts'
import { unicodeToTex } from './unicode-tex.ts'

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '{\\textbackslash}'],
  ['{', '{\\textbraceleft}'],
  ['}', '{\\textbraceright}'],
  ['~', '{\\textasciitilde}'],
  ['^', '{\\textasciicircum}'],
  ['`', '{\\textasciigrave}'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
  ['|', '{\\textbar}'],
  ['"', '{\\textquotedbl}'],
  ['#', '\\#'],
  ['$', '\\$'],
  ['%', '\\%'],
  ['&', '\\&'],
  ['_', '\\_'],
])

/** How characters beyond ASCII are written: as TeX for BibTeX, as they are for BibLaTeX. */
export type Spelling = (text: string) => string

/** Escapes running text: an abstract, a venue. */
export function escapeText(text: string, spell: Spelling = unicodeToTex): string {
  if (isHarmless(text)) return text
  return aroundMath(
    text,
    plain => escapePlain(plain, spell),
    tex => `$${tex}$`,
  )
}

/**
 * Escapes a title and protects, word by word, the capitals that a style would
 * lower: after the first letter, alone, or beside digits.
 */
export function escapeTitle(title: string, spell: Spelling = unicodeToTex): string {
  if (isHarmless(title)) return protectPlainWords(title)
  return aroundMath(
    title,
    plain => protectWords(plain, spell),
    tex => `{$${tex}$}`,
  )
}

/**
 * Writes a person as `particle Family, Suffix, Given` and a body in braces.
 * Empty for a name that says nothing.
 */
export function escapeName(name: Name, spell: Spelling = unicodeToTex): string {
  const { family, given, particle, suffix, literal } = name
  if (literal === undefined && family && given && !particle && !suffix) {
    // Most names are these two parts, and have been written before.
    const last = knownPart(family, spell)
    const first = knownPart(given, spell)
    if (last !== '' && first !== '') return `${last}, ${first}`
  }
  if (literal !== undefined && literal.trim() !== '') return `{${nameText(literal, spell)}}`
  const first = namePart(given, spell)
  const small = heldText(particle, spell)
  const own = heldText(family, spell)
  const last = small === '' || own === '' ? small + own : `${small} ${own}`
  const jr = namePart(suffix, spell)
  if (last === '' || first === '') {
    // Without a comma BibTeX would take the last word for the family; `others` alone means "et al.".
    const one = [first, last, jr].filter(part => part !== '').join(' ')
    return /[\s,]|^others$/i.test(one) ? `{${one}}` : one
  }
  const whole = [separate(last), jr, first].filter(part => part !== '').join(', ')
  return uncutWhere(whole, spell)
}

/** The parts of names that had to be spelled, as they were, for each spelling: who wrote one paper often wrote others. */
const knownParts = new Map<Spelling, Map<string, string>>()
/** Parts that are remembered; then it begins anew. */
const mostKnown = 20_000

/** A part that stands by itself between commas. */
function knownPart(part: string, spell: Spelling): string {
  if (isPlainName(part)) return part
  let known = knownParts.get(spell)
  if (!known || known.size >= mostKnown) knownParts.set(spell, (known = new Map<string, string>()))
  let written = known.get(part)
  if (written === undefined) {
    // Letter by letter, V8 keeps what is ASCII now in a byte a letter, and with it every text that this becomes part of.
    written = Array.from(uncutWhere(namePart(part, spell), spell)).join('')
    known.set(part, written)
  }
  return written
}

const breaksLink = /[\\{}$\s"<>^`|\p{Cc}\p{Surrogate}]/gu
const breaksId = /[\\{}$\s"^`|\p{Cc}\p{Surrogate}]/gu

/** Escapes a link: nothing is TeX there, so what would break the field is percent-encoded. */
export function escapeVerbatim(text: string): string {
  return encoded(text, breaksLink)
}

/** Escapes a DOI or another id: old DOIs have angle brackets, and who looks one up must find them. */
export function escapeId(text: string): string {
  return encoded(text, breaksId)
}

function encoded(text: string, breaking: RegExp): string {
  return text
    .trim()
    .replace(breaking, character =>
      /\p{Surrogate}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character),
    )
}

const active = /[\\{}~^`<>|"#$%&_]/
const actives = new RegExp(active, 'g')

/** Escapes text in which nothing is a formula. */
function escapePlain(text: string, spell: Spelling): string {
  if (isHarmless(text)) return text
  // `--` would become a dash and `''` a quotation mark: the ligatures are kept apart.
  let escaped = active.test(text) ? text.replace(actives, sign => escapes.get(sign) ?? sign) : text
  if (escaped.includes('--')) escaped = escaped.replace(/-(?=-)/g, '-{}')
  if (escaped.includes("''")) escaped = escaped.replace(/'(?=')/g, "'{}")
  return spell(escaped)
}

function aroundMath(text: string, ofText: (text: string) => string, ofMath: (tex: string) => string): string {
  const clean = cleanText(text)
  if (!/[\\$]/.test(clean)) return ofText(clean)
  const parts: string[] = []
  let end = 0
  for (const { start, end: spanEnd, tex } of mathSpans(clean)) {
    const safe = safeMath(tex)
    if (safe === null) continue
    parts.push(ofText(clean.slice(end, start)), ofMath(safe))
    end = spanEnd
  }
  parts.push(ofText(clean.slice(end)))
  return parts.join('')
}

function protectWords(text: string, spell: Spelling): string {
  if (isHarmless(text)) return protectPlainWords(text)
  let protectedText = ''
  let end = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    protectedText += escapePlain(text.slice(end, index), spell)
    end = index + word.length
    const escaped = escapePlain(word, spell)
    protectedText += needsProtection(word, text.slice(end, end + 2)) ? `{${escaped}}` : escaped
  }
  return protectedText + escapePlain(text.slice(end), spell)
}

function needsProtection(word: string, after: string): boolean {
  if (/^\p{Lu}\p{M}*$/u.test(word)) return word !== 'A' || !/^\s\p{L}/u.test(after)
  return /.\p{Lu}/u.test(word) || (/\p{N}/u.test(word) && /\p{L}/u.test(word))
}

function namePart(text: string | undefined, spell: Spelling): string {
  return separate(heldText(text, spell))
}

/** In braces where BibTeX would read more than one part out of it. */
function separate(escaped: string): string {
  return hasSeparator(escaped) && !isHeld(escaped) ? `{${escaped}}` : escaped
}

function heldText(part: string | undefined, spell: Spelling): string {
  if (!part) return ''
  return isPlainName(part) ? part : held(nameText(part, spell), spell)
}

/** A letter that begins a word, and that TeX has no command for. */
const beyond = /(?<=^|[\s-])[\u0080-\u{10ffff}]/gu
const beyondBehind = /(?<=[\s-])[\u0080-\u{10ffff}]/gu

/**
 * BibTeX counts bytes: the initial of `Иван` would be half a letter, which no LaTeX can read. What stands
 * in braces with a command is one letter to it, and `\relax` does nothing.
 */
function uncutWhere(name: string, spell: Spelling): string {
  return spell === unicodeToTex && !isPlainAscii(name) ? uncut(name) : name
}

function uncut(name: string): string {
  let depth = 0
  let text = ''
  for (const piece of name.split(/([{}])/)) {
    if (piece === '{') depth++
    else if (piece === '}') depth--
    const form = text === '' ? beyond : beyondBehind
    text += depth > 0 ? piece : piece.replace(form, letter => `{\\relax ${letter}}`)
  }
  return text
}

/** A name as text. Biber would make an initial of a sign in front that stops LaTeX, so there it is left out. */
function nameText(text: string, spell: Spelling): string {
  const clean = cleanText(text)
  return escapePlain(spell === unicodeToTex ? clean : clean.replace(/^[\\{}~^`<>|"#$%&_\s]+/, ''), spell)
}

/** Biber makes initials of the words it finds, and would cut a command in two: what has one is held together. */
function held(part: string, spell: Spelling): string {
  return spell !== unicodeToTex && /[\\{]/.test(part) ? `{${part}}` : part
}

/** Whether one pair of braces is around all of it. */
function isHeld(part: string): boolean {
  return /^\{.*\}$/s.test(part) && isBalanced(part.slice(1, -1))
}

/** Whether BibTeX would read more than one name, or more parts of one, out of a part. */
function hasSeparator(text: string): boolean {
  return text.includes(',') || and.test(text)
}
