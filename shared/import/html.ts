/**
 * Saved web pages: what a page says of its papers in its metadata, and else its text.
 *
 * Hugging Face keeps the papers of a page as data in an attribute, publishers and
 * arXiv describe the one paper of a page in `citation_*` tags or JSON-LD. Any other
 * page is read as the text that one would copy from it.
 */
import { account, type Account, type PaperStretch, type Stretch } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { htmlLines, type HtmlPart, htmlParts } from './html-text.ts'
import { isRecord, namedPaper } from './json-paper.ts'
import { elementsOf, firstListIn, parseValue } from './json-scan.ts'
import { type PageLink, pageLinks, withIds } from './page-links.ts'
import { namesOf } from './people.ts'
import type { Correction, Reading } from './reading.ts'
import { classOf } from './tabular.ts'

/** How the text of a page is read. */
export type ReadPageText = (text: string) => Reading

/** Reads a saved page. Never throws; linear in the length of the text. */
export function readHtml(html: string, corrections: readonly Correction[], readText: ReadPageText): Account {
  const parts = [...htmlParts(html)]
  const told = dataPapers(parts)
  const stretches = told.length > 0 ? told : citedPaper(html, parts)
  const papers = stretches.length > 0 ? stretches : fromText(html, parts, readText)
  const between = { reason: 'markup and text of the page', isUnsure: false }
  return { ...account(html, { kind: 'html', stretches: papers, between, corrections }), loose: [] }
}

/** The papers that a page keeps as data for its own script, as Hugging Face's do. */
function dataPapers(parts: readonly HtmlPart[]): PaperStretch[] {
  const found: PaperStretch[] = []
  const ids = new Set<string>()
  for (const part of parts) {
    if (!('tag' in part)) continue
    const props = part.tag.attributes.get('data-props')
    if (props === undefined || !/"paper"|"dailyPapers"|"title"/.test(props)) continue
    const list = firstListIn(props, 0)
    const values = list
      ? elementsOf(props, list.start).elements.map(({ start, end }) => props.slice(start, end))
      : [props]
    for (const value of values) {
      const paper = namedPaper(parseValue(value))
      const id = paper?.draft.arxivId ?? paper?.draft.title ?? ''
      if (!paper || ids.has(id)) continue
      ids.add(id)
      found.push({ start: part.start, end: part.end, draft: paper.draft })
    }
  }
  return found
}

/** The one paper that a page is about, by its `citation_*` tags or those of Dublin Core. */
function citedPaper(html: string, parts: readonly HtmlPart[]): PaperStretch[] {
  const values = new Map<string, string[]>()
  const cited: Stretch[] = []
  for (const part of parts) {
    if (!('tag' in part) || part.tag.name.toLowerCase() !== 'meta') continue
    const name = (part.tag.attributes.get('name') ?? part.tag.attributes.get('property') ?? '').toLowerCase()
    const content = part.tag.attributes.get('content') ?? ''
    if (!/^(?:citation_|dc\.|dcterms\.|og:|prism\.|description$)/.test(name) || content === '') continue
    const known = values.get(name)
    if (known) known.push(content)
    else values.set(name, [content])
    if (/^(?:citation_|dc\.)/.test(name)) cited.push(part)
  }
  const all = (...names: readonly string[]) => names.flatMap(name => values.get(name) ?? [])
  const first = (...names: readonly string[]) => all(...names)[0] ?? ''
  const title = first('citation_title', 'dc.title')
  const [from, to] = [cited[0], cited.at(-1)]
  if (!from || !to || title === '') return ldPaper(html, parts)
  const [start, end] = [first('citation_firstpage'), first('citation_lastpage')]
  const arxivId = first('citation_arxiv_id')
  const draft = toDraft({
    title,
    abstract: first(
      'citation_abstract',
      'dcterms.abstract',
      'dc.description',
      'og:description',
      'description',
    ),
    authors: namesOf(all('citation_author').length > 0 ? all('citation_author') : all('dc.creator')),
    ...firstDate(
      all('citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year', 'dc.date'),
    ),
    venue: first(
      'citation_journal_title',
      'citation_conference_title',
      'citation_conference',
      'prism.publicationname',
    ),
    volume: first('citation_volume'),
    issue: first('citation_issue'),
    pages: start === '' || end === '' ? start : `${start}-${end}`,
    publisher: first('citation_publisher', 'dc.publisher'),
    issn: first('citation_issn'),
    isbn: first('citation_isbn'),
    language: first('citation_language'),
    primaryClass: classOf(first('citation_arxiv_primary_class')),
    keywords: all('citation_keywords').flatMap(text => text.split(/[;,]/)),
    ids: [
      ...(arxivId === '' ? [] : [`arXiv:${arxivId}`]),
      ...all('citation_doi', 'dc.identifier', 'prism.doi'),
      ...all('citation_abstract_html_url', 'citation_public_url', 'citation_pdf_url', 'og:url'),
    ],
  })
  return draft ? [{ start: from.start, end: to.end, draft }] : []
}

/** The article that a page describes in JSON-LD. */
function ldPaper(html: string, parts: readonly HtmlPart[]): PaperStretch[] {
  for (const { start, end, ...part } of parts) {
    if (!('tag' in part) || part.tag.isClosing || !/ld\+json/i.test(part.tag.attributes.get('type') ?? ''))
      continue
    const close = html.indexOf('</', end)
    const value = parseValue(html.slice(end, close < 0 ? html.length : close).trim())
    const graph =
      isRecord(value) && Array.isArray(value['@graph'])
        ? (value['@graph'] as readonly unknown[])
        : [value].flat()
    const article = graph.find(
      node =>
        isRecord(node) &&
        /ScholarlyArticle|MedicalScholarlyArticle/.test(JSON.stringify(node['@type'] ?? '')),
    )
    if (!isRecord(article)) continue
    const paper = namedPaper({ title: article['headline'] ?? article['name'], ...article, type: undefined })
    if (paper) return [{ start, end: close < 0 ? html.length : close, draft: paper.draft }]
  }
  return []
}

/** Reads the text of a page, and finds its lines again in the HTML. */
function fromText(html: string, parts: readonly HtmlPart[], readText: ReadPageText): PaperStretch[] {
  const lines = htmlLines(html)
  const links = pageLinks(parts)
  const { papers } = readText(lines.map(({ text }) => text).join('\n'))
  if (papers.length === 0) return links.flatMap(fromLink)
  const byTitle = withIds(links)
  return papers.flatMap(({ draft, lines: of }) => {
    const own = of.flatMap(line => lines[line - 1] ?? []).sort((a, b) => a.start - b.start)
    const [first, last] = [own[0], own.at(-1)]
    return first && last ? [{ start: first.start, end: last.end, draft: byTitle(draft) }] : []
  })
}

function fromLink({ start, end, text, url }: PageLink): PaperStretch[] {
  const draft = toDraft({ title: text, ids: [url] })
  return draft ? [{ start, end, draft }] : []
}
