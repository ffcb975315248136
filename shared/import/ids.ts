/**
 * What an id or an address says of the paper that it belongs to.
 *
 * arXiv ids and DOIs as people write them are read by `identifiers.ts`; here
 * come the pages that many sites keep of a paper.
 */
import { arxivIdIn, arxivIdOfDoi, doiIn, percentDecoded } from '../library/identifiers.ts'

/** What was recognised; `url` where it is an address besides. */
export interface Identified {
  readonly arxivId: string | null
  readonly doi: string | null
  readonly url: string | null
}

const newId = String.raw`\d{4}\.\d{4,5}`
const oldId = String.raw`[a-z][a-z-]+(?:\.[A-Za-z]{2})?\/\d{7}`
/** Pages that carry an arXiv id in their path. */
const arxivPage = new RegExp(
  String.raw`^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|alphaxiv\.org|ar5iv\.org|huggingface\.co|hf\.co|paperswithcode\.com|scirate\.com|semanticscholar\.org)\/(?:abs|pdf|html|ftp|format|papers|paper|overview|arxiv|e-print)\/(?:arxiv[:.]\s*)?(${newId}|${oldId})(?:v\d+)?(?:\.pdf)?(?:[/?#].*)?$`,
  'i',
)
const arxivDoi = /^10\.48550\/arxiv\./i
/** A DOI within the address of a publisher's page. */
const pageDoi =
  /\/(10\.\d{4,9}\/[^\s?#]{1,300}?)(?:\/(?:full|abstract|pdf|epdf|meta|html))?(?:\.pdf)?(?:[?#].*)?$/i
/** The id and what some programs write behind it: `10.1000/x [doi]`, `2206.07690 [cs.LG]`. */
const behind = /\s*[[(](?:doi|pii|arxiv|[a-z-]{2,12}(?:\.[A-Za-z-]{2,10})?)[\])]\s*$/i

/** `2206.0769`, `10.1000/x` and `http://a.b` have no fewer characters. */
const shortestId = 9

/** What a text that is nothing but an id or an address says; null where it is neither. */
export function identify(written: string): Identified | null {
  if (written.length < shortestId || written.length > 2_100) return null
  const text = written
    .trim()
    .replace(behind, '')
    .replace(/^<(.*)>$/, '$1')
  const url = /^https?:\/\/[^\s/]+\.\S+$/i.test(text) ? text : null
  const arxivId = arxivIdIn(text) ?? arxivIdIn(arxivPage.exec(text)?.[1] ?? '')
  if (arxivId !== null && isDated(arxivId)) return { arxivId, doi: null, url }
  const found = doiIn(text) ?? (url === null ? null : doiIn(pageDoi.exec(percentDecoded(url))?.[1] ?? ''))
  if (found !== null) {
    const doi = balanced(found)
    if (!arxivDoi.test(doi)) return { arxivId: null, doi, url: /\bdoi\.org\//i.test(text) ? null : url }
    return { arxivId: arxivIdOfDoi(doi), doi: null, url: null }
  }
  return url === null ? null : { arxivId: null, doi: null, url }
}

/** Ids of today's form begin with a year and a month; other numbers of the form are no ids. */
function isDated(arxivId: string): boolean {
  return arxivId.includes('/') || /^\d\d(?:0[1-9]|1[0-2])\./.test(arxivId)
}

/** Without a bracket at the end that closes nothing. */
function balanced(doi: string): string {
  let text = doi
  while (/[)\]]$/.test(text)) {
    const isRound = text.endsWith(')')
    const count = (sign: string) => text.split(sign).length
    if (count(isRound ? '(' : '[') >= count(isRound ? ')' : ']')) break
    text = text.slice(0, -1)
  }
  return text
}

/** Hosts that keep one page for each paper; an address there is a paper's even where it says no id. */
const paperHost =
  /^https?:\/\/(?:[\w-]+\.)*(?:openreview\.net\/(?:forum|pdf)|aclanthology\.org\/[\w.-]{4,}|proceedings\.mlr\.press\/v\d|papers\.nips\.cc\/paper|proceedings\.neurips\.cc\/paper|openaccess\.thecvf\.com\/content|jmlr\.org\/papers|pubmed\.ncbi\.nlm\.nih\.gov\/\d|ncbi\.nlm\.nih\.gov\/(?:pubmed|pmc\/articles)\/|semanticscholar\.org\/paper\/|sciencedirect\.com\/science\/article\/|nature\.com\/articles\/|ieeexplore\.ieee\.org\/(?:abstract\/)?document\/|openalex\.org\/(?:works\/)?W\d|inspirehep\.net\/(?:literature|record)\/|ssrn\.com\/|hal\.science\/hal-|eprint\.iacr\.org\/\d{4}\/\d|biorxiv\.org\/content|medrxiv\.org\/content|usenix\.org\/conference\/.+\/presentation)/i

/** Whether an address is the page of one paper. */
export function isPaperPage(url: string): boolean {
  return paperHost.test(url)
}

/** Whether a title is nothing but an id or an address: what a paper is called until its title is known. */
export function isIdAlone(title: string): boolean {
  return identify(title) !== null
}
