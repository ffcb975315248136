/**
 * Which papers are the same paper.
 *
 * In order: arXiv id, DOI, title, place in print. A title alone is weak
 * evidence, so anything that contradicts it keeps two papers apart, and a very
 * short one needs the abstract to agree. One hash map; never pairwise. What is
 * only nearly the same is `near.ts`'s to find and a person's to decide.
 */
import {
  authorsAgree,
  contradict,
  type Described,
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
 *
 * @param letters of its title, where they are known already
 */
export function identityKeys(paper: Described, letters = lettersOf(paper.title)): readonly string[] {
  const { arxivId, doi } = identifiersOf(paper)
  const title = titleKey(letters, paper)
  const place = paper.volume && paper.pages ? printKey(evidenceOf(paper)) : null
  return [
    ...(arxivId === null ? [] : [`arxiv:${arxivId}`]),
    ...(doi === null ? [] : [`doi:${doi}`]),
    ...(title === null ? [] : [`title:${title}`]),
    ...(place === null ? [] : [`print:${place}`]),
  ]
}

/** A paper of the index, with its evidence once somebody asked for it: most papers are never compared. */
class Known<Id> {
  readonly id: Id
  readonly paper: Described
  #evidence: Evidence | null = null

  constructor(id: Id, paper: Described) {
    this.id = id
    this.paper = paper
  }

  get evidence(): Evidence {
    return (this.#evidence ??= evidenceOf(this.paper))
  }
}

/** Finds a paper met before. Ids are papers' ids, or whatever else tells the papers of one text apart. */
export class IdentityIndex<Id extends string | number = PaperId> {
  readonly #papers = new Map<Id, Described>()
  /** Nearly every key is one paper's: a list for each would take more room than the papers' titles. */
  readonly #known = new Map<string, Known<Id> | Known<Id>[]>()

  constructor(papers: Iterable<Described & { readonly id: Id }> = []) {
    for (const paper of papers) this.add(paper.id, paper)
  }

  /** Remembers a paper; one of the same id is replaced. */
  add(id: Id, paper: Described, keys = identityKeys(paper)): void {
    this.remove(id)
    this.#papers.set(id, paper)
    const known = new Known(id, paper)
    for (const key of keys) {
      const others = this.#known.get(key)
      if (Array.isArray(others)) others.push(known)
      else this.#known.set(key, others ? [others, known] : known)
    }
  }

  /** Forgets a paper; one that is not there is no matter. */
  remove(id: Id): void {
    const paper = this.#papers.get(id)
    if (!paper) return
    this.#papers.delete(id)
    for (const key of identityKeys(paper)) {
      const rest = listOf(this.#known.get(key)).filter(known => known.id !== id)
      if (rest.length > 0) this.#known.set(key, [...rest])
      else this.#known.delete(key)
    }
  }

  /** The paper that this one is, or null where it is new; of several, the first that was added. */
  find(paper: Described, keys = identityKeys(paper)): Id | null {
    let asked: Asked | null = null
    for (const key of keys) {
      const others = this.#known.get(key)
      if (!others) continue
      asked ??= new Known(null, paper)
      const isSame = sameness[key.slice(0, key.indexOf(':'))]
      const list = listOf(others)
      for (let i = 0; i < list.length && i < mostCompared; i++) {
        const other = list[i]
        if (other && isSame?.(asked, other) === true) return other.id
      }
    }
    return null
  }
}

function listOf<Id>(known: Known<Id> | readonly Known<Id>[] | undefined): readonly Known<Id>[] {
  return known === undefined ? [] : known instanceof Known ? [known] : known
}

type Asked = Pick<Known<unknown>, 'paper' | 'evidence'>

/** Whether two papers that share a key are the same, by the kind of the key. */
const sameness: Readonly<Record<string, (a: Asked, b: Asked) => boolean>> = {
  arxiv: () => true,
  // Two preprints may name one published paper, each as its own.
  doi: ({ evidence: a }, { evidence: b }) =>
    a.arxivId === null || b.arxivId === null || a.arxivId === b.arxivId,
  title: ({ evidence: a }, { evidence: b }) => !contradict(a, b),
  print: (a, b) =>
    !idsDiffer(a.evidence, b.evidence) &&
    authorsAgree(a.evidence, b.evidence) === true &&
    containment(runsOf(lettersOf(a.paper.title)), runsOf(lettersOf(b.paper.title))) >= sameInPrint,
}

/** Volume, first page, year and first author: no two papers of one title share these; null where one is not known. */
export function printKey({ volume, page, year, families: [first] }: Evidence): string | null {
  const isKnown = volume !== null && page !== null && year !== null && first !== undefined
  return isKnown ? `${volume}/${page}/${year}/${first}` : null
}

function titleKey(letters: string, { abstract }: Described): string | null {
  if (letters.length >= shortestTitle) return letters
  // Four times as many characters always hold enough letters of any prose.
  const start = lettersOf(abstract.slice(0, 4 * abstractStart)).slice(0, abstractStart)
  return letters === '' || start === '' ? null : `${letters}/${start}`
}
