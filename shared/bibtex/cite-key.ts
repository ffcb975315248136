/**
 * Citation keys: `vaswaniAttentionAllYou2017`.
 *
 * The pattern is Better BibTeX's default, auth.lower + shorttitle(3,3) + year.
 * A key that was exported or copied is pinned and never changes by itself; new
 * keys give way to it. Characters are `[A-Za-z0-9_-]`, never empty, never random.
 */
import type { Paper, PaperId } from '../library/paper.ts'

type Keyed = Pick<Paper, 'title' | 'authors' | 'year' | 'arxivId'>

/** Words of a short title, and the most letters of one word: a title without spaces must not become the key. */
const titleWords = 3
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

const folds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    þ: 'th',
    Þ: 'Th',
    ı: 'i',
    ħ: 'h',
    Ħ: 'H',
    ŋ: 'ng',
    Ŋ: 'Ng',
    ŧ: 't',
    Ŧ: 'T',
    ə: 'e',
    ƒ: 'f',
    ĸ: 'k',
    α: 'a',
    β: 'b',
    γ: 'g',
    δ: 'd',
    ε: 'e',
    ζ: 'z',
    η: 'i',
    θ: 'th',
    ι: 'i',
    κ: 'k',
    λ: 'l',
    μ: 'm',
    ν: 'n',
    ξ: 'x',
    ο: 'o',
    π: 'p',
    ρ: 'r',
    σ: 's',
    ς: 's',
    τ: 't',
    υ: 'y',
    φ: 'f',
    χ: 'ch',
    ψ: 'ps',
    ω: 'o',
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    о: 'o',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    у: 'u',
    ф: 'f',
    х: 'kh',
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'shch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
    є: 'ye',
    і: 'i',
    ґ: 'g',
    ђ: 'dj',
    ј: 'j',
    љ: 'lj',
    њ: 'nj',
    ћ: 'c',
    џ: 'dz',
    ѕ: 'dz',
  }),
)

/** The key a paper would have if no other paper had it. */
export function baseKey({ title, authors, year, arxivId }: Keyed): string {
  const [first] = authors
  const author = toAscii(
    first ? (first.literal ?? `${first.particle ?? ''}${first.family ?? first.given ?? ''}`) : '',
  )
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, longestWord)
    .toLowerCase()
  const short = shortTitle(title)
  const name = author === '' ? lowerFirst(short) : author + short
  const known = name === '' && arxivId !== null ? `arxiv${arxivId.replace(/[^A-Za-z0-9-]/g, '_')}` : name
  return `${known === '' ? 'paper' : known}${year ?? ''}`
}

/**
 * Gives every paper its key: pinned ones as they are, new ones unique among them
 * and `taken`, ignoring case, with a, b, ..., z, aa where they would clash.
 *
 * The same papers in the same order get the same keys.
 *
 * @param taken keys of other papers; those of `papers` themselves do no harm
 */
export function assignKeys(
  papers: readonly (Keyed & Pick<Paper, 'id' | 'citeKey'>)[],
  taken: Iterable<string> = [],
): Map<PaperId, string> {
  const steps = keySteps(papers, taken)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** `assignKeys` in steps of one paper, for a library too large to do at one go. */
export function* keySteps(
  papers: readonly (Keyed & Pick<Paper, 'id' | 'citeKey'>)[],
  taken: Iterable<string> = [],
): Generator<void, Map<PaperId, string>, undefined> {
  const used = new Set(
    [...taken, ...papers.flatMap(({ citeKey }) => citeKey ?? [])].map(key => key.toLowerCase()),
  )
  // Where to go on for each base, so that many papers of one title do not count from `a` each time.
  const tried = new Map<string, number>()
  const keys = new Map<PaperId, string>()
  for (const paper of papers) {
    yield
    if (paper.citeKey !== null) {
      keys.set(paper.id, paper.citeKey)
      continue
    }
    const base = baseKey(paper)
    let count = tried.get(base.toLowerCase()) ?? 0
    while (used.has((base + suffix(count)).toLowerCase())) count++
    tried.set(base.toLowerCase(), count + 1)
    used.add((base + suffix(count)).toLowerCase())
    keys.set(paper.id, base + suffix(count))
  }
  return keys
}

/** Nothing, a, b, ..., z, aa, ab, ... */
function suffix(count: number): string {
  return count === 0
    ? ''
    : suffix(Math.floor((count - 1) / 26)) + String.fromCharCode(97 + ((count - 1) % 26))
}

function shortTitle(title: string): string {
  return title
    .slice(0, 1_000)
    .replace(/\\([A-Za-z]+)/g, ' $1 ')
    .split(/[^\p{L}\p{N}\p{M}'’‐‑-]+/u)
    .map(word =>
      toAscii(word)
        .replace(/[^A-Za-z0-9]/g, '')
        .slice(0, longestWord),
    )
    .filter(word => word !== '' && !skipped.has(word.toLowerCase()))
    .slice(0, titleWords)
    .map(word => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
}

/** Latin, Greek and Cyrillic letters as ASCII; other scripts leave nothing behind. */
function toAscii(text: string): string {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return folded.replace(/[^\0-\x7f]/gu, character => {
    const fold = folds.get(character)
    if (fold !== undefined) return fold
    const lower = folds.get(character.toLowerCase())
    return lower === undefined ? '' : lower.slice(0, 1).toUpperCase() + lower.slice(1)
  })
}

/** Keys without an author start small: `speculativeMoE`, `moEServing`, `jm3d`. */
function lowerFirst(short: string): string {
  return short.replace(/^(?:[A-Z0-9]+(?=[A-Z][a-z]|$)|[A-Z])/, start => start.toLowerCase())
}
