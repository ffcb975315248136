/**
 * Links: which of them a paper has, and which of them may be opened outside.
 *
 * Every link comes from imported text, so it is judged before the system sees
 * it: `https` and nothing hidden in it, `http` only after a question.
 */
import { PaperlaneError } from '../../shared/errors.ts'
import type { LinkKind, Paper } from '../../shared/library/paper.ts'

/** A link that may be opened, as it will be opened. */
export interface CheckedLink {
  readonly url: string
  /** As DNS knows it: a look-alike name in another script shows as `xn--…`. */
  readonly host: string
  /** True for `http`, which anybody on the way can read and change. */
  readonly needsConfirmation: boolean
}

/** Longer ones have no honest use here, and some systems cut them. */
const longestUrl = 2048

/** Checks a link against the allow-list. Throws `link-refused`, saying which rule it broke. */
export function checkLink(url: string): CheckedLink {
  if (url.length >= longestUrl) throw refused('it is too long')
  if (!URL.canParse(url)) throw refused('it is not a web address')
  const { protocol, host, hostname, username, password, href } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') throw refused(`it starts with ${protocol}`)
  if (username !== '' || password !== '') throw refused('it holds a user name or password')
  if (hostname === '') throw refused('it names no host')
  if (href.length >= longestUrl) throw refused('it is too long')
  return { url: href, host, needsConfirmation: protocol === 'http:' }
}

function refused(reason: string): PaperlaneError {
  return new PaperlaneError('link-refused', `The link was not opened: ${reason}.`)
}

/**
 * The address of a paper's link of one kind, or of the best one it has; null where there is none.
 *
 * A paper without a link of its own still has a page by its identifiers:
 * arxiv.org for an arXiv id, the DOI resolver for a DOI.
 */
export function linkOf(paper: Paper, kind: LinkKind | null): string | null {
  const given = paper.links.find(link => link.kind === (kind ?? 'page'))
  if (given) return given.url
  if (paper.arxivId !== null && (kind === null || kind === 'page' || kind === 'pdf'))
    return `https://arxiv.org/${kind === 'pdf' ? 'pdf' : 'abs'}/${encodeURI(paper.arxivId)}`
  if (paper.doi !== null && (kind === null || kind === 'page'))
    return `https://doi.org/${paper.doi.split('/').map(encodeURIComponent).join('/')}`
  return kind === null ? (paper.links[0]?.url ?? null) : null
}
