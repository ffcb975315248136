/**
 * Known papers: finds which of them a paper is, and which it may be.
 */
import type { Change } from './changes.ts'
import type { Described } from './evidence.ts'
import { identityKeys, IdentityIndex } from './identity.ts'
import { NearIndex, type Traces, tracesOf } from './near.ts'
import { lettersOf } from './titles.ts'
import type { PaperId } from './paper.ts'

/** Under what a paper is known; made once for all that is asked about it. */
export interface Look {
  readonly keys: readonly string[]
  readonly traces: Traces
}

export function lookAt(paper: Described): Look {
  const letters = lettersOf(paper.title)
  return { keys: identityKeys(paper, letters), traces: tracesOf(paper, letters) }
}

export class KnownPapers<Id extends string | number = PaperId> {
  readonly #same = new IdentityIndex<Id>()
  readonly #near = new NearIndex<Id>()

  add(id: Id, paper: Described, { keys, traces } = lookAt(paper)): void {
    this.#same.add(id, paper, keys)
    this.#near.add(id, paper, traces)
  }

  /** Keeps in step with a library. Moves, stars and the like cost nothing. */
  apply(this: KnownPapers, changes: readonly Change[]): void {
    this.#same.apply(changes)
    this.#near.apply(changes)
  }

  /** The paper that this one is, or null where it is new. */
  find(paper: Described, { keys } = lookAt(paper)): Id | null {
    return this.#same.find(paper, keys)
  }

  /** The papers that a new one may be all the same, the likeliest first. */
  findNear(paper: Described, { traces } = lookAt(paper)): Id[] {
    return this.#near.find(paper, traces)
  }
}
