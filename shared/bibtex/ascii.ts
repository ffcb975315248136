/**
 * Letters as ASCII, for citation keys and names of files.
 *
 * Latin letters lose their accents, Greek and Cyrillic ones are written as they
 * sound; other scripts leave nothing behind.
 */
import { isPlainAscii } from '../text/clean.ts'

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

/** Latin, Greek and Cyrillic letters as ASCII; everything else beyond ASCII is gone. */
export function toAscii(text: string): string {
  if (isPlainAscii(text)) return text
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '')
  return folded.replace(/[^\0-\x7f]/gu, character => {
    const fold = folds.get(character)
    if (fold !== undefined) return fold
    const lower = folds.get(character.toLowerCase())
    return lower === undefined ? '' : lower.slice(0, 1).toUpperCase() + lower.slice(1)
  })
}
