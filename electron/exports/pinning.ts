/**
 * Pinning: a citation key that leaves Paperlane stays what it is.
 */
import { keySteps } from '../../shared/bibtex/cite-key.ts'
import type { KeyPattern } from '../../shared/bibtex/key-pattern.ts'
import type { KeyOf } from '../../shared/exports/writer.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { Library } from '../library/library.ts'
import { Slices } from '../library/slices.ts'

/** The pinning that is under way for each library. */
const turns = new WeakMap<Library, Promise<unknown>>()

/**
 * Gives every paper its key and pins those that were not; a library that cannot be written still exports.
 *
 * What it answers knows the keys of these papers, as they were given and as they are now.
 *
 * One pinning at a time: a key is unique among the pinned ones, and two at once would not see each other's.
 */
export function pinKeys(library: Library, papers: readonly Paper[], pattern: KeyPattern): Promise<KeyOf> {
  const before = turns.get(library) ?? Promise.resolve()
  const turn = before.then(() => pinNow(library, papers, pattern))
  // Whoever asked for that one hears of its failure; the next one starts all the same.
  turns.set(
    library,
    turn.catch(() => undefined),
  )
  return turn
}

async function pinNow(library: Library, asked: readonly Paper[], pattern: KeyPattern): Promise<KeyOf> {
  const slices = new Slices('behind keys')
  /** Keys that are others than the papers say which were asked for: most papers have theirs for long. */
  const keys = new Map<PaperId, string>()
  const unpinned: Paper[] = []
  for (const { id, citeKey } of asked) {
    const paper = library.get(id)
    if (paper?.citeKey === null) unpinned.push(paper)
    else if (paper && paper.citeKey !== citeKey) keys.set(id, paper.citeKey)
    if (slices.isDue) await slices.rest()
  }
  if (unpinned.length > 0) {
    const made = await slices.run(keySteps(unpinned, takenKeys(library), pattern))
    if (!library.isReadOnly) await library.apply({ type: 'pin-keys', keys: made }, 'export')
    for (const [id, key] of made) {
      keys.set(id, library.get(id)?.citeKey ?? key)
      if (slices.isDue) await slices.rest()
    }
  }
  return ({ id, citeKey }) => {
    const key = keys.get(id) ?? citeKey
    if (key === null) throw new Error(`paper ${id} has no citation key`)
    return key
  }
}

/** The keys that no other paper may have: those of papers, and those they had before. */
export function* takenKeys(library: Library): Generator<string, void> {
  for (const { citeKey, formerKeys } of library.all()) {
    if (citeKey !== null) yield citeKey
    if (formerKeys) yield* formerKeys
  }
}
