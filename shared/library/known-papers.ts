/**
 * Known papers: finds which of them a paper is, and which it may be.
 */
import type { Change } from './changes.ts'
import type { Described } from './evidence.ts'
import { IdentityIndex } from './identity.ts'
import { NearIndex } from './near.ts'
import type { PaperId } from './paper.ts'

export class KnownPapers<Id extends string | number = PaperId> {
  readonly #same = new IdentityIndex<Id>()
  readonly #near = new NearIndex<Id>()

  add(id: Id, paper: Described): void {
    this.#same.add(id, paper)
    this.#near.add(id, paper)
  }

  /** Keeps in step with a library. Moves, stars and the like cost nothing. */
  apply(this: KnownPapers, changes: readonly Change[]): void {
    this.#same.apply(changes)
    this.#near.apply(changes)
  }

  /** The paper that this one is, or null where it is new. */
  find(paper: Described): Id | null {
    return this.#same.find(paper)
  }

  /** The papers that a new one may be all the same, the likeliest first. */
  findNear(paper: Described): Id[] {
    return this.#near.find(paper)
  }
}
