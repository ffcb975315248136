/**
 * Known papers: finds which of them a paper is, and which it may be.
 */
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

  /** Remembers a paper; one of the same id is replaced. */
  add(id: Id, paper: Described, { keys, traces } = lookAt(paper)): void {
    this.#same.add(id, paper, keys)
    this.#near.add(id, paper, traces)
  }

  /** Makes room for so many more, resting in between; nothing may be asked or added meanwhile. */
  *reserve(more: number): Generator<undefined, void> {
    yield* this.#near.reserve(more)
  }

  /** Forgets a paper; one that is not there is no matter. */
  remove(id: Id): void {
    this.#same.remove(id)
    this.#near.remove(id)
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
