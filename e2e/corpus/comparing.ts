/**
 * When two readings of a field are the same: markup, signs that fonts choose, and case are nobody's meaning.
 *
 * Zotero writes `<i>`, `<sub>` and Unicode where we keep TeX formulas, and makes
 * sentences of titles; quotation marks and dashes are set in many ways.
 */
import type { ReadPaper } from '../../shared/import/reading.ts'
import type { Name } from '../../shared/library/paper.ts'
import { texToText } from '../../shared/import/tex-text.ts'
import { characterOf } from '../../shared/text/tex-symbols.ts'
import type { ComparedField, Understood } from './expected.ts'

/** What we understood, in the same shape. */
export function ourUnderstanding({ draft, citeKey }: ReadPaper): Understood {
  const { authors, editors = [], other = {} } = draft
  return {
    key: citeKey ?? '',
    title: draft.title,
    creators: [...authors, ...editors].map(nameOf).join('; ') || null,
    year: draft.year === null ? null : String(draft.year),
    doi: draft.doi,
    eprint: draft.arxivId ?? other['eprint'] ?? null,
    abstract: draft.abstract || null,
    venue: draft.venue,
    volume: draft.volume ?? null,
    issue: draft.issue ?? draft.number ?? null,
    pages: draft.pages ?? null,
    publisher: draft.publisher ?? null,
    isbn: draft.isbn ?? null,
    issn: draft.issn ?? null,
  }
}

function nameOf({ family, given, particle, suffix, literal }: Name): string {
  return `${[particle, family ?? literal, suffix].filter(Boolean).join(' ')}|${given ?? ''}`
}

/** Whether two readings of a field mean the same; in formulas spaces mean nothing. */
export function isSameReading(field: ComparedField, a: string, b: string): boolean {
  const [one, other] = [normalised(field, a), normalised(field, b)]
  return one === other || (/[$⟨]/.test(a + b) && one.replace(/ /g, '') === other.replace(/ /g, ''))
}

/** A field without what readers may write differently. */
export function normalised(field: ComparedField, value: string): string {
  switch (field) {
    case 'doi':
    case 'eprint':
      return value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|arxiv:)|v\d+$|\\(?=_)/gi, '').toLowerCase()
    case 'creators':
      // A suffix stands before or behind the given name, and initials with or without their points.
      return plain(value)
        .split('; ')
        .map(name =>
          name
            .replace(/[|.,~-]/g, ' ')
            .split(/\s+/)
            .filter(Boolean)
            .sort()
            .join(' '),
        )
        .join('; ')
    case 'pages':
    case 'volume':
    case 'issue':
      return plain(value).replace(/[\s-]+/g, '-')
    case 'isbn':
    case 'issn':
      return value.replace(/[^\dx]/gi, '').toLowerCase()
    case 'title':
      // Whoever has no field for a subtitle joins it by a sign of their own.
      return plain(value).replace(/(?<=\p{L})\. /gu, ': ')
    case 'abstract':
    case 'publisher':
    case 'venue':
    case 'year':
      return plain(value)
  }
}

function plain(value: string): string {
  const bare = texToText(value.replace(/<\/?[a-z][^<>]*>/gi, ''), { keepsBraces: false })
    .replace(/\\(?:overline|bar|left|right|rm|text(?:rm|it|bf)|math(?:rm|it|bf))(?![A-Za-z]) ?/g, '')
    .replace(/\\([A-Za-z]+) ?/g, (whole, name: string) => characterOf.get(name) ?? whole)
  return bare
    .replace(/\$|[_^{}\\]/g, '')
    .normalize('NFKD')
    .replace(/[\u0304\u0305]/g, '')
    .toLowerCase()
    .replace(/[“”„«»]|''|``/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/\s*[-‐‑–—−]+\s*/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
