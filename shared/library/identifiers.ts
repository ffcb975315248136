/**
 * arXiv ids and DOIs: the many ways they are written, and the one they are kept in.
 *
 * Sources: arXiv's identifier scheme (YYMM.number since April 2007, archive/YYMMNNN
 * before) and the DOI Handbook (10.registrant/suffix, case carries no meaning).
 */

const newId = String.raw`\d{4}\.\d{4,5}`
const oldId = String.raw`[a-z][a-z-]+(?:\.[A-Z]{2})?\/\d{7}`
const arxivForm = new RegExp(
  String.raw`^(?:arxiv:\s*|(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html)\/)?(${newId}|${oldId})(?:v\d+)?(?:\.pdf)?$`,
  'i',
)
const doiForm = /^(?:doi:\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S{1,500})$/i
const arxivDoi = /^10\.48550\/arxiv\.(.+)$/i

/** The arXiv id in a text that is nothing but one (an id, an `arXiv:` form, a link), without its version. */
export function arxivIdIn(text: string): string | null {
  return (
    arxivForm
      .exec(text.trim())?.[1]
      ?.toLowerCase()
      .replace(/\.[a-z]{2}\//, '/') ?? null
  )
}

/**
 * The bare DOI in a text that is nothing but one, as its registrant writes it; trailing punctuation is not part of it.
 *
 * In a link its signs may be percent-encoded, and programs copy it from there: `10.1007%2Fs00001`.
 */
export function doiIn(text: string): string | null {
  const bare = text.trim()
  const found = doiForm.exec(percentDecoded(bare)) ?? doiForm.exec(bare)
  return found?.[1]?.replace(/[.,;:]+$/, '') ?? null
}

/** A text with its percent-encoded signs as they are; one that is not encoded throughout stays as it is. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The arXiv id that a DOI of arXiv's own stands for: `10.48550/arXiv.2206.07690` is 2206.07690. */
export function arxivIdOfDoi(doi: string): string | null {
  const id = arxivDoi.exec(doi)?.[1]
  return id === undefined ? null : arxivIdIn(id)
}

/** Every arXiv id begins with the year and the month of its paper. */
export function dateOfArxivId(arxivId: string | null): {
  readonly year: number | null
  readonly month: number | null
} {
  const [, year, month] = /^(?:[a-z.-]+\/)?(\d\d)(\d\d)/i.exec(arxivId ?? '') ?? []
  if (year === undefined) return { year: null, month: null }
  return { year: Number(year) + (Number(year) >= 91 ? 1900 : 2000), month: Number(month) }
}
