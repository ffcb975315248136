/**
 * The papers that a search found: named one by one, or where those are most, all but those named.
 */
import type { PaperId } from '../../shared/library/paper.ts'

export class Found {
  readonly size: number
  readonly #named: Set<PaperId>
  readonly #isAllBut: boolean

  /** @param total papers in the library */
  constructor(named: Set<PaperId>, isAllBut: boolean, total: number) {
    this.#named = named
    this.#isAllBut = isAllBut
    this.size = isAllBut ? total - named.size : named.size
  }

  has(id: PaperId): boolean {
    return this.#named.has(id) !== this.#isAllBut
  }

  /**
   * The same after some papers changed. Changed in place: copying a hundred
   * thousand for every decision would take longer than a frame.
   *
   * @param met those of them that are what is looked for
   * @param gone those that are in the library no more
   */
  corrected(
    changed: readonly PaperId[],
    met: ReadonlySet<PaperId>,
    gone: ReadonlySet<PaperId>,
    total: number,
  ): Found {
    for (const id of changed) {
      if (gone.has(id) || met.has(id) === this.#isAllBut) this.#named.delete(id)
      else this.#named.add(id)
    }
    return new Found(this.#named, this.#isAllBut, total)
  }
}
