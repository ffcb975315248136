/**
 * Which papers are the same paper.
 *
 * In order: arXiv id, DOI, title. A title alone is weak evidence, so anything
 * that contradicts it keeps two papers apart, and a very short one needs the
 * abstract to agree. One hash map; never pairwise.
 */
import type { Change } from './changes.ts'
import { arxivIdIn, arxivIdOfDoi } from './identifiers.ts'
import type { Draft, PaperId } from './paper.ts'

/** What sources say of a paper, as far as it tells papers apart. */
type Described = Pick<Draft, (typeof describing)[number]>
const describing = ['title', 'abstract', 'authors', 'year', 'arxivId', 'doi'] as const

/** Titles with fewer letters and digits ("Introduction") say too little by themselves. */
const shortestTitle = 12
/** How much of the abstract must agree where the title says too little; in normalised characters. */
const abstractStart = 80

/**
 * What a paper is known by, the strongest first: `arxiv:2206.07690`, `doi:10.1000/x`, `title:...`.
 * A paper without an id and with a title that says nothing has no keys and is like no other.
 */
export function identityKeys(paper: Described): readonly string[] {
  const { arxivId, doi } = identifiersOf(paper)
  const title = titleKey(paper)
  return [
    ...(arxivId === null ? [] : [`arxiv:${arxivId}`]),
    ...(doi === null ? [] : [`doi:${doi}`]),
    ...(title === null ? [] : [`title:${title}`]),
  ]
}

/** As much of a paper as the index keeps. */
interface Known<Id> {
  readonly id: Id
  readonly arxivId: string | null
  readonly doi: string | null
  readonly year: number | null
  readonly families: readonly string[]
}

/** Finds a paper met before. Ids are papers' ids, or whatever else tells the papers of one text apart. */
export class IdentityIndex<Id extends string | number = PaperId> {
  readonly #papers = new Map<Id, Described>()
  readonly #known = new Map<string, Known<Id>[]>()

  constructor(papers: Iterable<Described & { readonly id: Id }> = []) {
    for (const paper of papers) this.add(paper.id, paper)
  }

  /** Remembers a paper; one of the same id is replaced. */
  add(id: Id, paper: Described): void {
    this.remove(id)
    this.#papers.set(id, paper)
    const known = { id, ...identifiersOf(paper), year: paper.year, families: familiesOf(paper) }
    for (const key of identityKeys(paper)) {
      const others = this.#known.get(key)
      if (others) others.push(known)
      else this.#known.set(key, [known])
    }
  }

  /** Forgets a paper; one that is not there is no matter. */
  remove(id: Id): void {
    const paper = this.#papers.get(id)
    if (!paper) return
    this.#papers.delete(id)
    for (const key of identityKeys(paper)) {
      const rest = this.#known.get(key)?.filter(known => known.id !== id) ?? []
      if (rest.length > 0) this.#known.set(key, rest)
      else this.#known.delete(key)
    }
  }

  /** Keeps in step with a library. Moves, stars and the like cost nothing. */
  apply(this: IdentityIndex, changes: readonly Change[]): void {
    for (const change of changes) {
      switch (change.type) {
        case 'added':
          this.add(change.paper.id, change.paper)
          break
        case 'removed':
          this.remove(change.paper.id)
          break
        case 'edited': {
          const paper = this.#papers.get(change.id)
          const told = describing.filter(field => change.fields[field] !== undefined)
          if (!paper || told.length === 0) break
          const edits = told.map(field => [field, change.fields[field]?.[1]])
          this.add(change.id, { ...paper, ...(Object.fromEntries(edits) as Partial<Described>) })
        }
      }
    }
  }

  /** The paper that this one is, or null where it is new; of several, the first that was added. */
  find(paper: Described): Id | null {
    const asked = { ...identifiersOf(paper), year: paper.year, families: familiesOf(paper) }
    for (const key of identityKeys(paper)) {
      const known = this.#known
        .get(key)
        ?.find(other => !key.startsWith('title:') || !contradict(asked, other))
      if (known) return known.id
    }
    return null
  }
}

type Evidence = Omit<Known<never>, 'id'>

/** Whether two papers of one title cannot be the same. What only one of them knows contradicts nothing. */
function contradict(a: Evidence, b: Evidence): boolean {
  if (a.arxivId !== null && b.arxivId !== null && a.arxivId !== b.arxivId) return true
  if (a.doi !== null && b.doi !== null && a.doi !== b.doi) return true
  if (a.year !== null && b.year !== null && Math.abs(a.year - b.year) > 1) return true
  return a.families.length > 0 && b.families.length > 0 && !a.families.some(name => b.families.includes(name))
}

/** arXiv's own DOIs are arXiv ids; any other DOI is compared in lower case. */
function identifiersOf({ arxivId, doi }: Described): { arxivId: string | null; doi: string | null } {
  const given = arxivId === null ? null : (arxivIdIn(arxivId) ?? arxivId.toLowerCase())
  const bare = doi?.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, '').toLowerCase() ?? null
  const own = bare === null ? null : arxivIdOfDoi(bare)
  return { arxivId: given ?? own, doi: own === null ? bare : null }
}

function titleKey({ title, abstract }: Described): string | null {
  const normalised = lettersOf(title)
  if (normalised.length >= shortestTitle) return normalised
  // Four times as many characters always hold enough letters of any prose.
  const start = lettersOf(abstract.slice(0, 4 * abstractStart)).slice(0, abstractStart)
  return normalised === '' || start === '' ? null : `${normalised}/${start}`
}

/** Letters and digits of every script, lower case, without accents; the vowel signs of Indic scripts stay. */
function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]|[\u0300-\u036f]/gu, '')
}

function familiesOf({ authors }: Described): readonly string[] {
  return authors.map(({ family, literal }) => lettersOf(family ?? literal ?? '')).filter(name => name !== '')
}
