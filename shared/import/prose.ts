/**
 * Prose or title: what a block reads like, by itself.
 */

/** Longer text without a full stop is no title any more. */
const longestTitle = 300
/** Text this long that ends like a sentence is an abstract. */
const shortestAbstract = 250

/**
 * How a block reads.
 *
 * `abstract` is sure by its length and sentences. `sentence` ends like one but
 * is short: a short abstract, a further paragraph, or a title with a full stop.
 */
export type Manner = 'abstract' | 'sentence' | 'short'

/** How a block reads. Scripts that set no spaces count for three times as many characters. */
export function mannerOf(text: string): Manner {
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
  const length = text.length < longestTitle ? text.length + 2 * (text.match(wide)?.length ?? 0) : text.length
  const sentences = text.match(/\p{L}{2}[.!?]["')\]”’]*\s+\p{Lu}|[。！？]/gu)?.length ?? 0
  const endsLikeOne = /[.。…！!?]["')\]”’]*$|\$$/.test(text)
  if (length > longestTitle) return 'abstract'
  if (length >= shortestAbstract && (endsLikeOne || sentences > 0)) return 'abstract'
  if (sentences > 0 && endsLikeOne) return length >= 120 ? 'abstract' : 'sentence'
  const words = text.split(/\s+/).length
  return /[.。…]["')\]”’]*$/.test(text) && (words >= 5 || length >= 40) ? 'sentence' : 'short'
}

/** Whether a line directly after an abstract goes on with it: a short one that says where code or data are. */
export function isAfterword(text: string): boolean {
  if (text.length > longestTitle) return false
  const isAboutCode =
    /^(?:our |the |all |source )*(?:code|project|website|demo|data|dataset|models?|video|software|implementation|repository)\b/i
  return (
    /https?:\/\/\S+$/.test(text) ||
    (isAboutCode.test(text) && /\b(?:available|released|found|here)\b.*\.$/.test(text))
  )
}
