/**
 * Every reader, and by what a text of its kind is known.
 */
import { readBibtex } from './bibtex.ts'
import { findTable, readCsv } from './csv.ts'
import { findDigest, readDigest } from './digest.ts'
import { readEndnote } from './endnote.ts'
import { readFeed } from './feed.ts'
import { findIds, readIds } from './id-list.ts'
import { readCsl, readJson } from './json.ts'
import { readListing } from './listing.ts'
import { markdownSign, readMarkdown } from './markdown.ts'
import { readMailing } from './mailing.ts'
import { readNbib } from './nbib.ts'
import { readOai } from './oai.ts'
import { readRefer, readWebOfScience } from './other-tags.ts'
import { type Correction, type ReadKind, type Reading } from './reading.ts'
import { readRis } from './ris.ts'

/** How each kind is read; a page needs the others besides. */
export const readerOf: Readonly<
  Record<Exclude<ReadKind, 'html'>, (text: string, corrections: readonly Correction[]) => Reading>
> = {
  listing: readListing,
  bibtex: readBibtex,
  ris: readRis,
  nbib: readNbib,
  refer: readRefer,
  wos: readWebOfScience,
  'csl-json': readCsl,
  json: readJson,
  csv: readCsv,
  endnote: readEndnote,
  'oai-pmh': readOai,
  feed: readFeed,
  arxiv: readMailing,
  digest: readDigest,
  markdown: readMarkdown,
  ids: readIds,
}

const json = /^[ \t\ufeff]*(?:\[\s*[[{"'\]]|\{\s*["'][^"'\r\n]{1,100}["']\s*:)/m

/** By what a text is known: where its sign stands, or -1. The surest first, where several stand at one place. */
export const signs: readonly { readonly kind: ReadKind; readonly find: (text: string) => number }[] = [
  { kind: 'bibtex', find: atLineStart('@', /@[a-z][\w-]*[ \t]*[{(]/iy) },
  { kind: 'ris', find: at(/^[\s\ufeff]{0,4}TY[ \t]{1,3}-[ \t]/m) },
  { kind: 'nbib', find: atLineStart('PM', /(?:PMID|PMC )[ \t]{0,2}-[ \t]?(?:PMC)?\d/y, '') },
  { kind: 'refer', find: text => (/^%T \S/m.test(text) ? text.search(/^%[0AT] \S/m) : -1) },
  { kind: 'wos', find: atLineStart('PT ', /PT [A-Z][ \t]*(?:\r\n|[\r\n])/y, '') },
  { kind: 'arxiv', find: atLineStart('\\\\', /\\\\[ \t]*(?:\r\n|[\r\n])(?:Paper|arXiv)[^\r\n]{0,40}:/y, '') },
  { kind: 'endnote', find: xml(/<records>\s*<record>|<ref-type\b/) },
  { kind: 'oai-pmh', find: xml(/<OAI-PMH\b|openarchives\.org|<arXiv(?:Raw|Old)?[\s>]|<oai_dc:/) },
  { kind: 'feed', find: xml(/<(?:rss|feed|rdf:RDF|channel|item|entry|atom:feed)\b/i) },
  {
    kind: 'csl-json',
    find: text =>
      /"(?:issued|container-title|citation-key|date-parts)"\s*:/.test(text.slice(0, 20_000))
        ? text.search(json)
        : -1,
  },
  { kind: 'json', find: at(json) },
  {
    kind: 'html',
    find: at(
      /^[\s\ufeff]*(?:<!--[^>]{0,300}-->\s*)?<(?:!doctype html|html|head|body|main|article|div|section|meta|ul|ol|table|dl)\b/i,
    ),
  },
  { kind: 'csv', find: findTable },
  { kind: 'markdown', find: at(markdownSign) },
  { kind: 'digest', find: findDigest },
  { kind: 'ids', find: findIds },
]

/**
 * Where a form stands at the beginning of a line, behind blanks. It is only tried where its first signs stand, which
 * are found at once: to try it at each line of a long text takes as long as to read that.
 *
 * @param form sticky, begins with the signs
 */
function atLineStart(signs: string, form: RegExp, blanks = ' \t\ufeff'): (text: string) => number {
  return text => {
    for (let found = text.indexOf(signs); found >= 0; found = text.indexOf(signs, found + 1)) {
      let start = found
      while (start > 0 && blanks.includes(text.charAt(start - 1))) start--
      if (start > 0 && !/[\r\n\u2028\u2029]/.test(text.charAt(start - 1))) continue
      form.lastIndex = found
      if (form.test(text)) return start
    }
    return -1
  }
}

const xmlStart = atLineStart('<', /<(?:\?xml\b|[A-Za-z][\w:-]*[\s>])/y)

function at(sign: RegExp): (text: string) => number {
  return text => text.search(sign)
}

/** Where an XML document begins that has a mark of its kind near its beginning. */
function xml(mark: RegExp): (text: string) => number {
  return text => {
    const start = xmlStart(text)
    return start >= 0 && mark.test(text.slice(start, start + 8_192)) ? start : -1
  }
}
