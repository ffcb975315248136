/**
 * Evidence: what sources say of a paper, as far as it tells papers apart.
 */
import { arxivIdIn, arxivIdOfDoi } from './identifiers.ts'
import type { Draft } from './paper.ts'
import { lettersOf } from './titles.ts'

/** The fields that tell papers apart. */
export type Described = Pick<
  Draft,
  'title' | 'abstract' | 'authors' | 'year' | 'arxivId' | 'doi' | 'volume' | 'pages'
>

/** The fields of a paper in the form in which they are compared. */
export interface Evidence {
  readonly arxivId: string | null
  readonly doi: string | null
  readonly year: number | null
  /** Family names in their letters alone; bodies by their whole name. */
  readonly families: readonly string[]
  /** The number of the volume, and of the first page. */
  readonly volume: number | null
  readonly page: number | null
}

export function evidenceOf(paper: Described): Evidence {
  return {
    ...identifiersOf(paper),
    year: paper.year,
    families: paper.authors
      .map(({ family, literal }) => lettersOf(family ?? literal ?? ''))
      .filter(name => name !== ''),
    volume: firstNumber(paper.volume),
    page: firstNumber(paper.pages),
  }
}

/** arXiv's own DOIs are arXiv ids; any other DOI is compared in lower case, a preprint's without its version. */
export function identifiersOf({ arxivId, doi }: Pick<Described, 'arxivId' | 'doi'>): {
  arxivId: string | null
  doi: string | null
} {
  const given = arxivId === null ? null : (arxivIdIn(arxivId) ?? arxivId.toLowerCase())
  const bare = doi?.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '').toLowerCase() ?? null
  const own = bare === null ? null : arxivIdOfDoi(bare)
  const other = bare === null || own !== null ? null : bare
  return {
    arxivId: given ?? own,
    doi: other !== null && isSecondDoi(other) ? other.replace(/[/.]?v\d{1,2}$/, '') : other,
  }
}

// bioRxiv and medRxiv, Research Square, SSRN, OSF's servers, Preprints.org, ChemRxiv, TechRxiv, Authorea;
// and records of the Cochrane Library's register of trials.
const secondForm =
  /^10\.(?:1101\/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8}|21203\/rs\.|2139\/ssrn\.|312(?:19|34|35)\/|20944\/preprints|26434\/chemrxiv|36227\/techrxiv|22541\/au\.|64898\/|1002\/central\/cn-)/

/** Whether a DOI, in lower case, is a preprint server's or a database's: the published paper has another one. */
function isSecondDoi(doi: string): boolean {
  return secondForm.test(doi)
}

/** `12` of `S12–S17` and of `12 Suppl 2`; programs disagree about everything around it. */
function firstNumber(text: string | null | undefined): number | null {
  const digits = /\d{1,9}/.exec(text ?? '')?.[0]
  return digits === undefined ? null : Number(digits)
}

/** Whether two papers agree in something: null where one of them does not say. */
export type Agreement = boolean | null

/** Whether they have an author in common. */
export function authorsAgree(a: Evidence, b: Evidence): Agreement {
  if (a.families.length === 0 || b.families.length === 0) return null
  return a.families.some(name => b.families.includes(name))
}

/** Whether they are of one year or of neighbouring ones: a preprint comes before its paper. */
export function yearsAgree(a: Evidence, b: Evidence): Agreement {
  return a.year === null || b.year === null ? null : Math.abs(a.year - b.year) <= 1
}

/** Whether they were printed in one place. A talk and the article that came of it share all but this. */
export function placesAgree(a: Evidence, b: Evidence): Agreement {
  const volumes = a.volume === null || b.volume === null ? null : a.volume === b.volume
  const pages = a.page === null || b.page === null ? null : a.page === b.page
  if (volumes === false || pages === false) return false
  return volumes === null && pages === null ? null : true
}

/** Whether ids of one kind say that they are two papers. A preprint's or a database's DOI and the published paper's do not. */
export function idsDiffer(a: Evidence, b: Evidence): boolean {
  if (a.arxivId !== null && b.arxivId !== null && a.arxivId !== b.arxivId) return true
  if (a.doi === null || b.doi === null || a.doi === b.doi) return false
  return isSecondDoi(a.doi) === isSecondDoi(b.doi)
}

/** Whether two papers of one title cannot be the same. What only one of them knows contradicts nothing. */
export function contradict(a: Evidence, b: Evidence): boolean {
  return (
    idsDiffer(a, b) ||
    yearsAgree(a, b) === false ||
    authorsAgree(a, b) === false ||
    placesAgree(a, b) === false
  )
}
