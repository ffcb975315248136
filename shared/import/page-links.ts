/**
 * The links of a page that lead to papers.
 */
import { dateOfArxivId, percentDecoded } from '../library/identifiers.ts'
import type { Draft } from '../library/paper.ts'
import { lettersOf } from '../library/titles.ts'
import type { Stretch } from './account.ts'
import { type HtmlPart, htmlParts } from './html-text.ts'
import { identify, isPaperPage } from './ids.ts'
import { linkKind } from './links.ts'
import type { Reading } from './reading.ts'

export interface PageLink extends Stretch {
  readonly text: string
  readonly url: string
}

/** Links with a text that may be a title, to pages of papers; of several to one paper the first. */
export function pageLinks(parts: readonly HtmlPart[]): readonly PageLink[] {
  const links: PageLink[] = []
  const seen = new Set<string>()
  let open: { start: number; url: string; text: string } | null = null
  for (const part of parts) {
    if (!('tag' in part)) {
      if (open) open.text += part.text
      continue
    }
    const { name, isClosing, attributes } = part.tag
    if (name.toLowerCase() !== 'a') continue
    if (isClosing && open) {
      const text = open.text.replace(/\s+/g, ' ').trim()
      const isTitle = text.length >= 12 && text.length <= 300 && /\p{L}{3,}\s+\S*\p{L}/u.test(text)
      if (isTitle && !seen.has(open.url)) {
        seen.add(open.url)
        links.push({ start: open.start, end: part.end, text, url: open.url })
      }
    }
    const url = isClosing ? null : paperUrl(attributes.get('href') ?? '')
    open = url === null ? null : { start: part.start, url, text: '' }
  }
  return links
}

/** Addresses within arXiv and Hugging Face are often written without the host; Google Scholar's lead on to another. */
function paperUrl(written: string): string | null {
  const onward =
    /^https?:\/\/scholar\.google\.[a-z.]{2,6}\/scholar_url\?(?:[^#]{0,200}&)?url=([^&#]{1,2000})/i.exec(
      written,
    )?.[1]
  const href = onward === undefined ? written : percentDecoded(onward)
  const url = /^\/papers\/\d{4}\.\d{4,5}(?:[/?#]|$)/.test(href)
    ? `https://huggingface.co${href.replace(/[?#].*$/, '')}`
    : /^\/(?:abs|pdf)\/\S+$/.test(href)
      ? `https://arxiv.org${href}`
      : href
  const found = identify(url)
  return found && (found.arxivId !== null || found.doi !== null || isPaperPage(url)) ? url : null
}

/** Gives a paper of the page's text the id of the link that is its title. */
export function withIds(links: readonly PageLink[]): (draft: Draft) => Draft {
  const byText = new Map(links.map(link => [lettersOf(link.text), link.url]))
  return draft => {
    const url = byText.get(lettersOf(draft.title))
    const found = url === undefined || draft.arxivId !== null ? null : identify(url)
    if (!found || url === undefined) return draft
    return {
      ...draft,
      ...(draft.year === null && dateOfArxivId(found.arxivId)),
      arxivId: found.arxivId,
      doi: draft.doi ?? found.doi,
      links: draft.links.some(link => link.url === url)
        ? draft.links
        : [...draft.links, { kind: linkKind(url), url }],
    }
  }
}

/** Gives the papers of a copied text the ids of the links that the page has on their titles. */
export function withLinksOf(page: string): (reading: Reading) => Reading {
  const known = withIds(pageLinks([...htmlParts(page)]))
  return reading => ({
    ...reading,
    papers: reading.papers.map(paper => ({ ...paper, draft: known(paper.draft) })),
  })
}
