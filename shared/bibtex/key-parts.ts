/**
 * What a key pattern can name: parts of a paper, and what can be done to them.
 *
 * The names and meanings are Better BibTeX's, as far as they make sense for
 * what is known of a paper; a part that is not known is an empty text.
 */
import type { Name, Paper } from '../library/paper.ts'
import { isPlainAscii } from '../text/clean.ts'
import { toAscii } from './ascii.ts'

/** What a key is made of. */
export type Keyed = Pick<Paper, 'title' | 'authors' | 'year' | 'month' | 'venue' | 'arxivId'>

export type Argument = string | number

/** A part of a paper, or a filter of a text; how many arguments each takes, and what they mean where they are not given. */
export interface Known<Work> {
  readonly usual: readonly Argument[]
  readonly work: Work
}

type Part = (paper: Keyed, ...given: readonly Argument[]) => string
type Filter = (text: string, ...given: readonly Argument[]) => string

/** The most letters of one name or word: a title without spaces must not become the key. */
const longestWord = 40

/** Small words of the languages that titles come in: they make a key longer and no clearer. */
const skipped = new Set(
  `a an the and or nor but yet so is are as at by for from in into of off on onto out over per than to toward towards
  up upon via with within without about above across after against along among around before behind below beneath
  beside besides between beyond despite down during except inside like near outside past round since through
  throughout under underneath unlike until versus vs while
  der die das den dem des ein eine einem einen einer eines und im zum zur von
  le la les un une des du de et en sur el los las una unos unas y e il lo gli i del della dello dei degli al
  `
    .trim()
    .split(/\s+/),
)

/** Parts by their names in small letters. */
export const parts: ReadonlyMap<string, Known<Part>> = new Map(
  Object.entries<Known<Part>>({
    // auth(n, m): the family name of the m-th author, or its first n letters.
    auth: { usual: [0, 1], work: ({ authors }, n, m) => first(family(authors[Number(m) - 1]), n) },
    authorlast: { usual: [], work: ({ authors }) => family(authors.at(-1)) },
    // authors(n): everybody, or the first n and EtAl for the rest.
    authors: { usual: [0, 'EtAl'], work: ({ authors }, n, etAl) => together(authors, Number(n), etAl) },
    authorsalpha: { usual: [], work: ({ authors }) => alpha(authors) },
    authetal: { usual: [], work: ({ authors }) => couple(authors, '', 'EtAl') },
    authetal2: { usual: [], work: ({ authors }) => couple(authors, '-', '-etal') },
    authauthea: {
      usual: [],
      work: ({ authors }) => authors.slice(0, 2).map(family).join('-') + (authors.length > 2 ? '-ea' : ''),
    },
    authshort: {
      usual: [],
      work: ({ authors }) =>
        authors.length === 1
          ? family(authors[0])
          : authors
              .slice(0, 3)
              .map(author => first(family(author), 1))
              .join('') + (authors.length > 3 ? '+' : ''),
    },
    authforeini: { usual: [], work: ({ authors }) => first(toAscii(authors[0]?.given ?? ''), 1) },
    title: { usual: [], work: ({ title }) => titleWords(title).map(capitalised).join(' ') },
    // shorttitle(n, m): the first n words that say something, the first m of them with a capital.
    shorttitle: { usual: [3, 0], work: ({ title }, n, m) => someWords(title, Number(n), Number(m)) },
    veryshorttitle: { usual: [1, 0], work: ({ title }, n, m) => someWords(title, Number(n), Number(m)) },
    camel: { usual: [0], work: ({ title }, n) => someWords(title, Number(n) || Infinity, Infinity) },
    journal: {
      usual: [],
      work: ({ venue }) =>
        titleWords(venue ?? '')
          .map(capitalised)
          .join(' '),
    },
    year: { usual: [], work: ({ year }) => String(year ?? '') },
    shortyear: { usual: [], work: ({ year }) => (year === null ? '' : String(year).slice(-2)) },
    month: { usual: [], work: ({ month }) => (month === null ? '' : String(month).padStart(2, '0')) },
    arxiv: { usual: [], work: ({ arxivId }) => (arxivId ?? '').replace(/[^A-Za-z0-9-]/g, '_') },
  }),
)

/** Filters by their names in small letters. */
export const filters: ReadonlyMap<string, Known<Filter>> = new Map(
  Object.entries<Known<Filter>>({
    lower: { usual: [], work: text => text.toLowerCase() },
    upper: { usual: [], work: text => text.toUpperCase() },
    capitalize: { usual: [], work: text => words(text).map(capitalised).join(' ') },
    abbr: {
      usual: [],
      work: text =>
        words(text)
          .map(word => word.slice(0, 1))
          .join(''),
    },
    skipwords: { usual: [], work: text => words(text).filter(isTelling).join(' ') },
    // select(start, n): n words from the start-th, counted from 1; all that follow for 0.
    select: {
      usual: [1, 0],
      work: (text, start, n) =>
        words(text)
          .slice(Number(start) - 1)
          .slice(0, Number(n) || Infinity)
          .join(' '),
    },
    // substring(start, n): the same for letters.
    substring: {
      usual: [1, 0],
      work: (text, start, n) =>
        text
          .replace(/\s/g, '')
          .slice(Number(start) - 1)
          .slice(0, Number(n) || Infinity),
    },
    replace: { usual: ['', ''], work: (text, from, to) => text.replaceAll(String(from), String(to)) },
    prefix: { usual: [''], work: (text, sign) => (text === '' ? '' : `${sign}${text}`) },
    postfix: { usual: [''], work: (text, sign) => (text === '' ? '' : `${text}${sign}`) },
    condense: { usual: [''], work: (text, sign) => words(text).join(String(sign)) },
    default: { usual: [''], work: (text, instead) => (text === '' ? String(instead) : text) },
  }),
)

function family(name: Name | undefined): string {
  if (!name) return ''
  const last = name.literal ?? (name.particle ?? '') + (name.family ?? name.given ?? '')
  if (isLettersOnly.test(last)) return last.slice(0, longestWord)
  let written = families.get(last)
  if (written === undefined) {
    written = lettersOf(toAscii(last))
    if (families.size >= mostFamilies) families.clear()
    families.set(last, written)
  }
  return written
}

const isLettersOnly = /^[A-Za-z0-9]*$/

/** Family names that had to be written in ASCII, as they were: who wrote one paper often wrote others. */
const families = new Map<string, string>()
const mostFamilies = 20_000

function lettersOf(ascii: string): string {
  const letters = isLettersOnly.test(ascii) ? ascii : ascii.replace(/[^A-Za-z0-9]/g, '')
  return letters.slice(0, longestWord)
}

function first(text: string, letters: Argument | undefined): string {
  const count = Number(letters)
  return count > 0 ? text.slice(0, count) : text
}

function together(authors: readonly Name[], most: number, etAl: Argument | undefined): string {
  const count = most > 0 ? most : authors.length
  return authors.slice(0, count).map(family).join(' ') + (authors.length > count ? ` ${etAl ?? ''}` : '')
}

/** One author, or two, or the first and what stands for the rest. */
function couple(authors: readonly Name[], between: string, etAl: string): string {
  if (authors.length < 3) return authors.map(family).join(between)
  return `${family(authors[0])}${etAl}`
}

/** `Lim` for one author, `LOP` for three, `LOP+` for more: as the alpha style labels. */
function alpha(authors: readonly Name[]): string {
  if (authors.length === 1) return first(family(authors[0]), 3)
  const shown = authors.length > 4 ? 3 : authors.length
  return authors
    .slice(0, shown)
    .map(author => first(family(author), 1))
    .join('')
}

function someWords(title: string, count: number, capitals: number): string {
  return titleWords(title, count)
    .map((word, at) => (at < capitals ? capitalised(word) : word))
    .join(' ')
}

/** The words of a title that say something, in ASCII. */
function titleWords(title: string, most = Infinity): string[] {
  const source = title.length > 1_000 ? title.slice(0, 1_000) : title
  const spelled = source.includes('\\') ? source.replace(/\\([A-Za-z]+)/g, ' $1 ') : source
  const found: string[] = []
  // Looking signs up in Unicode takes most of the time, and most titles have none that asks for it.
  const form = isPlainAscii(spelled) ? asciiWord : anyWord
  form.lastIndex = 0
  for (let word = form.exec(spelled); word !== null; word = form.exec(spelled)) {
    // A word of another script may have no letter in ASCII, which leaves nothing of it.
    const plain = lettersOf(toAscii(word[0]))
    if (plain !== '' && isTelling(plain) && found.push(plain) >= most) break
  }
  return found
}

const asciiWord = /[A-Za-z0-9'-]+/g
const anyWord = /[\p{L}\p{N}\p{M}'’‐‑-]+/gu

function isTelling(word: string): boolean {
  return !skipped.has(word.toLowerCase())
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

function words(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '')
}
