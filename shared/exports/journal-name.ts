/**
 * Titles of journals, abbreviated by the rules of ISO 4.
 *
 * Word by word, and only where every word of a title is known: one that is half
 * abbreviated, or abbreviated by guess, would be a name that no style knows.
 */
import {
  acronyms,
  englishParticles,
  foreignArticles,
  foreignParticles,
  journalWords,
  phrases,
} from './journal-table.ts'
import { beforeHyphen, capitalised, folded, isAbbreviation, lookedUp } from './journal-word.ts'

/** Longer ones are no titles of journals. */
const longestTitle = 300

/** A word of a title; where everything is in capitals, they tell nothing. */
interface Word {
  readonly text: string
  /** In small letters, without accents and full stop. */
  readonly plain: string
  readonly hasStop: boolean
  readonly isLast: boolean
  readonly isShouted: boolean
}

/** The title abbreviated, or as it is where nothing of it is to be abbreviated; null where that is not known. */
export function abbreviatedJournal(title: string): string | null {
  if (title.length > longestTitle) return null
  const parts = partsOf(title.normalize('NFC').replace(/[’ʼ]/g, "'"))
  if (parts === null) return null
  const isShouted = !/\p{Ll}/u.test(title)
  const words = parts.map(part => wordsOf(part, isShouted))
  const telling = words.map(part =>
    part.filter((word, at) => !isLeftOut(word, at) && !isSection(word, part[at - 1])),
  )
  if (isShortAlready(telling.flat())) return title
  // A title of one word is not abbreviated, nor is one before the letter of a section.
  if (telling.flat().length === 1) return withoutArticle(words.flat())
  if (words.some(beginsOddly)) return null
  if (telling[0]?.length === 1 && words[0]?.some((word, at, part) => isSection(word, part[at - 1])))
    return null
  const short = words.map(shortened)
  return short.includes(null) ? null : short.join(' ')
}

/**
 * The title proper and the titles of its sections. What only explains it is left out: a subtitle, the society that
 * speaks, the place by which libraries tell namesakes apart. Null where it cannot be told which is which.
 */
function partsOf(title: string): readonly string[] | null {
  const bare = title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ [=/] .*$/, '')
    .replace(/ \((?:[^()]*,[^()]*|online|print)\)$/i, '')
    .replace(/ \(([a-z])\)$/i, (_, letter: string) => ` ${letter.toUpperCase()}`)
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N}&+ .,:'/‐–-]*$/u.test(bare)) return null
  // `Electron Device Letters, IEEE`
  if (/, (?!USA$)\p{Lu}{2,}$/u.test(bare)) return null
  const [first = '', ...rest] = bare.split(/ ?: /)
  const parts = [first]
  for (const part of rest) {
    const isOfSection = sectioned.test(parts.at(-1) ?? '')
    if (!isOfSection && (explains.test(part) || isAcronym(part))) break
    if (/^(?:the|an|official)\b/i.test(part)) return null
    // `Materials Science and Engineering: A`
    if (/^(?:[A-H]|[IVX]+)$/.test(part)) parts.push(`${parts.pop() ?? ''} ${part}`)
    else parts.push(part)
  }
  return parts
}

/** Words by which a subtitle is told from the title of a section, which begins with a capital. */
const explains =
  /^\p{Ll}|\b(?:[Jj]ournal|[Mm]agazine|[Rr]eview|[Qq]uarterly|[Ff]orum|[Oo]fficial|[Pp]ublication|[Oo]rgan)\b/u
const sectioned = / (?:part|section|series) \S+$| [A-H]$/i

/** The title once more, by its letters. */
function isAcronym(part: string): boolean {
  return /^\p{Lu}{3,}$/u.test(part) && !/^[IVX]+$/.test(part)
}

function wordsOf(part: string, isShouted: boolean): readonly Word[] {
  const texts = part.split(/,? |,$/).filter(text => text !== '' && text !== '&' && text !== '+')
  return texts.map((text, at) => {
    const bare = text.replace(/\.$/, '')
    const hasStop = bare !== text
    return { text: bare, plain: folded(bare), hasStop, isLast: at === texts.length - 1, isShouted }
  })
}

/** Articles, conjunctions and prepositions; those of other languages are words elsewhere, unless they are small. */
function isLeftOut({ text, plain, hasStop, isLast, isShouted }: Word, at: number): boolean {
  if (hasStop) return false
  const isSmall = text === text.toLowerCase()
  if (plain.length === 1) return (at === 0 && plain === 'a' && !isLast) || (isSmall && /[aeoyi]/.test(plain))
  if (englishParticles.has(plain)) return true
  return isSmall || isShouted ? foreignParticles.has(plain) : at === 0 && foreignArticles.has(plain)
}

/** The letter or number of a section: at the end, or after the word for it. */
function isSection({ text, isLast }: Word, before: Word | undefined): boolean {
  if (/^\d{1,3}$/.test(text)) return true
  const isNamed = before !== undefined && sections.has(before.plain)
  return (isLast || isNamed) && before !== undefined && /^(?:[A-H]|[IVX]+)$/.test(text)
}

/** `Part`, `Series` and the like are left out before the letter that they introduce. */
function isNameOfSection(word: Word, next: Word | undefined): boolean {
  return sections.has(word.plain) && next !== undefined && isSection(next, word)
}

const sections: ReadonlySet<string> = new Set(['part', 'section', 'sect', 'series', 'ser'])

/** A title without its article. */
function withoutArticle([first, ...rest]: readonly Word[]): string {
  const left = rest.map(({ text }) => text).join(' ')
  return first && isArticle(first) && left !== '' ? capitalised(left) : `${first?.text ?? ''} ${left}`.trim()
}

function isArticle({ plain }: Word): boolean {
  return plain === 'the' || plain === 'a' || plain === 'an' || foreignArticles.has(plain)
}

/** Whether a title begins with a preposition, which belongs to it in some way that no rule tells. */
function beginsOddly(part: readonly Word[]): boolean {
  const [first] = part
  if (first === undefined || phraseAt(part, 0)) return false
  return isLeftOut(first, 0) && !isArticle(first)
}

/** Whether it is abbreviated, with full stops or as databases of medicine do without them. */
function isShortAlready(words: readonly Word[]): boolean {
  const { words: whole } = journalWords()
  return (
    words.some(({ plain, hasStop }) => isAbbreviation(plain) && (hasStop || !whole.has(plain))) &&
    words.every(word => isAbbreviation(word.plain) || whole.get(word.plain) === null || isName(word))
  )
}

function phraseAt(part: readonly Word[], at: number): (typeof phrases)[number] | undefined {
  return phrases.find(([said]) => said.every((one, place) => part[at + place]?.plain === one))
}

/** The words of a part of a title; null where one of them is not known. */
function shortened(part: readonly Word[]): string | null {
  const short: string[] = []
  for (let at = 0; at < part.length; at++) {
    const word = part[at]
    if (word === undefined) break
    const phrase = phraseAt(part, at)
    if (phrase) {
      short.push(phrase[1])
      at += phrase[0].length - 1
    } else if (isSection(word, part[at - 1])) short.push(word.text)
    else if (!isLeftOut(word, at) && !isNameOfSection(word, part[at + 1])) {
      const written = mayStop(word, part[at + 1]) ? wordShortened(word) : null
      if (written === null) return null
      short.push(written)
    }
  }
  return short.length === 0 ? null : short.join(' ')
}

/**
 * Whether a full stop behind a word, if there is one, ends a title: `AJNR. American…`, `Journal. Supplement`. Elsewhere it may
 * be somebody's own abbreviation, or the title begins anew in another language.
 */
function mayStop(word: Word, next: Word | undefined): boolean {
  if (!word.hasStop || isName(word)) return true
  if (next === undefined) return !isAbbreviation(word.plain)
  return sections.has(next.plain) || next.plain.startsWith('supplement')
}

/** Capitals alone, which are a name; where everything is in capitals, only those that are known. */
function isName({ text, plain, isShouted }: Word): boolean {
  return isShouted
    ? acronyms.has(plain)
    : /^\p{Lu}[\p{Lu}\p{N}]+(?:[/&-]\p{Lu}[\p{Lu}\p{N}]+)*$|^\d+\p{Lu}$/u.test(text)
}

function wordShortened(word: Word): string | null {
  if (isName(word)) return word.text
  const written = word.isShouted ? word.text.toLowerCase() : word.text
  if (journalWords().words.get(word.plain) === null) return capitalised(written)
  const short = written
    .replace(/^(?:[dl]|dell|nell|sull|dall|all)'/, '')
    .split(/[‐–-]/)
    .map((part, at, { length }) => lookedUp(part) ?? (at < length - 1 ? beforeHyphen(part) : null))
  return short.includes(null) ? null : short.join('-')
}
