/**
 * Which papers are the same paper.
 *
 * In order: arXiv id, DOI, title, place in print. A title alone is weak
 * evidence, so anything that contradicts it keeps two papers apart, and a very
 * short one needs the abstract to agree. One hash map; never pairwise. What is
 * only nearly the same is `near.ts`'s to find and a person's to decide.
 */
import type { Change } from './changes.ts'
import {
  authorsAgree,
  contradict,
  type Described,
  describing,
  type Evidence,
  evidenceOf,
  idsDiffer,
  identifiersOf,
} from './evidence.ts'
import type { PaperId } from './paper.ts'
import { containment, lettersOf, runsOf } from './titles.ts'

/** Titles with fewer letters and digits ("Introduction") say too little by themselves. */
const shortestTitle = 12
/** How much of the abstract must agree where the title says too little; in normalised characters. */
const abstractStart = 80
/** How much of the shorter title the longer one must hold where volume, page, year and author agree. */
const sameInPrint = 0.6
/** Papers looked at under one key: a file of a hundred thousand "Letters to the editor" must not take an hour. */
const mostCompared = 500

/**
 * What a paper is known by, the strongest first: `arxiv:2206.07690`, `doi:10.1000/x`, `title:...`, `print:...`.
 * A paper without an id and with a title that says nothing has no keys and is like no other.
 */
export function identityKeys(paper: Described): readonly string[] {
  const { arxivId, doi } = identifiersOf(paper)
  const title = titleKey(paper)
  const place = paper.volume && paper.pages ? printKey(evidenceOf(paper)) : null
  return [
    ...(arxivId === null ? [] : [`arxiv:${arxivId}`]),
    ...(doi === null ? [] : [`doi:${doi}`]),
    ...(title === null ? [] : [`title:${title}`]),
    ...(place === null ? [] : [`print:${place}`]),
  ]
}

/** As much of a paper as the index keeps. */
interface Known<Id> extends Evidence {
  readonly id: Id
  readonly title: string
}

/** Finds a paper met before. Ids are papers' ids, or whatever else tells the papers of one text apart. */
export class IdentityIndex<Id extends string | number = PaperId> {
  readonly #papers = new Map<Id, Described>()
  readonly #known = new Map<string, Known<Id>[]>()

  constructor(papers: Iterable<Described & { readonly id: Id }> = []) {
    for (const paper of papers) this.add(paper.id, paper)
  }

  /** What was last said of a paper. */
  get(id: Id): Described | undefined {
    return this.#papers.get(id)
  }

  /** Remembers a paper; one of the same id is replaced. */
  add(id: Id, paper: Described): void {
    this.remove(id)
    this.#papers.set(id, paper)
    const known = { id, title: paper.title, ...evidenceOf(paper) }
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
      const paper = describedAfter(change, id => this.#papers.get(id))
      if (change.type === 'removed') this.remove(change.paper.id)
      else if (paper) this.add(change.type === 'added' ? change.paper.id : change.id, paper)
    }
  }

  /** The paper that this one is, or null where it is new; of several, the first that was added. */
  find(paper: Described): Id | null {
    const asked = { title: paper.title, ...evidenceOf(paper) }
    for (const key of identityKeys(paper)) {
      const others = this.#known.get(key)
      if (!others) continue
      const isSame = sameness[key.slice(0, key.indexOf(':'))]
      for (let i = 0; i < others.length && i < mostCompared; i++) {
        const other = others[i]
        if (other && isSame?.(asked, other) === true) return other.id
      }
    }
    return null
  }
}

type Asked = Omit<Known<never>, 'id'>

/** Whether two papers that share a key are the same, by the kind of the key. */
const sameness: Readonly<Record<string, (a: Asked, b: Asked) => boolean>> = {
  arxiv: () => true,
  // Two preprints may name one published paper, each as its own.
  doi: (a, b) => a.arxivId === null || b.arxivId === null || a.arxivId === b.arxivId,
  title: (a, b) => !contradict(a, b),
  print: (a, b) =>
    !idsDiffer(a, b) &&
    authorsAgree(a, b) === true &&
    containment(runsOf(lettersOf(a.title)), runsOf(lettersOf(b.title))) >= sameInPrint,
}

/**
 * What a change leaves to be said of a paper; undefined where it is gone or nothing that tells papers apart changed.
 *
 * @param present what was said of a paper before
 */
export function describedAfter(
  change: Change,
  present: (id: PaperId) => Described | undefined,
): Described | undefined {
  if (change.type !== 'edited') return change.type === 'added' ? change.paper : undefined
  const told = describing.filter(field => change.fields[field] !== undefined)
  const paper = told.length === 0 ? undefined : present(change.id)
  if (!paper) return undefined
  const edits = told.map(field => [field, change.fields[field]?.[1]])
  return { ...paper, ...(Object.fromEntries(edits) as Partial<Described>) }
}

/** Volume, first page, year and first author: no two papers of one title share these; null where one is not known. */
export function printKey({ volume, page, year, families: [first] }: Evidence): string | null {
  const isKnown = volume !== null && page !== null && year !== null && first !== undefined
  return isKnown ? `${volume}/${page}/${year}/${first}` : null
}

function titleKey({ title, abstract }: Described): string | null {
  const normalised = lettersOf(title)
  if (normalised.length >= shortestTitle) return normalised
  // Four times as many characters always hold enough letters of any prose.
  const start = lettersOf(abstract.slice(0, 4 * abstractStart)).slice(0, abstractStart)
  return normalised === '' || start === '' ? null : `${normalised}/${start}`
}
